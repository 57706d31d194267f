// The reading room: everything kept, found as one types, and what can be done with an entry without leaving.
import { type Entry, plainKinds } from '../../journal/entry.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { queryWords, readQuery, type Wanted } from '../../journal/view/query.ts'
import { entriesWith, historyOf, removeEntry } from '../../store/entries.ts'
import {
  entriesOf,
  type Found,
  foundBy,
  foundOn,
  type Looking,
  lookingAt,
} from '../../store/looking.ts'
import { listMarks } from '../../store/marks.ts'
import type { Place, RoomEnd, RoomFound, RoomSource } from '../../terminal/terminal.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Desk } from '../desk/desk.ts'
import { describe, wholeText } from '../desk/entry-text.ts'
import { sealedLine } from '../desk/sealed.ts'
import { showVersions } from '../desk/then-and-now.ts'
import { linkLines } from '../mirror/links.ts'
import { liftFrom } from '../record/lift-any.ts'
import { askSettle, settling } from '../sitting/settle.ts'
import { editEntry } from './edit.ts'
import { linkedWith } from './linked.ts'
import { pointAt } from './point.ts'

/** How many milliseconds of a key go on finding. */
const slice = 4

/** Opens the room on what `query` finds, until it is left. Throws as the terminal's screens do. */
export async function readingRoom(desk: Desk, query: string): Promise<void> {
  let place: Place = { query, at: 0, side: 'list' }
  for (;;) {
    const end: RoomEnd | undefined = await desk.terminal.room(sourceOf(desk), place)
    if (end === undefined) return
    place = end.place
    const [entry] = entriesWith(desk.store, [end.id])
    if (entry !== undefined) await acts[end.act]?.does(desk, entry)
  }
}

type Act = {
  readonly name: string
  /** Whether it can be done with an entry. */
  readonly can?: (desk: Desk, entry: Entry) => boolean
  readonly does: (desk: Desk, entry: Entry) => Promise<unknown>
}

/** What can be done, by its key. */
const acts: Readonly<Record<string, Act>> = {
  e: { name: 'edit', does: (desk, entry) => editEntry(desk, entry, false) },
  m: { name: 'mark', can: hasWords, does: pointAt },
  l: { name: 'lift', can: hasWords, does: liftFrom },
  s: {
    name: 'settle',
    can: (desk, entry) => settling(desk, entry) !== undefined,
    does: askSettle,
  },
  h: { name: 'history', can: (_, { revision }) => revision.number > 1, does: history },
  o: {
    name: 'open linked',
    can: (desk, entry) => linkedWith(desk, entry).length > 0,
    does: openLinked,
  },
  x: { name: 'trash', does: trash },
}

function hasWords(_: Desk, { revision }: Entry): boolean {
  return revision.text.trim() !== ''
}

async function trash(desk: Desk, entry: Entry): Promise<void> {
  const [question, yes, no] = ['Put it in the trash?', 'put it there', 'leave it']
  const sure = await desk.terminal.choose(`${question}\n${describe(entry)}`, [
    { value: false, name: no },
    { value: true, name: yes },
  ])
  if (!sure) return
  removeEntry(desk.store, entry.id, desk.now())
  desk.terminal.note('It is in the trash. "unearth undo" brings it back.')
}

/** Which two versions, and what changed between them. */
async function history(desk: Desk, entry: Entry): Promise<void> {
  const versions = historyOf(desk.store, entry.id).map((revision, at) => ({
    revision,
    number: at + 1,
  }))
  const now = versions.at(-1)
  const earlier = versions.slice(0, -1)
  const [only] = earlier
  if (now === undefined || only === undefined) return
  const then =
    earlier.length === 1
      ? only
      : await desk.terminal.choose(
          'What changed since which version?',
          earlier.toReversed().map((version) => ({
            value: version,
            name: `${version.number}, ${formatInstant(version.revision.written, 'full')}`,
          })),
        )
  await showVersions(desk, describe(entry), [then, now], ({ text }) => text)
}

async function openLinked(desk: Desk, entry: Entry): Promise<void> {
  const all = linkedWith(desk, entry)
  const [only] = all
  const other =
    all.length < 2
      ? only
      : await desk.terminal.choose(
          'Which of them?',
          all.map((each) => ({
            value: each,
            name:
              sealedLine(desk, each) ?? `${describe(each)}  ${firstWords(each.revision.text, 40)}`,
          })),
        )
  if (other === undefined) return
  const sealed = sealedLine(desk, other)
  await desk.terminal.show(describe(other), sealed ?? textOf(desk, other))
}

function textOf(desk: Desk, entry: Entry): string {
  const links = linkLines(desk, entry)
  const text = wholeText(entry, listMarks(desk.store, entry.revision.id))
  // Its heading stands over it already.
  const words = text.slice(text.indexOf('\n\n') + 2)
  return [words, ...(links.length > 0 ? ['', ...links] : [])].join('\n')
}

function sourceOf(desk: Desk): RoomSource {
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
  return {
    total: rows.length,
    goOn: done ? undefined : () => roomFound(desk, looking, wanted, foundOn(looking, found, slice)),
    says: wanted.refused,
    first: wanted.terms[0]?.words.toLowerCase() ?? '',
    lines: (from, count) => entriesFrom(from, count).map((entry) => lineOf(desk, entry)),
    entry(at) {
      const [entry] = entriesFrom(at, 1)
      if (entry === undefined) return undefined
      const sealed = sealedLine(desk, entry)
      const can = Object.entries(acts).filter(([, act]) => act.can?.(desk, entry) ?? true)
      return {
        id: entry.id,
        title: describe(entry),
        text: sealed ?? textOf(desk, entry),
        acts: sealed === undefined ? can.map(([key, { name }]) => ({ key, name })) : [],
      }
    },
    days() {
      let last = ''
      return rows.flatMap(({ day }, at) => {
        if (day === last) return []
        last = day
        return [{ day, at }]
      })
    },
  }
}

function lineOf(desk: Desk, entry: Entry): string {
  const sealed = sealedLine(desk, entry)
  if (sealed !== undefined) return sealed
  return `${formatInstant(entry.created, 'day').slice(4)}  ${firstWords(entry.revision.text, 120)}`
}
