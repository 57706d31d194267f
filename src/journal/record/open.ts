// What is open: records of a kind that something can become of, and that nothing has ended yet.
import type { Entry } from '../entry.ts'
import { moved } from '../time/spoken.ts'
import { wallDay } from '../time/wall.ts'
import { eventOf, eventsByRecord, stringIn } from './events.ts'
import type { RecordKind } from './kind.ts'

export type Open = {
  readonly entry: Entry
  readonly kind: RecordKind
  /** 'YYYY-MM-DD': its day, where it has one. */
  readonly day?: string
}

type Given = {
  /** 'YYYY-MM-DD' on the writer's wall. */
  readonly day: string
  readonly kinds: readonly RecordKind[]
  readonly records: readonly Entry[]
  readonly events: readonly Entry[]
}

/** Whether one of these has ended a record of this kind. Whatever is looked at again can be ended, also where its kind names no events. */
export function hasEnded({ ends }: Pick<RecordKind, 'ends'>, events: readonly Entry[]): boolean {
  return events.some((event) => [...ends, 'ended'].includes(eventOf(event)))
}

/** What can become of a record of this kind, its own events first: also whether it holds, where it is looked at again. */
export function becomes({ events, review, due, days }: RecordKind): readonly string[] {
  if (review === undefined && due === undefined && days === undefined) return events
  return [...events.filter((word) => !looked.includes(word)), ...looked]
}

/** What has a clock of its own can be begun. */
export function begins(kind: RecordKind): readonly string[] {
  return kind.for === 'clock' ? ['begin'] : []
}

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
      const on = dayOf(kind, entry)
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

/** The day on which it is due, or looked at again. */
function dayOf({ due, review }: RecordKind, entry: Entry): string | undefined {
  const days = [due, review].flatMap((name) =>
    name === undefined ? [] : (stringIn(entry, name) ?? []),
  )
  return days.map((each) => each.slice(0, 10)).toSorted()[0]
}
