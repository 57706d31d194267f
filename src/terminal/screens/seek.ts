// A long list of ways on, filtered as one types. What was typed is given back too: the first word may be a name, and the rest
// what goes with it.
import { glyphs } from '../../text/glyphs.ts'
import { means, plainly, wordsIn } from '../../text/matching.ts'
import { clip, drawnLine, graphemesOf, width } from '../../text/width.ts'
import { wrapped } from '../../text/wrap.ts'
import { clipped, type Look, marginOf, textColumns } from '../screen/frame.ts'
import { actionsOf, hintsOf, type KeyRow, nameOf, packed } from '../screen/keymap.ts'
import type { KeyEvent } from '../screen/keys.ts'
import type { Frame } from '../screen/paint.ts'
import { type Around, openScreen } from '../screen/screen.ts'
import type { ScreenTerminal } from '../screen/surface.ts'

export type SeekRow = {
  readonly name: string
  readonly says: string
  /** Stands above the first row of each group. */
  readonly group: string
  /** Other words it is found by. */
  readonly also?: string
  /** Shown as soon as the list is, also where the rest of it waits to be asked for. */
  readonly now?: true
}

export type Seek = {
  /** What was said before it. */
  readonly above?: string
  /** What stands above; with that at most a third of the window. */
  readonly head: string
  readonly rows: readonly SeekRow[]
  /** What Esc does, in a word or two. */
  readonly leaves: string
}

/** The row that was taken, as its index, or undefined where what was typed fits none; and what was typed. */
export type Sought = { readonly row: number | undefined; readonly typed: string }

export type Seeking = {
  readonly asked: Seek
  readonly typed: string
  /** Among the rows that are found. */
  readonly at: number
  /** The first drawn row that is seen. */
  readonly top: number
  readonly left: Sought | 'left' | undefined
}

type Action = 'next' | 'previous' | 'further' | 'back' | 'enter' | 'erase' | 'clear' | 'leave'

const keymap: readonly KeyRow<Action>[] = [
  { keys: { up: 'previous', down: 'next' }, also: { 'page-down': 'further', 'page-up': 'back' } },
  { keys: { enter: 'enter' }, hint: 'opens' },
  {
    keys: { backspace: 'erase' },
    also: { 'ctrl-w': 'clear', 'ctrl-u': 'clear', 'ctrl-backspace': 'clear' },
  },
  { keys: { escape: 'leave' }, also: { 'ctrl-d': 'leave' } },
]
const actions = actionsOf(keymap)
/** As many rows as a key of the keyboard's other half moves. */
const leap = 8

/** Shows it until a row is taken; undefined where it is left. Throws Trouble 130 where it is stopped, 4 where it is left idle. */
export function openSeek(
  terminal: ScreenTerminal,
  asked: Seek,
  around: Around,
): Promise<Sought | undefined> {
  let seeking = seekingOf(asked)
  return openScreen<Sought | undefined>(terminal, around, (screen) => ({
    key(event) {
      seeking = sought(seeking, event)
      if (seeking.left !== undefined) {
        screen.leave(seeking.left === 'left' ? undefined : seeking.left)
      }
    },
    frame(look) {
      const { frame, top } = seekFrame(seeking, look)
      seeking = { ...seeking, top }
      return frame
    },
  }))
}

export function seekingOf(asked: Seek): Seeking {
  return { asked, typed: '', at: 0, top: 0, left: undefined }
}

/**
 * The rows that `typed` means, by their indexes, those whose name begins so first. Where none has all of it, the one whose
 * name is its first word.
 */
export function foundIn(rows: readonly SeekRow[], typed: string): readonly number[] {
  const wanted = plainly(typed).trim()
  const all = rows.flatMap(({ name, says, also = '' }, index) =>
    means(typed, `${name} ${says} ${also}`) ? [index] : [],
  )
  const named = (index: number) => (plainly(rows[index]?.name ?? '').startsWith(wanted) ? 0 : 1)
  if (all.length > 0) return all.toSorted((a, b) => named(a) - named(b) || a - b)
  const [first] = wordsIn(typed)
  return rows.flatMap(({ name }, index) => (plainly(name) === first ? [index] : []))
}

/** What a key makes of it; several letters that came in one read are typed one after the other. */
export function sought(seeking: Seeking, event: KeyEvent): Seeking {
  if (event.kind !== 'key') {
    const [line = ''] = event.text.split(/[\r\n]/)
    const typed = { ...seeking, typed: seeking.typed + line, at: 0 }
    return /[\r\n]/.test(event.text) ? taken(typed) : typed
  }
  const { asked, typed, at } = seeking
  const last = Math.max(0, foundIn(asked.rows, typed).length - 1)
  switch (actions[nameOf(event)]) {
    case 'next':
      return { ...seeking, at: Math.min(last, at + 1) }
    case 'previous':
      return { ...seeking, at: Math.max(0, at - 1) }
    case 'further':
      return { ...seeking, at: Math.min(last, at + leap) }
    case 'back':
      return { ...seeking, at: Math.max(0, at - leap) }
    case 'enter':
      return taken(seeking)
    case 'erase':
      return { ...seeking, typed: [...graphemesOf(typed)].slice(0, -1).join(''), at: 0 }
    case 'clear':
      return { ...seeking, typed: '', at: 0 }
    case 'leave':
      return typed === '' ? { ...seeking, left: 'left' } : { ...seeking, typed: '', at: 0 }
    default:
      return seeking
  }
}

function taken(seeking: Seeking): Seeking {
  const { asked, typed, at } = seeking
  return { ...seeking, left: { row: foundIn(asked.rows, typed)[at], typed: typed.trim() } }
}

type Drawn = { readonly text: string; readonly of: number | undefined }

function seekFrame(seeking: Seeking, look: Look): { frame: Frame; top: number } {
  const { asked, typed } = seeking
  const margin = marginOf(look)
  const inner = textColumns(look)
  const { quiet } = look.theme
  const head = headOf(asked, headRows(look), inner)
  const foot = packed([...hintsOf(keymap), `Esc ${asked.leaves}`, 'F2 people to call'], inner)
  const line = `${glyphs.probe} ${clip(drawnLine(typed), inner - 3)}`
  const above = [
    ...(look.rows > 16 ? [''] : []),
    ...head.map((row) => (row === '' ? '' : margin + row)),
    ...(head.length > 0 && look.rows > 16 ? [''] : []),
    margin + line,
  ]
  const rows = rowsOf(seeking, inner, look)
  const height = Math.max(1, look.rows - above.length - foot.length - 1)
  const top = scrolled(rows, seeking, height)
  const body = rows.slice(top, top + height).map(({ text }) => (text === '' ? '' : margin + text))
  while (body.length < height) body.push('')
  const more = top + height < rows.length ? margin + quiet(`${glyphs.down} further`) : ''
  const lines = [...above, ...body, more, ...foot.map((row) => margin + quiet(row))]
  const cursor = { x: margin.length + width(line), y: above.length - 1 }
  return { frame: { rows: lines.slice(0, look.rows), cursor }, top }
}

/** What was said before and then what stands above, in `most` rows: in a small window the first two of that are enough. */
function headOf({ above = '', head }: Seek, most: number, inner: number): readonly string[] {
  const own = head === '' ? [] : wrapped(head, inner)
  if (above === '') return clipped(own, most)
  const told = clipped(wrapped(above, inner), Math.max(1, most - Math.min(2, own.length)))
  const room = most - told.length
  return own.length < room ? [...told, '', ...own] : [...told, ...own.slice(0, room)]
}

function headRows({ rows }: Look): number {
  return Math.max(2, Math.floor(rows / 3))
}

/** Every found row on one line, the one that is pointed at with all of its words; the groups only while nothing is typed. */
function rowsOf({ asked, typed, at }: Seeking, inner: number, { theme }: Look): readonly Drawn[] {
  const found = foundIn(asked.rows, typed)
  if (found.length === 0) return [{ text: theme.quiet('nothing is called so'), of: undefined }]
  const wide = Math.min(18, Math.max(...found.map((of) => width(asked.rows[of]?.name ?? '')))) + 2
  let group: string | undefined
  return found.flatMap((of, index) => {
    const row = asked.rows[of]
    if (row === undefined) return []
    const heads =
      typed === '' && row.group !== group && row.group !== ''
        ? ['', theme.strong(clip(drawnLine(row.group), inner))]
        : []
    group = row.group
    const here = index === at
    return [
      ...heads.slice(index === 0 ? 1 : 0).map((text) => ({ text, of: undefined })),
      ...drawnRow(row, here, { wide, inner }).map((text, line) => ({
        text: line === 0 && here ? theme.here(text) : text,
        of: index,
      })),
    ]
  })
}

function drawnRow(
  { name, says }: SeekRow,
  here: boolean,
  { wide, inner }: { readonly wide: number; readonly inner: number },
): readonly string[] {
  const called = drawnLine(name)
  const room = inner - wide - 2
  // A name that is a whole line, or a window with no room beside it.
  if (says === '' || width(called) > wide - 2 || room < 20) {
    const rows = wrapped(called, inner - 2)
    const told = here && says !== '' ? wrapped(drawnLine(says), inner - 4) : []
    const seen = here ? rows : [clip(called, inner - 2)]
    return [...seen.map((row) => `  ${row}`), ...told.map((row) => `    ${row}`)]
  }
  const rows = wrapped(drawnLine(says), room)
  const beside = here || rows.length === 1 ? rows : [clip(drawnLine(says), room)]
  return beside.map(
    (row, line) =>
      `  ${line === 0 ? called + ' '.repeat(wide - width(called)) : ' '.repeat(wide)}${row}`,
  )
}

/** The first row that is seen, so that what is pointed at is; the first of all brings its heading along. */
function scrolled(rows: readonly Drawn[], { at, top }: Seeking, height: number): number {
  if (at === 0) return 0
  const first = rows.findIndex(({ of }) => of === at)
  const last = rows.findLastIndex(({ of }) => of === at)
  const up = first >= 0 && first < top ? first : top
  const down = last >= up + height ? Math.min(first, last - height + 1) : up
  return Math.max(0, Math.min(down, rows.length - 1))
}
