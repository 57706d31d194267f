// A page before, keys, and the page after, each as one string.
//
// A page: its words, | where the cursor is, { where what ends there is selected from, ◆[…] (“[…], →[…] …) around what is pointed at, ~…~ around what is struck, and
// " ⇒ done" where it was left. Keys: what is typed, and between < and >
//   C-d A-b S-left ret esc bs del pgup home F1 …   a key
//   paste:words                             a paste
//   wait:31s wait:8m                        time in which no key comes
//   press:7,1 drag:9,2 up:0,0               the mouse, at a column and a row
//   size:40x10                              another window
//   saved unsaved:why                       what became of saving
//   idle                                    nobody was there
import { marks as table } from '../../../src/journal/page/marks.ts'
import { colours } from '../../../src/terminal/colours.ts'
import { cursorOf, textOf } from '../../../src/terminal/page/buffer.ts'
import {
  type Asked,
  nextTick,
  opened,
  type Page,
  type PageEvent,
} from '../../../src/terminal/page/model.ts'
import { press } from '../../../src/terminal/page/press.ts'
import { selected } from '../../../src/terminal/page/selection.ts'
import { pageFrame } from '../../../src/terminal/page/view.ts'
import { coveredBy, coverFrame, covers, uncovered } from '../../../src/terminal/screen/cover.ts'
import type { KeyEvent } from '../../../src/terminal/screen/keys.ts'
import type { Frame } from '../../../src/terminal/screen/paint.ts'
import { graphemesOf } from '../../../src/text/width.ts'

export type Pressed = {
  readonly page: Page
  /** The page as it was before the last of what happened to it. */
  readonly before: Page
  /** Its clock. */
  readonly now: number
  /** What is seen at the end. */
  readonly frame: Frame
  /** Every frame there was, one a key and one a look at the clock. */
  readonly frames: readonly Frame[]
}

const support = 'Somebody to call'
/** Milliseconds between two keys. */
const pace = 50

/** Opens a page on `before` and presses `keys`. */
export function pressed(before: string, keys: string, asked: Partial<Asked> = {}): Pressed {
  const theme = colours(0)
  const at = before.indexOf('|')
  const text = before.replace('|', '')
  let now = 0
  let cover = uncovered
  let page = opened(
    { menu: [], doneLabel: 'keep', ...asked, text, cursor: at < 0 ? text.length : at },
    { columns: 80, rows: 24 },
    now,
  )
  let last = page
  const frames: Frame[] = []
  const draw = () => {
    const { frame, top } = pageFrame(page, theme)
    page = { ...page, top }
    frames.push(covers(cover) ? coverFrame(cover, support, page.size) : frame)
  }
  const happens = (event: PageEvent, after = pace) => {
    now += after
    last = page
    page = press(page, event, now)
    draw()
  }
  const key = (event: KeyEvent) => {
    const next = coveredBy(cover, event, support, page.size)
    if (next === undefined) return happens(event)
    if (next === 'stop') return happens({ kind: 'end', why: 'interrupted' })
    if (next === 'lock') return happens({ kind: 'end', why: 'idle' })
    cover = next
    draw()
  }
  draw()
  for (const word of wordsOf(keys)) {
    if (page.left !== undefined && !/^<(un)?saved/.test(word)) break
    const [, what = '', how = ''] = /^<(\w+):(.*)>$/s.exec(word) ?? []
    if (what === 'wait') {
      for (let left = msOf(how); left > 0 && page.left === undefined; ) {
        const step = Math.min(left, nextTick(page))
        happens({ kind: 'tick' }, step)
        left -= step
      }
    } else if (what === 'size') {
      const [columns = 0, rows = 0] = how.split('x').map(Number)
      happens({ kind: 'resize', columns, rows })
    } else if (what === 'press' || what === 'drag' || what === 'up' || what === 'down') {
      const [x = 0, y = 0] = how.split(',').map(Number)
      happens({ kind: 'pointer', does: what, x, y })
    } else if (what === 'unsaved') happens({ kind: 'unsaved', why: how })
    else if (word === '<saved>') happens({ kind: 'saved' })
    else if (word === '<idle>') happens({ kind: 'end', why: 'idle' })
    else key(eventOf(word))
  }
  return { page, before: last, now, frames, frame: frames.at(-1) ?? { rows: [], cursor: null } }
}

/** The rows that are seen, without the spaces around them and however they are drawn. */
export function seen({ frame }: Pressed): string {
  return `\n${frame.rows.map((row) => row.replace(/\u001b\[\d+m/g, '').trim()).join('\n')}\n`
}

/** A page as it is written here. */
export function shown({ page }: Pressed): string {
  const { marks, struck } = page.running.traces
  const text = textOf(page.buffer)
  const { anchor } = page.buffer
  const signsAt: (readonly [number, number, string])[] = [
    [cursorOf(page.buffer), 1, '|'],
    ...(anchor === undefined || selected(page.buffer) === undefined
      ? []
      : [[cursorOf({ ...page.buffer, ...anchor }), 1, '{'] as const]),
    ...marks.flatMap(({ start, end, kind }) => [
      [start, 2, `${table[kind].sign}[`] as const,
      [end, 0, ']'] as const,
    ]),
    ...struck.flatMap(({ start, end }) => [[start, 2, '~'] as const, [end, 0, '~'] as const]),
  ]
  const written = signsAt
    .toSorted(([a, first], [b, second]) => b - a || second - first)
    .reduce((done, [at, , sign]) => done.slice(0, at) + sign + done.slice(at), text)
  const { left } = page
  if (left === undefined) return written
  return `${written} ⇒ ${left.reason === 'menu' ? left.choice : left.reason}`
}

function wordsOf(keys: string): readonly string[] {
  return keys
    .split(/(<[^<>]+>)/s)
    .flatMap((part) => (/^<.+>$/s.test(part) ? [part] : [...graphemesOf(part)]))
}

/** Keys alone, for what is no page. */
export function eventsOf(keys: string): readonly KeyEvent[] {
  return wordsOf(keys).map(eventOf)
}

function eventOf(word: string): KeyEvent {
  const [, pasted] = /^<paste:(.*)>$/s.exec(word) ?? []
  if (pasted !== undefined) return { kind: 'paste', text: pasted }
  return /^<.+>$/s.test(word) ? { kind: 'key', name: nameOf(word) } : { kind: 'text', text: word }
}

const shorter: Readonly<Record<string, string>> = {
  ret: 'enter',
  esc: 'escape',
  bs: 'backspace',
  del: 'delete',
  pgup: 'page-up',
  pgdn: 'page-down',
}

function nameOf(word: string): string {
  const name = word
    .slice(1, -1)
    .replace('C-', 'ctrl-')
    .replace('A-', 'alt-')
    .replace('S-', 'shift-')
    .toLowerCase()
  return name.replace(/\w+$/, (last) => shorter[last] ?? last)
}

function msOf(how: string): number {
  return Number.parseInt(how, 10) * (how.endsWith('m') ? 60_000 : 1000)
}
