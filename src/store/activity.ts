// What was touched and when: for suggestions, the map and the year.
import { guard } from './faults.ts'
import type { Store } from './store.ts'

/** When each walk was last answered, as UTC milliseconds by walk. */
export function walksAnswered(store: Store): ReadonlyMap<string, number> {
  const rows = guard(() =>
    store.db
      .prepare(
        `select json_extract(fields, '$.walk') walk, max(written_utc) at from revision r
         join entry e on e.id = r.entry and e.removed_utc is null
         where json_extract(fields, '$.walk') is not null and r.number = 1 group by 1`,
      )
      .all(),
  ) as { walk: string; at: number }[]
  return new Map(rows.map(({ walk, at }) => [walk, at]))
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

/** The days ('YYYY-MM-DD', as they were lived) on which something was kept that is not in the trash, in order. */
export function daysKept(store: Store): readonly string[] {
  const rows = guard(() =>
    store.db
      .prepare(
        `select distinct date((created_utc + created_offset * 60000) / 1000, 'unixepoch') day
         from entry where removed_utc is null order by 1`,
      )
      .all(),
  ) as { day: string }[]
  return rows.map(({ day }) => day)
}

/** When something was written to each walk, as UTC milliseconds; each time by itself. */
export function walksTouched(
  store: Store,
): readonly { readonly walk: string; readonly at: number }[] {
  return guard(() =>
    store.db
      .prepare(
        `select json_extract(r.fields, '$.walk') walk, e.created_utc at from revision r
         join entry e on e.id = r.entry and e.latest = r.seq and e.removed_utc is null
         where json_extract(r.fields, '$.walk') is not null`,
      )
      .all(),
  ) as { walk: string; at: number }[]
}
