// What a day may ask for: three lines at most, each with the ways it can be closed. What was set for an earlier day stands
// here without a word about the days between, and what only that day could hold is over with it.
import type { Entry } from '../entry.ts'
import { eventOf, eventsByRecord, stringIn, valuesOf } from '../record/events.ts'
import type { RecordKind } from '../record/kind.ts'
import { recordLine } from '../record/words.ts'
import type { Say } from '../said.ts'
import { formatInstant } from '../time/instant.ts'
import { moved } from '../time/spoken.ts'
import { storyAfterSlip } from './retold.ts'

/**
 * How a line is closed or moved. 'holds': still good; 'later': a month on; 'not-yet' the same for a floor; 'again' and
 * 'rest' of a course that is looked back at; 'retell' the story, without looking; the rest are events of the record's kind, or open its asking.
 */
export type Closing =
  | 'holds'
  | 'change'
  | 'ended'
  | 'later'
  | 'answer'
  | 'not-yet'
  | 'kept'
  | 'part'
  | 'missed'
  | 'returned'
  | 'taken-up'
  | 'again'
  | 'rest'
  | 'retell'

export type TodayLine = {
  readonly what:
    | 'back'
    | 'due'
    | 'round'
    | 'promised'
    | 'look-again'
    | 'tell-again'
    | 'course'
    | 'star'
    | 'left-open'
    | 'parked'
  readonly text: string
  /** The record, or the floor, or the first page of a course. */
  readonly entry: Entry
  /** Of a record. */
  readonly kind?: RecordKind
  /** The first is the nearest. */
  readonly closes: readonly Closing[]
}

/** As many lines as a day has; the others come when these are closed. */
const most = 3

/** What falls on this day, then what was promised for it, then the star, then what was left open, then what is parked. */
const order: Readonly<Record<TodayLine['what'], number>> = {
  back: 0,
  due: 0,
  round: 0,
  promised: 1,
  'look-again': 1,
  'tell-again': 1,
  course: 1,
  star: 2,
  'left-open': 3,
  parked: 4,
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** After one of these a record is not looked at again by itself. */
const ended: ReadonlySet<string> = new Set(
  'ended closed answered returned done taken-up'.split(' '),
)

const usual: readonly Closing[] = ['holds', 'change', 'ended', 'later']
const retells: readonly Closing[] = ['retell', 'later']

type Found = TodayLine & {
  /** Within its rank: earlier first. */
  readonly sort: string
}

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
  readonly say: Say
}

/** The lines of a day, at most three, in the order they matter. */
export function todayOf(given: Given): readonly TodayLine[] {
  const { now, kinds, records, events, floors, course, say } = given
  const day = now.slice(0, 10)
  const happened = eventsByRecord(events)
  const byId = new Map(kinds.map((kind) => [kind.id, kind]))
  const star = records.findLast((entry) => byId.get(entry.kind)?.for === 'star')
  const found: Found[] = records.flatMap((entry) => {
    const kind = byId.get(entry.kind)
    const events = happened.get(entry.id) ?? []
    if (kind === undefined || quiet(events, day)) return []
    if (kind.for === 'star') return entry === star ? [starLine(kind, entry, say)] : []
    return lineOf(kind, entry, events, given)
  })
  found.push(...afterSlip(given, found, happened))
  if (course !== undefined) {
    const text = say('today/course', { title: course.title })
    found.push({ what: 'course', sort: '', text, entry: course.entry, closes: ['again', 'rest'] })
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
function quiet(events: readonly Entry[], day: string): boolean {
  return events.some((event) => {
    const on = dayOf(event)
    const word = eventOf(event)
    return ended.has(word) || on === day || (word === 'later' && moved(on, 1, 'm') > day)
  })
}

function lineOf(
  kind: RecordKind,
  entry: Entry,
  events: readonly Entry[],
  { now, say }: Pick<Given, 'now' | 'say'>,
): readonly Found[] {
  const day = now.slice(0, 10)
  const says = recordLine(kind, valuesOf(entry))
  const due = kind.due === undefined ? undefined : stringIn(entry, kind.due)
  const line = (what: TodayLine['what'], text: string, sort: string, closes = usual) => [
    { what, text, sort, entry, kind, closes },
  ]
  if (kind.for === 'break') {
    if (due === undefined || !(due.slice(0, 10) === day || justGone(due, now))) return []
    const what = stringIn(entry, kind.fields[0]?.name ?? '') ?? kind.title
    return line('back', say('today/back', { time: due.slice(11), what }), due, [
      'returned',
      'change',
      'ended',
    ])
  }
  if (due?.slice(0, 10) === day)
    return line('due', say('today/due', { time: due.slice(11), what: says }), due.slice(11))
  if (comesRound(kind, entry, day)) return line('round', say('today/round', { what: says }), '')
  const review = kind.review === undefined ? undefined : stringIn(entry, kind.review)
  if (kind.for === 'parked') {
    if (review !== undefined && review > day) return []
    return line('parked', say('today/parked', { what: says }), review ?? '', [
      'taken-up',
      'change',
      'ended',
      'later',
    ])
  }
  if (kind.for === 'after') {
    // When the next session is stands here on its day alone: no key of the writer's could close it after.
    return review === day ? line('due', say('today/round', { what: says }), '') : []
  }
  if (review !== undefined && review <= day && !lookedAt(entry, events, review)) {
    // What it says is not shown: it is to be told without looking.
    if (kind.for === 'story') return line('tell-again', say('today/tell-again'), '', retells)
    return line('look-again', say('today/look-again', { what: says }), review === day ? '' : review)
  }
  if (kind.for === 'promise' && promisedOn(entry, day)) {
    const closes: Closing[] = ['kept', 'part', 'missed', 'change', 'ended', 'later']
    return line('promised', say('today/promised', { what: says }), 'z', closes)
  }
  return []
}

/** After a slip the story once more, where it does not stand there by its date. */
function afterSlip(
  { now, records, kinds, say }: Given,
  found: readonly Found[],
  happened: ReturnType<typeof eventsByRecord>,
): readonly Found[] {
  const day = now.slice(0, 10)
  const due = storyAfterSlip(records, kinds, day)
  if (due === undefined || found.some(({ what }) => what === 'tell-again')) return []
  const { story, kind, slip } = due
  if (quiet(happened.get(story.id) ?? [], day)) return []
  const text = say('today/after-slip', { day: formatInstant(slip.created, 'day') })
  return [{ what: 'tell-again', sort: '', text, entry: story, kind, closes: retells }]
}

/** A break whose return was last evening is still there until four in the morning. */
function justGone(due: string, now: string): boolean {
  return now.slice(11) < '04:00' && due.slice(0, 10) === moved(now.slice(0, 10), -1)
}

function comesRound(kind: RecordKind, entry: Entry, day: string): boolean {
  const days = kind.days === undefined ? undefined : stringIn(entry, kind.days)?.toLowerCase()
  return days?.includes(weekdays[new Date(`${day}T12:00Z`).getUTCDay()] ?? '') === true
}

/** Looked at since its day: it was changed then, or found to hold. */
function lookedAt(entry: Entry, events: readonly Entry[], review: string): boolean {
  const { number, written } = entry.revision
  const changed = number > 1 && dayOf({ created: written }) >= review
  return changed || events.some((event) => eventOf(event) === 'holds' && dayOf(event) >= review)
}

/** Whether a promise with a rhythm comes round on `day`. One that goes with a cue is nobody's to call up. */
function promisedOn(entry: Entry, day: string): boolean {
  const made = dayOf(entry)
  if (day <= made) return false
  switch (stringIn(entry, 'rhythm')) {
    case 'daily':
      return true
    case 'weekly':
      return (Date.parse(day) - Date.parse(made)) % (7 * 86_400_000) === 0
    case 'monthly':
      return made.slice(8) === day.slice(8)
    default:
      return false
  }
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

/** The day something was kept, as it was lived. */
function dayOf({ created: { utc, offset } }: Pick<Entry, 'created'>): string {
  return new Date(utc + offset * 60_000).toISOString().slice(0, 10)
}
