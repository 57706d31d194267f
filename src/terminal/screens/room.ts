// The reading room: what was kept on one side, its words on the other, one below the other where it is narrow. What is typed finds;
// in the words, letters are keys.
import { nameOf } from '../screen/keymap.ts'
import type { KeyEvent } from '../screen/keys.ts'
import { type Reading, read } from './reading.ts'
import { dayAfter, dayOfEntry, type RoomDay } from './room-days.ts'

/** What was found for a query. */
export type RoomFound = {
  readonly total: number
  /** More may be found: what was found with it, a moment later. */
  readonly goOn?: (() => RoomFound) | undefined
  /** What could not be read of the query. */
  readonly says: readonly string[]
  /** Beginnings of words that are shown where they stand in an entry. */
  readonly words: readonly string[]
  /** A line for each of `count` from the one numbered `from`. */
  lines(from: number, count: number): readonly string[]
  entry(at: number): RoomEntry | undefined
  /** The number of the entry with this id, where it is among them. */
  placeOf(id: string): number | undefined
  /** Each day that something was kept on, the latest first, with the number of its first. */
  days(): readonly RoomDay[]
}

export type RoomEntry = {
  readonly id: string
  readonly title: string
  readonly text: string
  /** What it was found for, where that is no word: shown where it stands in it, under `sign`. */
  readonly passages?: { readonly sign: string; readonly all: readonly string[] }
  /** What can be done with it, by its key. */
  readonly acts: readonly { readonly key: string; readonly name: string }[]
}

export type RoomSource = { look(query: string): RoomFound; readonly help: readonly string[] }

/** Where one is in it. */
export type Place = {
  readonly query: string
  readonly at: number
  readonly side: Side
  /** The entry one is at, wherever it stands among what is found. */
  readonly id?: string
  /** Where it was opened: leaving from there leaves the room. */
  readonly home?: { readonly side: Side; readonly query: string }
}

/** What is to be done with an entry; after it the room opens where it was. */
export type RoomEnd = { readonly act: string; readonly id: string; readonly place: Place }

export type Side = 'list' | 'words' | 'days'

export type Room = Omit<Place, 'id' | 'home'> & {
  readonly home: NonNullable<Place['home']>
  readonly found: RoomFound
  /** The first line that is seen. */
  readonly top: number
  /** The entry that `reading` has. */
  readonly entry: RoomEntry | undefined
  readonly reading: Reading | undefined
  /** The day that is pointed at. */
  readonly day: number
  /** What is typed of a day to go to. */
  readonly typedDay: string
  /** What was said before it opened; until the next key. */
  readonly told: readonly string[]
  readonly help: boolean
  readonly left: RoomEnd | 'left' | undefined
}

/** A room with what `place` says was found and pointed at. */
export function roomOf(source: RoomSource, place: Place, told: readonly string[] = []): Room {
  const { query, side, home = { side, query } } = place
  let found = source.look(query)
  const of = (id: string) => {
    // Somebody who comes back to an entry is there at once.
    while (found.placeOf(id) === undefined && found.goOn !== undefined) found = found.goOn()
    return found.placeOf(id)
  }
  const known = place.id === undefined ? undefined : of(place.id)
  const at = known ?? Math.max(0, Math.min(place.at, found.total - 1))
  const fresh = { top: 0, entry: undefined, reading: undefined, day: 0, typedDay: '', help: false }
  // The entry whose words were read may be among them no more.
  const lost =
    found.total === 0 || (side === 'words' && place.id !== undefined && known === undefined)
  const room = { ...fresh, query, home, at, found, told, left: undefined }
  return { ...room, side: lost ? 'list' : side }
}

/** The same a moment later: with more found, and at the same entry where one was pointed at. */
export function roomFurther(room: Room): Room {
  const { found, at, entry, side } = room
  const more = found.goOn?.() ?? found
  const stays = at > 0 || side !== 'list'
  return { ...room, found: more, at: (stays && entry && more.placeOf(entry.id)) || at }
}

/** What a key makes of it. */
export function roomAfter(source: RoomSource, before: Room, event: KeyEvent): Room {
  const letters = event.kind === 'text' && before.side !== 'list' ? [...event.text] : []
  if (letters.length > 1) {
    // Several that came in one read are pressed one after the other.
    return letters.reduce(
      (room, text) =>
        room.left === undefined ? pressed(source, room, { kind: 'text', text }) : room,
      before,
    )
  }
  return pressed(source, before, event)
}

function pressed(source: RoomSource, before: Room, event: KeyEvent): Room {
  const room = before.told.length === 0 ? before : { ...before, told: [] }
  if (room.help) return { ...room, help: false }
  if (room.side === 'words') return inWords(room, event)
  if (room.side === 'days') return inDays(source, room, event)
  const key = nameOf(event)
  if (key === '\t') return toDays(room)
  if (key === '?' && /(^|\s)$/.test(room.query)) return { ...room, help: true }
  if (event.kind !== 'key') {
    return typed(source, room, room.query + event.text.replace(/\s+/g, ' '))
  }
  switch (key) {
    case 'backspace':
      return typed(source, room, [...room.query].slice(0, -1).join(''))
    case 'ctrl-u':
    case 'ctrl-w':
      return typed(source, room, key === 'ctrl-u' ? '' : room.query.replace(/\S+\s*$/, ''))
    case 'escape':
      if (room.query === room.home.query) return { ...room, left: 'left' }
      return typed(source, room, room.home.query)
    case 'ctrl-d':
      return { ...room, left: 'left' }
    case 'enter':
    case 'right':
      return room.found.total === 0 ? room : { ...room, side: 'words' }
    default:
      return pointed(room, key)
  }
}

function typed(source: RoomSource, room: Room, query: string): Room {
  if (query === room.query) return room
  return roomOf(source, { query, at: 0, side: 'list', home: room.home })
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

function toDays(room: Room): Room {
  if (room.found.total === 0) return room
  return { ...room, side: 'days', day: dayOfEntry(room.found.days(), room.at) }
}

/** In the words the pager's keys read, arrows to the sides go from entry to entry, and other letters do something with it. */
function inWords(room: Room, event: KeyEvent): Room {
  const { reading, entry } = room
  const key = nameOf(event)
  if (reading === undefined || entry === undefined) return { ...room, side: 'list' }
  if (reading.finding === undefined) {
    if (key === 'left' || key === 'right') return pointed(room, key === 'left' ? 'up' : 'down')
    if (key === '\t') return toDays(room)
    if (key === '?') return { ...room, help: true }
    if (entry.acts.some((each) => each.key === key)) {
      const { query, at, side, home } = room
      const place = { query, at, side, id: entry.id, home }
      return { ...room, left: { act: key, id: entry.id, place } }
    }
  }
  const next = read(reading, event)
  if (!next.left) return { ...room, reading: next }
  if (room.home.side === 'words') return { ...room, left: 'left' }
  return { ...room, side: 'list', reading: { ...next, left: false } }
}

function inDays(source: RoomSource, room: Room, event: KeyEvent): Room {
  const days = room.found.days()
  const key = nameOf(event)
  if (key === 'ctrl-d') return { ...room, left: 'left' }
  if (['escape', 'q', '\t'].includes(key)) {
    const leaves = room.home.side === 'days' && key !== '\t'
    return leaves ? { ...room, left: 'left' } : { ...room, side: 'list', typedDay: '' }
  }
  const here = days[room.day]
  if (here === undefined) return { ...room, side: 'list' }
  if (key === 'enter') return { ...room, side: 'list', at: here.at, typedDay: '' }
  if (key === 'y') return typed(source, room, `on:${here.day.slice(5)}`)
  return { ...room, ...dayAfter(days, room, key) }
}
