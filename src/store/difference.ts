// What one copy of a journal has and another does not.
import type { Instant } from '../journal/entry.ts'
import { statement } from './database.ts'
import { guard } from './faults.ts'
import type { Store } from './store.ts'

export type Ahead = {
  /** Versions of entries, a new entry being the first of its own. */
  readonly versions: number
  /** When the last of them was written. */
  readonly last: Instant | undefined
}

type Row = { written_utc: number; written_zone: string; written_offset: number }

/** What `one` has that is not in `other`: kept words only, without drafts. */
export function aheadOf(one: Store, other: Store): Ahead {
  return guard(() => {
    const there = statement(other.db, 'select 1 from revision where id = ?')
    const rows = one.db
      .prepare('select id, written_utc, written_zone, written_offset from revision order by seq')
      .iterate() as IterableIterator<Row & { id: string }>
    let versions = 0
    let last: Row | undefined
    for (const row of rows) {
      if (there.get(row.id) !== undefined) continue
      versions += 1
      last = row
    }
    if (last === undefined) return { versions, last }
    const { written_utc: utc, written_zone: zone, written_offset: offset } = last
    return { versions, last: { utc, zone, offset } }
  })
}
