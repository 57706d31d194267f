// What is open: records of a kind that something can become of, and that nothing has ended yet.
import type { Entry } from '../entry.ts'
import { moved } from '../time/days.ts'
import { wallDay } from '../time/wall.ts'
import { comesRound, promisedOn } from './comes-round.ts'
import { eventOf, eventsByRecord, stringIn } from './events.ts'
import type { RecordKind } from './kind.ts'

export type Open = {
  readonly entry: Entry
  readonly kind: RecordKind
  /** 'YYYY-MM-DD': its day, or the next on which it comes round, where it has one. */
  readonly day?: string
}

type Given = {
  /** 'YYYY-MM-DD' on the writer's wall. */
  readonly day: string
  readonly kinds: readonly RecordKind[]
  readonly records: readonly Entry[]
  readonly events: readonly Entry[]
}

/** What ends a record of this kind. Whatever is looked at again can be ended, also where its kind names no events. */
export function endsOf({ ends }: Pick<RecordKind, 'ends'>): readonly string[] {
  return [...ends, 'ended']
}

/** Whether one of these has ended a record of this kind. */
export function hasEnded(kind: Pick<RecordKind, 'ends'>, events: readonly Entry[]): boolean {
  const ends = endsOf(kind)
  return events.some((event) => ends.includes(eventOf(event)))
}

/** What can become of a record of this kind, its own events first: also whether it holds, where it is looked at again. */
export function becomes(kind: RecordKind): readonly string[] {
  const { events, review, due, days } = kind
  if (review === undefined && due === undefined && days === undefined) return events
  const own = events.filter((word) => !looked.includes(word))
  // What waits for one thing to happen is not good or bad in the meantime.
  const waits = kind.for === 'parked' || kind.for === 'unasked' || kind.for === 'break'
  return [...own, ...looked.slice(waits ? 1 : 0)]
}

/** What has a clock of its own can be begun. */
export function begins(kind: RecordKind): readonly string[] {
  return kind.for === 'clock' ? ['begin'] : []
}

/** Of whatever is looked at again. */
const looked: readonly string[] = ['holds', 'change', 'ended', 'later']

/** What is open, by what has its day first; what has none comes after, the latest first. */
export function openOf({ day, kinds, records, events }: Given): readonly Open[] {
  const byId = new Map(kinds.map((kind) => [kind.id, kind]))
  const happened = eventsByRecord(events)
  return records
    .flatMap((entry): Open[] => {
      const kind = byId.get(entry.kind)
      if (kind === undefined || kind.events.length === 0) return []
      if (hasEnded(kind, happened.get(entry.id) ?? []) || isOver(kind, entry, day)) return []
      const on = dayOf(kind, entry, day)
      return [{ entry, kind, ...(on === undefined ? {} : { day: on }) }]
    })
    .toSorted(
      (a, b) => (a.day ?? '9999').localeCompare(b.day ?? '9999') || b.entry.seq - a.entry.seq,
    )
}

/** What waits only for some days is over with them. */
function isOver({ waits }: RecordKind, { created }: Entry, day: string): boolean {
  return waits !== undefined && moved(wallDay(created.utc, created.zone), waits) < day
}

/** The day on which it is due, looked at again, or comes round next. */
function dayOf(kind: RecordKind, entry: Entry, day: string): string | undefined {
  const set = [kind.due, kind.review]
    .flatMap((name) => (name === undefined ? [] : (stringIn(entry, name) ?? [])))
    .map((each) => each.slice(0, 10))
  const comes = (on: string) =>
    comesRound(kind, entry, on) || (kind.for === 'promise' && promisedOn(entry, on))
  const next = Array.from({ length: 32 }, (_, steps) => moved(day, steps)).find(comes)
  return [...set, ...(next === undefined ? [] : [next])].toSorted()[0]
}
