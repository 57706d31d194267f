// Reading private words: on the alternate screen, which leaves nothing behind, with the keys of a pager.
import { glyphs } from '../../text/glyphs.ts'
import { type Changed, type ChangedText, rowsOf } from '../../text/twice.ts'
import { clip, drawnLine } from '../../text/width.ts'
import { type Look, marginOf, type Size, textColumns } from '../screen/frame.ts'
import { actionsOf, hintsOf, type KeyRow, nameOf } from '../screen/keymap.ts'
import type { KeyEvent } from '../screen/keys.ts'
import type { Frame } from '../screen/paint.ts'
import { type Around, openScreen } from '../screen/screen.ts'
import type { ScreenTerminal } from '../screen/surface.ts'

type Action =
  | { readonly by: 'row' | 'screen' | 'text'; readonly count: 1 | -1 }
  | 'on'
  | 'leave'
  | 'find'
  | 'again'

const forward: KeyRow<Action> = {
  keys: { ' ': { by: 'screen', count: 1 } },
  also: { 'page-down': { by: 'screen', count: 1 }, 'ctrl-f': { by: 'screen', count: 1 } },
  hint: 'further',
}
const leave: KeyRow<Action> = {
  keys: { q: 'leave' },
  also: { escape: 'leave', 'ctrl-d': 'leave' },
  hint: 'leave',
}
const find: KeyRow<Action> = { keys: { '/': 'find' }, also: { n: 'again' }, hint: 'find' }
const on: KeyRow<Action> = { keys: { enter: 'on' }, hint: 'go on' }
const moving: KeyRow<Action> = {
  keys: { down: { by: 'row', count: 1 }, up: { by: 'row', count: -1 } },
  also: {
    j: { by: 'row', count: 1 },
    k: { by: 'row', count: -1 },
    b: { by: 'screen', count: -1 },
    'page-up': { by: 'screen', count: -1 },
    'ctrl-b': { by: 'screen', count: -1 },
    g: { by: 'text', count: -1 },
    home: { by: 'text', count: -1 },
    'ctrl-home': { by: 'text', count: -1 },
    G: { by: 'text', count: 1 },
    end: { by: 'text', count: 1 },
    'ctrl-end': { by: 'text', count: 1 },
  },
}

type Shown = { readonly start: number; readonly end: number; readonly as: Changed['as'] | 'found' }

type RowShown = { readonly text: string; readonly changed: readonly Shown[] }

const actions = actionsOf<Action>([forward, leave, find, on, moving])

/** What is known while a text is read. */
export type Reading = {
  /** The text in rows, as wide as the window. */
  readonly rows: readonly string[]
  /** The same with what changed in it, where it is not drawn as the rest. */
  readonly drawn: readonly ChangedText[]
  readonly size: Size
  /** The first row that is seen. */
  readonly top: number
  /** What is being typed to be found; undefined where nothing is. */
  readonly finding: string | undefined
  /** What was found last. */
  readonly wanted: string
  readonly left: boolean
}

/**
 * Shows `text` under `title` until it is left (q, Esc, Enter at the end). Throws Trouble 130 where it is
 * stopped, 4 where it is left idle.
 */
export function openReader(
  terminal: ScreenTerminal,
  {
    title,
    text,
    changed = [],
  }: { readonly title: string; readonly text: string; readonly changed?: readonly Changed[] },
  around: Around,
): Promise<void> {
  let reading: Reading | undefined
  return openScreen<void>(terminal, around, (screen) => ({
    key(event) {
      if (reading === undefined) return
      reading = read(reading, event)
      if (reading.left) screen.leave()
    },
    frame(look) {
      reading = readIn({ text, changed }, look, reading)
      return readerFrame(title, reading, look)
    },
  }))
}

/** The same reading in a window of `size`; from the beginning where nothing was read `before`. */
export function readIn(text: ChangedText, size: Size, before?: Reading): Reading {
  const columns = textColumns(size)
  const drawn =
    before !== undefined && textColumns(before.size) === columns
      ? before.drawn
      : rowsOf(text, columns)
  const rows = before?.drawn === drawn ? before.rows : drawn.map(({ text }) => drawnLine(text))
  const fresh = { top: 0, finding: undefined, wanted: '', left: false }
  return within({
    ...fresh,
    ...before,
    rows,
    drawn,
    size: { columns: size.columns, rows: size.rows },
  })
}

/** What a key makes of it. */
export function read(reading: Reading, event: KeyEvent): Reading {
  const { top, rows, finding } = reading
  if (finding !== undefined) return within(searched(reading, finding, event))
  const action = actions[nameOf(event)]
  switch (action) {
    case undefined:
      return reading
    case 'leave':
      return { ...reading, left: true }
    case 'on':
      if (top + heightOf(reading.size) >= rows.length) return { ...reading, left: true }
      return within({ ...reading, top: top + 1 })
    case 'find':
      return { ...reading, finding: '' }
    case 'again':
      return within(jumped(reading, reading.wanted, top + 1))
    default: {
      const by = { row: 1, screen: heightOf(reading.size) - 1, text: rows.length }[action.by]
      return within({ ...reading, top: top + by * action.count })
    }
  }
}

function searched(reading: Reading, finding: string, event: KeyEvent): Reading {
  if (event.kind !== 'key') return { ...reading, finding: finding + event.text }
  if (event.name === 'backspace') return { ...reading, finding: finding.slice(0, -1) }
  const done = { ...reading, finding: undefined }
  return event.name === 'enter' ? jumped(done, finding.toLowerCase(), reading.top) : done
}

function jumped(reading: Reading, wanted: string, from: number): Reading {
  const at = reading.rows.findIndex(
    (row, index) => wanted !== '' && index >= from && row.toLowerCase().includes(wanted),
  )
  return { ...reading, wanted, top: at < 0 ? reading.top : at }
}

function within(reading: Reading): Reading {
  const last = reading.rows.length - heightOf(reading.size)
  return { ...reading, top: Math.max(0, Math.min(reading.top, last)) }
}

/** The rows of text that are seen: all but the title, the line below it, and the hints. */
function heightOf({ rows }: Size): number {
  return Math.max(1, rows - 3)
}

/** The rows that are seen, as they are drawn: what was found stands out. */
export function rowsSeen({ drawn, top, size, wanted }: Reading, look: Look): readonly string[] {
  return drawn
    .slice(top, top + heightOf(size))
    .map((row) =>
      rowDrawn(wanted === '' ? row : { ...row, changed: spansOf(row.text, wanted) }, look),
    )
}

/** Where one is in the text, and which of what was found this is: "row 12–40 of 93 · 2 of 5". */
export function placeOf({ rows, top, size, wanted }: Reading): string {
  const last = Math.min(rows.length, top + heightOf(size))
  const place =
    last < rows.length || top > 0 ? [`${top + 1}${glyphs.dash}${last} of ${rows.length}`] : []
  if (wanted === '') return place.join('')
  const counts = rows.map((row) => spansOf(row, wanted).length)
  const sum = (until: number) => counts.slice(0, until).reduce((all, each) => all + each, 0)
  const all = sum(rows.length)
  const here = Math.min(all, sum(top) + 1)
  return [...place, all === 0 ? `${wanted}: not here` : `${wanted}: ${here} of ${all}`].join(
    ` ${glyphs.between} `,
  )
}

function spansOf(text: string, wanted: string): Shown[] {
  const low = text.toLowerCase()
  const spans: Shown[] = []
  if (low.length !== text.length) return spans
  for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + wanted.length)) {
    spans.push({ start: at, end: at + wanted.length, as: 'found' })
  }
  return spans
}

/** A row as it is drawn: what changed in it stands out. */
function rowDrawn({ text, changed }: RowShown, { theme }: Look): string {
  let at = 0
  let said = ''
  for (const { start, end, as } of changed) {
    const drawn = as === 'found' ? theme.here : theme[as]
    said += drawnLine(text.slice(at, start)) + drawn(drawnLine(text.slice(start, end)))
    at = end
  }
  return said + drawnLine(text.slice(at))
}

function readerFrame(title: string, reading: Reading, look: Look): Frame {
  const { rows, top, finding, size } = reading
  const inner = textColumns(look)
  const margin = marginOf(look)
  const { quiet } = look.theme
  const height = heightOf(size)
  const body = rowsSeen(reading, look).map((row) => (row === '' ? '' : margin + row))
  while (body.length < height) body.push('')
  const more = top + height < rows.length
  const hints = hintsOf(more ? [forward, leave, find] : [on]).join(` ${glyphs.between} `)
  const place = placeOf(reading)
  const told = place === '' ? hints : `${hints} ${glyphs.between} ${place}`
  const foot = finding === undefined ? told : `/${finding}`
  return {
    rows: [margin + quiet(clip(title, inner)), '', ...body, margin + quiet(clip(foot, inner))],
    cursor: null,
  }
}
