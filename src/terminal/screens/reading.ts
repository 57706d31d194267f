// Reading as a pager has it: the text in rows, which of them is seen, and what is looked for in it.
import { glyphs } from '../../text/glyphs.ts'
import { type Changed, type ChangedText, type RowOf, rowsOf } from '../../text/twice.ts'
import { drawnLine } from '../../text/width.ts'
import { type Look, type Size, textColumns } from '../screen/frame.ts'
import { actionsOf, type KeyRow, nameOf } from '../screen/keymap.ts'
import type { KeyEvent } from '../screen/keys.ts'
import { type FoundIn, foundIn } from './found-in.ts'

type Action =
  | { readonly by: 'row' | 'half' | 'screen' | 'text'; readonly count: 1 | -1 }
  | { readonly find: 1 | -1 }
  | 'on'
  | 'leave'
  | 'find'

export const forward: KeyRow<Action> = {
  keys: { ' ': { by: 'screen', count: 1 } },
  also: { 'page-down': { by: 'screen', count: 1 }, 'ctrl-f': { by: 'screen', count: 1 } },
  hint: 'further',
}
export const leave: KeyRow<Action> = {
  keys: { q: 'leave' },
  also: { escape: 'leave', 'ctrl-d': 'leave' },
  hint: 'leave',
}
export const find: KeyRow<Action> = { keys: { '/': 'find' }, hint: 'find' }
/** Only told where something is looked for. */
export const next: KeyRow<Action> = { keys: { n: { find: 1 }, N: { find: -1 } }, hint: 'next' }
export const on: KeyRow<Action> = { keys: { enter: 'on' }, hint: 'go on' }
const moving: KeyRow<Action> = {
  keys: { down: { by: 'row', count: 1 }, up: { by: 'row', count: -1 } },
  also: {
    j: { by: 'row', count: 1 },
    k: { by: 'row', count: -1 },
    d: { by: 'half', count: 1 },
    u: { by: 'half', count: -1 },
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

const actions = actionsOf<Action>([forward, leave, find, next, on, moving])

/** What is known while a text is read. */
export type Reading = {
  readonly text: string
  /** The text in rows, as wide as the window, with what changed in them. */
  readonly drawn: readonly RowOf[]
  /** The same without anything else. */
  readonly rows: readonly string[]
  readonly size: Size
  /** The first row that is seen. */
  readonly top: number
  /** What is being typed to be found; undefined where nothing is. */
  readonly finding: string | undefined
  /** What is looked for; undefined where nothing is. */
  readonly found: FoundIn | undefined
  readonly left: boolean
}

/** The same reading in a window of `size`; from the beginning where nothing was read `before`. */
export function readIn(told: ChangedText, size: Size, before?: Reading): Reading {
  const columns = textColumns(size)
  const drawn =
    before !== undefined && textColumns(before.size) === columns
      ? before.drawn
      : rowsOf(told, columns)
  const rows = before?.drawn === drawn ? before.rows : drawn.map(({ text }) => drawnLine(text))
  const fresh = { top: 0, finding: undefined, found: undefined, left: false }
  return within({
    ...fresh,
    ...before,
    text: told.text,
    rows,
    drawn,
    size: { columns: size.columns, rows: size.rows },
  })
}

/** What a key makes of it. */
export function read(reading: Reading, event: KeyEvent): Reading {
  const { top, rows, finding, size } = reading
  if (finding !== undefined) return within(typedInto(reading, finding, event))
  const action = actions[nameOf(event)]
  switch (action) {
    case undefined:
      return reading
    case 'leave':
      return { ...reading, left: true }
    case 'on':
      if (top + heightOf(size) >= rows.length) return { ...reading, left: true }
      return within({ ...reading, top: top + 1 })
    case 'find':
      return { ...reading, finding: '', found: undefined }
    default: {
      if ('find' in action) return within(further(reading, action.find))
      const screen = heightOf(size) - 1
      const half = Math.max(1, Math.floor(heightOf(size) / 2))
      const by = { row: 1, half, screen, text: rows.length }[action.by]
      return within({ ...reading, top: top + by * action.count })
    }
  }
}

function typedInto(reading: Reading, finding: string, event: KeyEvent): Reading {
  const looking = (words: string): Reading => ({
    ...reading,
    finding: words,
    found: words.trim() === '' ? undefined : foundIn(reading.text, words),
  })
  if (event.kind !== 'key') return looking(finding + event.text.replace(/\s+/g, ' '))
  if (event.name === 'backspace') return looking([...finding].slice(0, -1).join(''))
  if (event.name === 'ctrl-u') return looking('')
  if (event.name !== 'enter') return { ...reading, finding: undefined, found: undefined }
  return met({ ...reading, finding: undefined })
}

/** At the first place from the row that is seen first, or at the first of all. */
export function met(reading: Reading): Reading {
  const { found, top } = reading
  if (found === undefined) return reading
  const at = found.places.findIndex(({ start }) => rowAt(reading, start) >= top)
  return gone(reading, Math.max(0, at))
}

/** The next place or the one before; after the last comes the first. */
function further(reading: Reading, by: 1 | -1): Reading {
  const { found, top, size } = reading
  if (found === undefined || found.places.length === 0) return reading
  const { places, at } = found
  const here = rowAt(reading, places[at]?.start ?? 0)
  if (here >= top && here < top + heightOf(size)) {
    return gone(reading, (at + by + places.length) % places.length)
  }
  if (by === 1) return met(reading)
  const before = places.findLastIndex(({ start }) => rowAt(reading, start) < top)
  return gone(reading, before < 0 ? places.length - 1 : before)
}

function gone(reading: Reading, at: number): Reading {
  const { found, top } = reading
  const place = found?.places[at]
  if (found === undefined) return reading
  return {
    ...reading,
    found: { ...found, at },
    top: place === undefined ? top : rowAt(reading, place.start),
  }
}

/** The row that a place in the text is drawn on. */
function rowAt({ drawn }: Reading, offset: number): number {
  let [low, high] = [0, drawn.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((drawn[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function within(reading: Reading): Reading {
  const last = reading.rows.length - heightOf(reading.size)
  return { ...reading, top: Math.max(0, Math.min(reading.top, last)) }
}

/** The rows of text that are seen: all but the title, the line below it, and the hints. */
export function heightOf({ rows }: Size): number {
  return Math.max(1, rows - 3)
}

type Shown = { readonly start: number; readonly end: number; readonly as: Changed['as'] | FoundAs }
type FoundAs = 'here' | 'marked'

/** The rows that are seen, as they are drawn: what was found stands out, and where one is more so. */
export function rowsSeen(reading: Reading, { theme }: Look): readonly string[] {
  const { drawn, top, size } = reading
  return drawn.slice(top, top + heightOf(size)).map((row) => {
    let at = 0
    let said = ''
    for (const { start, end, as } of shownIn(reading, row)) {
      said +=
        drawnLine(row.text.slice(at, start)) + theme[as](drawnLine(row.text.slice(start, end)))
      at = end
    }
    return said + drawnLine(row.text.slice(at))
  })
}

function shownIn({ found }: Reading, { text, start, indent, changed }: RowOf): readonly Shown[] {
  if (found === undefined) return changed
  return found.places.flatMap((place, index): Shown[] => {
    const from = Math.max(indent, place.start - start + indent)
    const to = Math.min(text.length, place.end - start + indent)
    return from < to ? [{ start: from, end: to, as: index === found.at ? 'here' : 'marked' }] : []
  })
}

/** Where one is in the text, and at which place of what is looked for: "12–40 of 93 lines, 43% · kitchen: 2 of 5". */
export function placeOf({ rows, top, size, found }: Reading): string {
  const last = Math.min(rows.length, top + heightOf(size))
  const share = Math.round((100 * last) / rows.length)
  const place =
    last < rows.length || top > 0
      ? [`${top + 1}${glyphs.dash}${last} of ${rows.length} lines, ${share}%`]
      : []
  if (found === undefined) return place.join('')
  const { words, places, at } = found
  const which = places.length === 0 ? 'not here' : `${at + 1} of ${places.length}`
  return [...place, `${words}: ${which}`].join(` ${glyphs.between} `)
}
