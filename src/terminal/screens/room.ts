// The reading room: what was kept on one side, its words on the other, one below the other where it is narrow. What is typed finds;
// in the words, letters are keys.
import { glyphs } from '../../text/glyphs.ts'
import { clip, width } from '../../text/width.ts'
import type { Look, Size } from '../screen/frame.ts'
import { nameOf, packed } from '../screen/keymap.ts'
import type { KeyEvent } from '../screen/keys.ts'
import type { Frame } from '../screen/paint.ts'
import { type Around, openScreen } from '../screen/screen.ts'
import type { ScreenTerminal } from '../screen/surface.ts'
import { placeOf, type Reading, read, readIn, rowsSeen } from './reader.ts'

/** What was found for a query. */
export type RoomFound = {
  readonly total: number
  /** More may be found: what was found with it, a moment later. */
  readonly goOn?: (() => RoomFound) | undefined
  /** What could not be read of the query. */
  readonly says: readonly string[]
  /** A word that is shown where it stands in an entry. */
  readonly first: string
  /** A line for each of `count` from the one numbered `from`. */
  lines(from: number, count: number): readonly string[]
  entry(at: number): RoomEntry | undefined
  /** Each day that something was kept on, the latest first, with the number of its first: "2026-11-25". */
  days(): readonly { readonly day: string; readonly at: number }[]
}

export type RoomEntry = {
  readonly id: string
  readonly title: string
  readonly text: string
  /** What can be done with it, by its key. */
  readonly acts: readonly { readonly key: string; readonly name: string }[]
}

export type RoomSource = { look(query: string): RoomFound; readonly help: readonly string[] }

/** Where one is in it. */
export type Place = { readonly query: string; readonly at: number; readonly side: Side }

/** What is to be done with an entry; after it the room opens where it was. */
export type RoomEnd = { readonly act: string; readonly id: string; readonly place: Place }

type Side = 'list' | 'words' | 'days'

export type Room = Place & {
  readonly found: RoomFound
  /** The first line that is seen. */
  readonly top: number
  /** The entry that `reading` has. */
  readonly entry: RoomEntry | undefined
  readonly reading: Reading | undefined
  /** The day that is pointed at. */
  readonly day: number
  readonly left: RoomEnd | 'left' | undefined
}

/** Shows it until it is left or something is to be done. Throws Trouble 130 where it is stopped, 4 where it is left idle. */
export function openRoom(
  terminal: ScreenTerminal,
  source: RoomSource,
  place: Place,
  around: Around,
): Promise<RoomEnd | undefined> {
  let room = roomOf(source, place)
  return openScreen<RoomEnd | undefined>(terminal, around, (screen) => {
    let stop = () => {}
    const goOn = () => {
      stop()
      const { goOn: on } = room.found
      if (on === undefined || room.left !== undefined) return
      stop = screen.after(1, () => {
        room = { ...room, found: on() }
        screen.draw()
        goOn()
      })
    }
    goOn()
    return {
      key(event) {
        const before = room.found
        room = roomAfter(source, room, event)
        if (room.left !== undefined) screen.leave(room.left === 'left' ? undefined : room.left)
        else if (room.found !== before) goOn()
      },
      frame(look) {
        const drawn = roomFrame(source, room, look)
        room = drawn.room
        return drawn.frame
      },
    }
  })
}

/** A room with what `place` says was found and pointed at. */
export function roomOf(source: RoomSource, place: Place): Room {
  const found = source.look(place.query)
  const at = Math.max(0, Math.min(place.at, found.total - 1))
  const fresh = { top: 0, entry: undefined, reading: undefined, day: 0, left: undefined }
  return { ...place, ...fresh, at, found, side: found.total === 0 ? 'list' : place.side }
}

/** What a key makes of it. */
export function roomAfter(source: RoomSource, room: Room, event: KeyEvent): Room {
  if (room.side === 'words') return inWords(room, event)
  if (room.side === 'days') return inDays(room, event)
  if (event.kind === 'text' && event.text === '\t') {
    return room.found.total === 0 ? room : { ...room, side: 'days', day: dayOfEntry(room) }
  }
  if (event.kind !== 'key') {
    return typed(source, room, room.query + event.text.replace(/\s+/g, ' '))
  }
  switch (nameOf(event)) {
    case 'backspace':
      return typed(source, room, [...room.query].slice(0, -1).join(''))
    case 'ctrl-u':
    case 'ctrl-w':
      return typed(source, room, event.name === 'ctrl-u' ? '' : room.query.replace(/\S+\s*$/, ''))
    case 'escape':
      return room.query === '' ? { ...room, left: 'left' } : typed(source, room, '')
    case 'ctrl-d':
      return { ...room, left: 'left' }
    case 'enter':
    case 'right':
      return room.found.total === 0 ? room : { ...room, side: 'words' }
    default:
      return pointed(room, nameOf(event))
  }
}

function typed(source: RoomSource, room: Room, query: string): Room {
  return query === room.query ? room : roomOf(source, { query, at: 0, side: 'list' })
}

const steps: Readonly<Record<string, number>> = {
  up: -1,
  down: 1,
  'page-up': -10,
  'page-down': 10,
  home: Number.NEGATIVE_INFINITY,
  end: Number.POSITIVE_INFINITY,
}

function pointed(room: Room, key: string): Room {
  const step = steps[key]
  if (step === undefined) return room
  return { ...room, at: Math.max(0, Math.min(room.at + step, room.found.total - 1)) }
}

/** In the words the pager's keys read, arrows to the sides go from entry to entry, and other letters do something with it. */
function inWords(room: Room, event: KeyEvent): Room {
  const { reading, entry } = room
  const key = nameOf(event)
  if (reading === undefined || entry === undefined) return { ...room, side: 'list' }
  if (reading.finding === undefined) {
    if (key === 'left' || key === 'right') return pointed(room, key === 'left' ? 'up' : 'down')
    if (key === '\t') return { ...room, side: 'days', day: dayOfEntry(room) }
    const act = entry.acts.find((each) => each.key === key)
    if (act !== undefined) {
      const { query, at, side } = room
      return { ...room, left: { act: key, id: entry.id, place: { query, at, side } } }
    }
  }
  const next = read(reading, event)
  if (next.left) return { ...room, side: 'list', reading: { ...next, left: false } }
  return { ...room, reading: next }
}

function inDays(room: Room, event: KeyEvent): Room {
  const days = room.found.days()
  const to = (day: number) => ({ ...room, day: Math.max(0, Math.min(day, days.length - 1)) })
  const month = (by: 1 | -1) => {
    const here = days[room.day]?.day.slice(0, 7)
    const first = (at: number) =>
      days.findIndex(({ day }) => day.startsWith(days[at]?.day.slice(0, 7) ?? ''))
    if (by === 1)
      return days.findIndex(({ day }, index) => index > room.day && !day.startsWith(here ?? ''))
    return first(Math.max(0, first(room.day) - 1))
  }
  switch (nameOf(event)) {
    case 'right':
    case 'k':
      return to(room.day - 1)
    case 'left':
    case 'j':
      return to(room.day + 1)
    case 'up':
    case 'page-up':
      return to(month(-1))
    case 'down':
    case 'page-down': {
      const next = month(1)
      return next < 0 ? room : to(next)
    }
    case 'enter':
      return { ...room, side: 'list', at: days[room.day]?.at ?? room.at }
    case 'ctrl-d':
      return { ...room, left: 'left' }
    case 'escape':
    case 'q':
    case '\t':
      return { ...room, side: 'list' }
    default:
      return room
  }
}

function dayOfEntry({ found, at }: Room): number {
  return Math.max(
    0,
    found.days().findLastIndex((each) => each.at <= at),
  )
}

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
  const list =
    room.side === 'days' ? dayLines(room, panes.list, look) : listLines(room, panes.list, look)
  const words = wordLines(room, panes.words, look)
  const body = panes.beside
    ? Array.from({ length: panes.list.rows }, (_, index) => {
        const line = list[index] ?? { text: '', wide: 0 }
        const pad = ' '.repeat(Math.max(0, panes.list.columns - line.wide))
        return `  ${line.text}${pad} ${quiet(glyphs.beside)} ${words[index] ?? ''}`.trimEnd()
      })
    : [
        ...filled(
          list.map(({ text }) => `  ${text}`),
          panes.list.rows,
        ),
        ...(panes.words.rows === 0 ? [] : [quiet(`  ${glyphs.time.repeat(panes.list.columns)}`)]),
        ...words.map((text) => `  ${text}`),
      ]
  const { head, x } = headOf(room, inner)
  const [said] = room.found.says
  const hints = said === undefined ? hintsIn(source, room) : [said]
  const foot = filled(packed(hints, inner), 2).map((line) => `  ${quiet(clip(line, inner))}`)
  const under = room.side === 'words' && room.reading !== undefined ? placeOf(room.reading) : ''
  const rows = [
    `  ${head}`,
    under === '' ? '' : `  ${quiet(clip(under, inner))}`,
    ...filled(body, look.rows - 4),
    ...foot.map((line) => line.trimEnd()),
  ]
  const cursor = room.side === 'list' ? { x: x + 2, y: 0 } : null
  return { frame: { rows: rows.slice(0, look.rows), cursor }, room }
}

function laidOut(room: Room, { list, words }: Panes): Room {
  const down = room.at >= room.top + list.rows ? room.at - list.rows + 1 : room.top
  const top = Math.min(down, room.at)
  const entry = room.found.total === 0 ? undefined : room.found.entry(room.at)
  const same = entry !== undefined && room.entry?.id === entry.id && room.entry.text === entry.text
  // The pager leaves four columns and three rows of its window to what stands around its text.
  const size = { columns: words.columns + 4, rows: Math.max(1, words.rows - 2) + 3 }
  const reading =
    entry === undefined
      ? undefined
      : readIn({ text: entry.text, changed: [] }, size, same ? room.reading : undefined)
  const { first } = room.found
  const met = reading?.rows.some((row) => row.toLowerCase().includes(first)) === true
  const fresh = reading === undefined || same ? reading : { ...reading, wanted: met ? first : '' }
  return { ...room, top, entry, reading: fresh }
}

function headOf({ query, found, at }: Room, inner: number): { head: string; x: number } {
  const more = found.goOn === undefined ? '' : '+'
  const count =
    found.total === 0 ? (more === '' ? 'none' : '') : `${at + 1} of ${found.total}${more}`
  const room = Math.max(4, inner - width(count) - 9)
  let seen = query
  while (width(seen) > room) seen = seen.slice(1)
  const head = `find: ${seen}`
  const gap = ' '.repeat(Math.max(2, inner - width(head) - width(count)))
  return { head: clip(`${head}${gap}${count}`, inner), x: width(head) }
}

type Line = { readonly text: string; readonly wide: number }

function listLines({ found, at, top }: Room, { columns, rows }: Size, look: Look): readonly Line[] {
  return found.lines(top, rows).map((line, index) => {
    const text = clip(line, columns)
    return { text: top + index === at ? look.theme.here(text) : text, wide: width(text) }
  })
}

/** Only days that something was kept on: there is nothing between them. */
function dayLines(
  { found, day: here }: Room,
  { columns, rows }: Size,
  look: Look,
): readonly Line[] {
  const lines: { text: string; wide: number; month: string; has: boolean }[] = []
  found.days().forEach(({ day }, index) => {
    const month = day.slice(0, 7)
    const last = lines.at(-1)
    const number = String(Number(day.slice(8)))
    const drawn = `${' '.repeat(3 - number.length)}${index === here ? look.theme.here(number) : number}`
    if (last === undefined || last.month !== month || last.wide + 3 > columns) {
      const name = last?.month === month ? '' : month
      lines.push({ text: name.padEnd(8) + drawn, wide: 11, month, has: index === here })
    } else {
      lines[lines.length - 1] = {
        ...last,
        text: last.text + drawn,
        wide: last.wide + 3,
        has: last.has || index === here,
      }
    }
  })
  const at = lines.findIndex(({ has }) => has)
  const from = Math.max(0, Math.min(at - Math.floor(rows / 2), lines.length - rows))
  return lines.slice(from, from + rows)
}

function wordLines(
  { entry, reading }: Room,
  { columns, rows }: Size,
  look: Look,
): readonly string[] {
  if (entry === undefined || reading === undefined || rows < 3) return []
  return [look.theme.quiet(clip(entry.title, columns)), '', ...rowsSeen(reading, look)]
}

function hintsIn(source: RoomSource, { side, entry, reading }: Room): readonly string[] {
  if (side === 'days') return ['arrows day, month', 'Enter goes there', 'Esc back']
  if (side === 'list') return ['Enter reads', 'Tab days', 'Esc leaves', ...source.help]
  if (reading?.finding !== undefined) return [`/${reading.finding}`]
  const acts = (entry?.acts ?? []).map(({ key, name }) => `${key} ${name}`)
  return ['q back', ...acts, '/ find', `${glyphs.left}${glyphs.right} entry`, 'Tab days']
}

function filled(lines: readonly string[], rows: number): readonly string[] {
  return [
    ...lines.slice(0, rows),
    ...Array.from({ length: Math.max(0, rows - lines.length) }, () => ''),
  ]
}
