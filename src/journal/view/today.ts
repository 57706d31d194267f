// What a day may ask for: three lines at most, each with the ways it can be closed. What was set for an earlier day stands
// here without a word about the days between, and what only that day could hold is over with it.
import type { Entry } from '../entry.ts'
import { lived } from '../record/comes-round.ts'
import { eventOf, eventsByRecord, stringIn } from '../record/events.ts'
import type { RecordKind } from '../record/kind.ts'
import { hasEnded } from '../record/open.ts'
import type { Say } from '../said.ts'
import { moved } from '../time/days.ts'
import { formatInstant } from '../time/instant.ts'
import type { Offer } from '../walk/sight.ts'
import { type RecordLine, recordLineOn, retells } from './record-line.ts'
import { storyAfterSlip } from './retold.ts'

/**
 * How a line is closed or moved: an event of its record's kind, or one of these. 'begin' sits down with it; 'not-today' leaves
 * it for another day without a trace; 'holds': still good; 'later': a month on; 'not-yet' the same for a floor;
 * 'again' and 'rest' of a course that is looked back at; 'not-this-time' of what comes round.
 */
type Closing = string

type Line = {
  readonly text: string
  /** The first is the nearest. */
  readonly closes: readonly Closing[]
}

/** One that stands for a record, a floor, or the first page of a course. */
type EntryLine = Line & {
  readonly what: RecordLine['what'] | 'course' | 'star' | 'left-open'
  readonly entry: Entry
  /** Of a record. */
  readonly kind?: RecordKind
  readonly offer?: never
}

/** One that stands for a walk or a record whose turn has come round. */
type RoundLine = Line & {
  readonly what: 'comes-round'
  readonly offer: Offer
  readonly entry?: never
}

export type TodayLine = EntryLine | RoundLine

/** As many lines as a day has; the others come when these are closed. */
const most = 3

/** What falls on this day, then what was promised for it, what was parked until it, what comes round, the star, what was left open. */
const order: Readonly<Record<TodayLine['what'], number>> = {
  back: 0,
  due: 0,
  round: 0,
  promised: 1,
  'look-again': 1,
  'tell-again': 1,
  course: 1,
  parked: 2,
  'comes-round': 3,
  star: 4,
  'left-open': 5,
}

const usual: readonly Closing[] = ['holds', 'change', 'ended', 'later']

/** Within its rank: earlier first. */
type Found = TodayLine & { readonly sort: string }

type Given = {
  /** 'YYYY-MM-DDTHH:MM' on the writer's wall. */
  readonly now: string
  readonly kinds: readonly RecordKind[]
  readonly records: readonly Entry[]
  readonly events: readonly Entry[]
  /** Questions left as "I do not know yet". */
  readonly floors: readonly Entry[]
  /** A course whose look back has come: its title, and its first page. */
  readonly course?: { readonly title: string; readonly entry: Entry }
  /** A walk or a record whose turn has come round, and what it is called. */
  readonly round?: { readonly title: string; readonly offer: Offer }
  /** What was set aside for this day. */
  readonly aside?: ReadonlySet<string>
  /** After a long time away: also what would be over by itself. */
  readonly old?: boolean
  readonly say: Say
}

/** The lines of a day, at most three, in the order they matter. */
export function todayOf(given: Given): readonly TodayLine[] {
  const { now, kinds, records, events, floors, course, round, aside, old = false, say } = given
  const day = now.slice(0, 10)
  const happened = eventsByRecord(events)
  const byId = new Map(kinds.map((kind) => [kind.id, kind]))
  const star = records.findLast((entry) => byId.get(entry.kind)?.for === 'star')
  const found: Found[] = records.flatMap((entry) => {
    const kind = byId.get(entry.kind)
    const events = happened.get(entry.id) ?? []
    if (kind === undefined || quiet(kind, events, day) || aside?.has(entry.id)) return []
    if (kind.for === 'star') return entry === star ? [starLine(kind, entry, say)] : []
    const line = recordLineOn({ kind, entry, events, now, old, say })
    return line === undefined ? [] : [{ ...line, entry, kind }]
  })
  found.push(...afterSlip(given, found, happened))
  if (course !== undefined) {
    const text = say('today/course', { title: course.title })
    found.push({ what: 'course', sort: '', text, entry: course.entry, closes: ['again', 'rest'] })
  }
  if (round !== undefined) {
    const { title, offer } = round
    const text = say('today/comes-round', { title })
    const closes = ['begin', 'not-this-time']
    found.push({ what: 'comes-round', sort: '', text, offer, closes })
  }
  found.push(
    ...floors.filter((floor) => !restsUntil(floor, day)).map((floor) => floorLine(floor, say)),
  )
  return found
    .toSorted((a, b) => order[a.what] - order[b.what] || a.sort.localeCompare(b.sort))
    .slice(0, most)
    .map(({ sort: _, ...line }) => line)
}

/** Whether what happened to a record closes it: for good, for a month, or for this day. */
function quiet(kind: RecordKind, events: readonly Entry[], day: string): boolean {
  return (
    hasEnded(kind, events) ||
    events.some((event) => {
      const on = lived(event)
      return on === day || (eventOf(event) === 'later' && moved(on, 1, 'm') > day)
    })
  )
}

/** After a slip the story once more, where it does not stand there by its date. */
function afterSlip(
  { now, records, kinds, aside, say }: Given,
  found: readonly Found[],
  happened: ReturnType<typeof eventsByRecord>,
): readonly Found[] {
  const day = now.slice(0, 10)
  const due = storyAfterSlip(records, kinds, day)
  if (due === undefined || found.some(({ what }) => what === 'tell-again')) return []
  const { story, kind, slip } = due
  if (quiet(kind, happened.get(story.id) ?? [], day) || aside?.has(story.id)) return []
  const text = say('today/after-slip', { day: formatInstant(slip.created, 'day') })
  return [{ what: 'tell-again', sort: '', text, entry: story, kind, closes: retells }]
}

function starLine(kind: RecordKind, entry: Entry, say: Say): Found {
  const what = (stringIn(entry, 'text') ?? entry.revision.text).split('\n')[0] ?? ''
  return { what: 'star', sort: '', text: say('today/star', { what }), entry, kind, closes: usual }
}

function floorLine(entry: Entry, say: Say): Found {
  const what = entry.revision.text.replace(/\s+/g, ' ')
  const text = say('today/left-open', { day: formatInstant(entry.created, 'day'), what })
  const sort = String(entry.created.utc).padStart(16, '0')
  return { what: 'left-open', sort, text, entry, closes: ['answer', 'not-yet'] }
}

/** Whether "not yet" moved a floor beyond `day`. */
function restsUntil({ revision }: Entry, day: string): boolean {
  const { asks_on: on } = revision.fields
  return typeof on === 'string' && on > day
}
