// What the reading room shows of a journal.
import { type Entry, plainKinds } from '../../journal/entry.ts'
import { type MarkKind, marks as table } from '../../journal/page/marks.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { queryWords, readQuery, type Wanted } from '../../journal/view/query.ts'
import {
  entriesOf,
  type Found,
  foundBy,
  foundOn,
  type Looking,
  lookingAt,
  placeIn,
} from '../../store/looking.ts'
import { listMarks } from '../../store/marks.ts'
import type { RoomEntry, RoomFound, RoomSource } from '../../terminal/terminal.ts'
import { firstWords } from '../../text/first-words.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { describe, wholeText } from '../desk/entry-text.ts'
import { sealedLine } from '../desk/sealed.ts'
import { linkLines } from '../mirror/links.ts'
import { actsOn } from './acts.ts'

/** How many milliseconds of a key go on finding. */
const slice = 3

/** Everything kept as it stands now. */
export function roomSource(desk: Desk): RoomSource {
  const looking = lookingAt(desk.store)
  const known = {
    now: desk.world.clock.now(),
    zone: desk.world.clock.zone(),
    kinds: [...Object.keys(plainKinds), ...desk.kinds.map(({ id }) => id)],
    walks: desk.walks.map(({ id }) => id),
  }
  return {
    help: queryWords,
    look(query) {
      const wanted = readQuery(query, known)
      return roomFound(desk, looking, wanted, foundOn(looking, foundBy(looking, wanted), slice))
    },
  }
}

function roomFound(desk: Desk, looking: Looking, wanted: Wanted, found: Found): RoomFound {
  const { rows, done } = found
  const entriesFrom = (from: number, count: number) =>
    entriesOf(looking, rows.slice(from, from + count))
  const marked = wanted.marks.flat()
  let days: ReturnType<RoomFound['days']> | undefined
  let read: { readonly at: number; readonly entry: RoomEntry | undefined } | undefined
  const entryAt = (at: number): RoomEntry | undefined => {
    const [entry] = entriesFrom(at, 1)
    if (entry === undefined) return undefined
    const sealed = sealedLine(desk, entry)
    return {
      id: entry.id,
      title: describe(entry),
      text: sealed ?? textOf(desk, entry),
      acts: sealed === undefined ? actsOn(desk, entry) : [],
      ...given({ passages: sealed === undefined ? passagesOf(desk, entry, marked) : undefined }),
    }
  }
  return {
    total: rows.length,
    goOn: done ? undefined : () => roomFound(desk, looking, wanted, foundOn(looking, found, slice)),
    says: wanted.refused,
    words: wanted.terms.map(({ words }) => words),
    lines: (from, count) => entriesFrom(from, count).map((entry) => lineOf(desk, entry, marked)),
    entry(at) {
      if (read?.at !== at) read = { at, entry: entryAt(at) }
      return read.entry
    },
    placeOf: (id) => placeIn(looking, rows, id),
    days() {
      days ??= rows.flatMap(({ day }, at) =>
        rows[at - 1]?.day === day ? [] : [{ day, month: monthOf(day), at }],
      )
      return days
    },
  }
}

/** "Nov 2026", or as the locale writes it. */
function monthOf(day: string): string {
  const utc = Date.parse(`${day.slice(0, 7)}-01T00:00Z`)
  return formatInstant({ utc, zone: 'UTC', offset: 0 }, 'brief-month')
}

/** An entry as it is read: its heading is left to whoever shows it. */
export function textOf(desk: Desk, entry: Entry): string {
  const links = linkLines(desk, entry)
  const text = wholeText(entry, listMarks(desk.store, entry.revision.id))
  const words = text.slice(text.indexOf('\n\n') + 2)
  return [words, ...(links.length > 0 ? ['', ...links] : [])].join('\n')
}

/** Its day and its first words, or where marks are looked for the words that are marked. */
function lineOf(desk: Desk, entry: Entry, marked: readonly MarkKind[]): string {
  const sealed = sealedLine(desk, entry)
  if (sealed !== undefined) return sealed
  const { text } = entry.revision
  const passages = passagesOf(desk, entry, marked)
  const words = passages === undefined ? text : `${passages.sign} ${passages.all[0] ?? ''}`
  return `${formatInstant(entry.created, 'date')}  ${firstWords(words, 120)}`
}

/** What is marked in it so; undefined where no marks are looked for. */
function passagesOf(
  { store }: Desk,
  { revision: { id, text } }: Entry,
  marked: readonly MarkKind[],
): RoomEntry['passages'] {
  if (marked.length === 0) return undefined
  const marks = listMarks(store, id).filter(({ kind }) => marked.includes(kind))
  const signs = new Set(marks.map(({ kind }) => table[kind].sign))
  return { sign: [...signs].join(' '), all: marks.map(({ start, end }) => text.slice(start, end)) }
}
