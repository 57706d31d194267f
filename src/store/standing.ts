// Records that stand: what nothing has ended, and what became of it. What is over is not read.
import type { Entry } from '../journal/entry.ts'
import { entriesWith } from './entries.ts'
import { guard } from './faults.ts'
import { byDay, conditions, joined } from './filter.ts'
import { type EntryRow, entryColumns, entryOf } from './rows.ts'
import type { Store } from './store.ts'

type Standing = {
  /** Both oldest first. */
  readonly records: readonly Entry[]
  readonly events: readonly Entry[]
}

/** The records of some kinds without those that one of `ends` happened to, and what happened to them. `ends` of a kind left out: all of it. */
export function standingRecords(
  store: Store,
  kinds: readonly { readonly id: string; readonly ends?: readonly string[] }[],
): Standing {
  const happened = happenings(store)
  const ends = new Map(kinds.map((kind) => [kind.id, kind.ends ?? []]))
  const rows = guard(() =>
    store.db
      .prepare(
        'select id, kind from entry where removed_utc is null and kind in (select value from json_each(?))',
      )
      .all(JSON.stringify([...ends.keys()])),
  ) as { id: string; kind: string }[]
  const stands = rows
    .filter(({ id, kind }) => {
      const words = ends.get(kind) ?? []
      return !happened.get(id)?.some(({ event }) => words.includes(event))
    })
    .map(({ id }) => id)
  return {
    records: entriesWith(store, stands),
    events: entriesWith(
      store,
      stands.flatMap((id) => happened.get(id)?.map(({ entry }) => entry) ?? []),
    ),
  }
}

type Happening = {
  /** The entry that says so. */
  readonly entry: string
  readonly event: string
}

/** What happened to each record, by its id: the index alone is read. */
function happenings(store: Store): ReadonlyMap<string, readonly Happening[]> {
  const gone = guard(() =>
    store.db.prepare('select id from entry where removed_utc is not null').pluck().all(),
  ) as string[]
  const rows = guard(() =>
    store.db
      .prepare(
        `select entry, seq, json_extract(fields, '$.of') "of", json_extract(fields, '$.event') event
         from revision where json_extract(fields, '$.of') is not null`,
      )
      .raw()
      .all(),
  ) as [string, number, string, string | null][]
  const removed = new Set(gone)
  const latest = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    const [entry, seq] = row
    if (!removed.has(entry) && seq > (latest.get(entry)?.[1] ?? 0)) latest.set(entry, row)
  }
  const found = new Map<string, Happening[]>()
  for (const [entry, , of, word] of latest.values()) {
    const event = word ?? ''
    const already = found.get(of)
    if (already === undefined) found.set(of, [{ entry, event }])
    else already.push({ entry, event })
  }
  return found
}

/** What was kept of some kinds since `from` (UTC milliseconds), or got a new version since, oldest first. */
export function keptSince(store: Store, kinds: readonly string[], from: number): readonly Entry[] {
  const { where, values } = conditions({ kinds })
  return guard(() =>
    store.db
      .prepare(
        `select ${entryColumns} ${joined} where ${where} and e.seq in (
           select seq from entry where created_utc >= ?
           union select n.seq from revision c cross join entry n on n.id = c.entry
             where c.number > 1 and c.written_utc >= ?)
         order by ${byDay('oldest')}`,
      )
      .all(...values, from, from)
      .map((row) => entryOf(row as EntryRow)),
  )
}
