// What was touched and when: for suggestions, the map and the year.
import { guard } from './faults.ts'
import { byDay, dayNamed, dayNumber, livedDay } from './filter.ts'
import type { Store } from './store.ts'

/** The walks that were answered: when last, as UTC milliseconds, and in how many sittings. */
export function walksAnswered(
  store: Store,
): ReadonlyMap<string, { readonly last: number; readonly times: number }> {
  // From walk to walk along the index, and to the newest answer of each: no other answer is read.
  const rows = guard(() =>
    store.db
      .prepare(
        `with recursive walks(walk) as (
           select min(json_extract(fields, '$.walk')) from revision
           union all
           select (select min(json_extract(fields, '$.walk')) from revision
             where json_extract(fields, '$.walk') > walks.walk)
           from walks where walks.walk is not null)
         select walk, (
           select r.written_utc from revision r join entry e on e.id = r.entry
           where json_extract(r.fields, '$.walk') = walks.walk and r.number = 1
             and e.removed_utc is null order by r.seq desc limit 1) last
         from walks where walk is not null`,
      )
      .all(),
  ) as { walk: string; last: number | null }[]
  const sittings = guard(() =>
    store.db
      .prepare('select walk, count(*) times from session where ended is not null group by walk')
      .all(),
  ) as { walk: string | null; times: number }[]
  const times = new Map(sittings.map((each) => [each.walk, each.times]))
  return new Map(
    rows.flatMap(({ walk, last }) =>
      last === null ? [] : [[walk, { last, times: times.get(walk) ?? 1 }]],
    ),
  )
}

/** When each question of a walk was last answered, as UTC milliseconds by question. */
export function questionsAnswered(store: Store, walk: string): ReadonlyMap<string, number> {
  const rows = guard(() =>
    store.db
      .prepare(
        `select json_extract(fields, '$.question') question, max(written_utc) at from revision r
         join entry e on e.id = r.entry and e.removed_utc is null
         where json_extract(fields, '$.walk') = ? and r.number = 1 group by 1`,
      )
      .all(walk),
  ) as { question: string | null; at: number }[]
  return new Map(rows.flatMap(({ question, at }) => (question === null ? [] : [[question, at]])))
}

/** The days of a year ('YYYY-MM-DD', as they were lived) on which something was kept that is not in the trash, in order. */
export function daysKept(store: Store, year: number): readonly string[] {
  const [first, end] = [dayNumber(Date.UTC(year, 0, 1)), dayNumber(Date.UTC(year + 1, 0, 1))]
  // From day to day along the index: of each no more than one entry is read.
  const next = `(select ${livedDay} from entry e where e.removed_utc is null and ${livedDay} >=`
  const days = guard(() =>
    store.db
      .prepare(
        `with recursive days(day) as (
           select ${next} $first order by 1 limit 1)
           union all
           select ${next} days.day + 1 order by 1 limit 1) from days where days.day < $end)
         select day from days where day < $end`,
      )
      .pluck()
      .all({ first, end }),
  ) as number[]
  return days.map((day) => dayNamed(day))
}

/** When something was written to each walk since `from`, as UTC milliseconds; each time by itself. */
export function walksTouched(
  store: Store,
  from: number,
): readonly { readonly walk: string; readonly at: number }[] {
  return guard(() =>
    store.db
      .prepare(
        `select json_extract(r.fields, '$.walk') walk, e.created_utc at
         from entry e cross join revision r on r.seq = e.latest
         where e.created_utc >= ? and e.removed_utc is null and json_extract(r.fields, '$.walk') is not null`,
      )
      .all(from),
  ) as { walk: string; at: number }[]
}

/** The last answer since `from` (UTC milliseconds) to a question that needs care that was not a no. */
export function lastCared(store: Store, from: number): number | undefined {
  const row = guard(() =>
    store.db
      .prepare(
        `select max(e.created_utc) at from entry e join revision r on r.seq = e.latest
         where e.created_utc >= ? and e.removed_utc is null
           and json_extract(r.fields, '$.care') in ('yes', 'not sure')`,
      )
      .get(from),
  ) as { at: number | null }
  return row.at ?? undefined
}

/** A record without its words. */
export type KeptRow = {
  readonly id: string
  readonly kind: string
  /** When it was first kept, and when its latest version was written: UTC milliseconds. */
  readonly at: number
  readonly changed: number
  readonly versions: number
  /** JSON, or null. */
  readonly values: string | null
}

/** The records of some kinds, oldest first. */
export function keptRows(store: Store, kinds: readonly string[]): readonly KeptRow[] {
  return guard(() =>
    store.db
      .prepare(
        `select e.id, e.kind, e.created_utc at, r.written_utc changed, 
           coalesce(json_extract(r.fields, '$.version'), r.number) versions,
           json_extract(r.fields, '$.values') "values"
         from entry e join revision r on r.seq = e.latest
         where e.removed_utc is null and e.kind in (${kinds.map(() => '?').join(', ')})
         order by ${byDay('oldest')}`,
      )
      .all(...kinds),
  ) as KeptRow[]
}

/** What became of a record, without the words: when, in UTC milliseconds. */
export type BecameRow = { readonly of: string; readonly event: string; readonly at: number }

/** What became of the records with these ids, oldest first. */
export function becameRows(store: Store, ids: readonly string[]): readonly BecameRow[] {
  return guard(() =>
    store.db
      .prepare(
        `select json_extract(r.fields, '$.of') "of", json_extract(r.fields, '$.event') event, e.created_utc at
         from json_each(?) wanted cross join revision r on json_extract(r.fields, '$.of') = wanted.value
         cross join entry e on e.id = r.entry and e.latest = r.seq
         where e.kind = 'event' and e.removed_utc is null and json_extract(r.fields, '$.event') is not null
         order by ${byDay('oldest')}`,
      )
      .all(JSON.stringify(ids)),
  ) as BecameRow[]
}

/** When the first sitting began, as UTC milliseconds; undefined before there was one. */
export function firstSitting(store: Store): number | undefined {
  const row = guard(() => store.db.prepare('select min(begun_utc) at from session').get()) as {
    at: number | null
  }
  return row.at ?? undefined
}

/** The words of answers and pages since `from` (UTC milliseconds). */
export function wordsSince(
  store: Store,
  from: number,
): readonly { readonly text: string; readonly at: number; readonly offset: number }[] {
  return guard(() =>
    store.db
      .prepare(
        `select r.text, e.created_utc at, e.created_offset "offset"
         from entry e join revision r on r.seq = e.latest
         where e.created_utc >= ? and e.removed_utc is null and e.kind in ('answer', 'page')`,
      )
      .all(from),
  ) as { text: string; at: number; offset: number }[]
}
