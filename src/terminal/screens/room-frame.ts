// The reading room as it is seen.
import { glyphs } from '../../text/glyphs.ts'
import { clip, width } from '../../text/width.ts'
import type { Look, Size } from '../screen/frame.ts'
import { packed } from '../screen/keymap.ts'
import type { Frame } from '../screen/paint.ts'
import { anyFoundIn } from './found-in.ts'
import { met, placeOf, readIn, rowsSeen } from './reading.ts'
import type { Room, RoomSource, Side } from './room.ts'
import { dayLines, type Line } from './room-days.ts'

type Panes = { readonly beside: boolean; readonly list: Size; readonly words: Size }

function panesOf({ columns, rows }: Size, side: Side): Panes {
  const body = Math.max(1, rows - 4)
  if (columns >= 76) {
    const left = Math.min(46, Math.floor(columns * 0.4))
    return {
      beside: true,
      list: { columns: left, rows: body },
      words: { columns: columns - left - 5, rows: body },
    }
  }
  const half = Math.floor(body / 2) - 1
  // Words that would have no room are left to Enter.
  const below = side === 'words' ? Math.max(0, body - 2) : half < 4 ? 0 : half
  return {
    beside: false,
    list: { columns: columns - 4, rows: below === 0 ? body : body - below - 1 },
    words: { columns: columns - 4, rows: below },
  }
}

/** What is seen, and the room with what was laid out for it. */
export function roomFrame(
  source: RoomSource,
  before: Room,
  look: Look,
): { frame: Frame; room: Room } {
  const panes = panesOf(look, before.side)
  const room = laidOut(before, panes)
  const { quiet } = look.theme
  const inner = look.columns - 3
  const body = room.help ? helpLines(source, room, inner) : bodyLines(room, panes, look)
  const { head, x } = headOf(room, inner)
  const hints = room.help ? ['any key goes back'] : hintsIn(room)
  const foot = filled(packed(hints, inner), 2).map((line) => `  ${quiet(clip(line, inner))}`)
  const under = underOf(room)
  const rows = [
    `  ${head}`,
    under === '' ? '' : `  ${quiet(clip(under, inner))}`,
    ...filled(body, look.rows - 4),
    ...foot.map((line) => line.trimEnd()),
  ]
  const cursor = room.side === 'list' && !room.help ? { x: x + 2, y: 0 } : null
  return { frame: { rows: rows.slice(0, look.rows), cursor }, room }
}

function bodyLines(room: Room, panes: Panes, look: Look): readonly string[] {
  const { quiet } = look.theme
  const list =
    room.side === 'days'
      ? dayLines(room.found.days(), room.day, panes.list, look)
      : listLines(room, panes.list, look)
  const words = wordLines(room, panes.words, look)
  if (panes.beside) {
    return Array.from({ length: panes.list.rows }, (_, index) => {
      const line = list[index] ?? { text: '', wide: 0 }
      const pad = ' '.repeat(Math.max(0, panes.list.columns - line.wide))
      return `  ${line.text}${pad} ${quiet(glyphs.beside)} ${words[index] ?? ''}`.trimEnd()
    })
  }
  return [
    ...filled(
      list.map(({ text }) => `  ${text}`),
      panes.list.rows,
    ),
    ...(panes.words.rows === 0 ? [] : [quiet(`  ${glyphs.time.repeat(panes.list.columns)}`)]),
    ...words.map((text) => `  ${text}`),
  ]
}

function laidOut(room: Room, { list, words }: Panes): Room {
  const down = room.at >= room.top + list.rows ? room.at - list.rows + 1 : room.top
  const top = Math.min(down, room.at)
  const entry = room.found.total === 0 ? undefined : room.found.entry(room.at)
  const same = entry !== undefined && room.entry?.id === entry.id && room.entry.text === entry.text
  // The pager leaves four columns and three rows of its window to what stands around its text.
  const size = { columns: words.columns + 4, rows: Math.max(1, words.rows - 2) + 3 }
  if (entry === undefined) return { ...room, top, entry, reading: undefined }
  const told = { text: entry.text, changed: [] }
  if (same) return { ...room, top, entry, reading: readIn(told, size, room.reading) }
  const reading = readIn(told, size)
  const { sign, all } = entry.passages ?? {
    sign: room.found.words.join(', '),
    all: room.found.words,
  }
  const found = anyFoundIn(entry.text, all, sign)
  // An entry may be found by another form of a word: nothing is said of that.
  const some = found.places.length > 0
  return { ...room, top, entry, reading: some ? met({ ...reading, found }) : reading }
}

function headOf(room: Room, inner: number): { head: string; x: number } {
  const { query, found, at, side, typedDay } = room
  const more = found.goOn === undefined ? '' : '+'
  const count =
    found.total === 0 ? (more === '' ? 'none' : '') : `${at + 1} of ${found.total}${more}`
  const space = Math.max(4, inner - width(count) - 9)
  let seen = query
  while (width(seen) > space) seen = seen.slice(1)
  const head = side === 'days' && typedDay !== '' ? `day: ${typedDay}` : `find: ${seen}`
  const gap = ' '.repeat(Math.max(2, inner - width(head) - width(count)))
  return { head: clip(`${head}${gap}${count}`, inner), x: width(head) }
}

/** The line below the head: what was said, what could not be read, or where one is in the words. */
function underOf({ told, found, side, reading }: Room): string {
  const said = [...told, ...found.says].join(' ')
  if (said !== '') return said
  return side === 'words' && reading !== undefined ? placeOf(reading) : ''
}

function listLines({ found, at, top }: Room, { columns, rows }: Size, look: Look): readonly Line[] {
  return found.lines(top, rows).map((line, index) => {
    const text = clip(line, columns)
    return { text: top + index === at ? look.theme.here(text) : text, wide: width(text) }
  })
}

function wordLines(
  { entry, reading }: Room,
  { columns, rows }: Size,
  look: Look,
): readonly string[] {
  if (entry === undefined || reading === undefined || rows < 3) return []
  return [look.theme.quiet(clip(entry.title, columns)), '', ...rowsSeen(reading, look)]
}

function hintsIn({ side, entry, reading, home }: Room): readonly string[] {
  if (side === 'days')
    return [
      'arrows day, month',
      'Enter goes there',
      '2026-03 goes to a day',
      'y any year',
      'Esc back',
    ]
  if (side === 'list') return ['Enter reads', 'Tab days', 'Esc leaves', '? what can be typed']
  if (reading?.finding !== undefined) return [`/${reading.finding}`]
  const acts = (entry?.acts ?? []).map(({ key, name }) => `${key} ${name}`)
  const found = reading?.found === undefined ? [] : ['n/N next']
  return [
    `q ${home.side === 'words' ? 'leaves' : 'back'}`,
    '? keys',
    ...acts,
    '/ find',
    ...found,
    `${glyphs.left}${glyphs.right} entry`,
  ]
}

/** Every key and every word, for whoever does not see them all at the foot. */
function helpLines(source: RoomSource, { side, entry }: Room, inner: number): readonly string[] {
  const acts = (entry?.acts ?? []).map(({ key, name }) => `${key} ${name}`)
  const pager = ['Space b d u g G', '/ find', 'n N next', `${glyphs.left}${glyphs.right} entry`]
  const told =
    side === 'words'
      ? [...acts, ...pager, 'Tab days', 'q back']
      : [...source.help, 'Enter reads', 'Tab days', 'Ctrl-U anew', 'Esc leaves']
  return packed(told, inner - 2).map((line) => `  ${line}`)
}

function filled(lines: readonly string[], rows: number): readonly string[] {
  return [
    ...lines.slice(0, rows),
    ...Array.from({ length: Math.max(0, rows - lines.length) }, () => ''),
  ]
}
