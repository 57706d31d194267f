// Whether a copy has what the journal has, word for word, while others go on writing to the journal.
import type { Db } from './database.ts'

type Row = { readonly seq: number; readonly id: string; readonly entry: string }

/**
 * Whether every revision that was kept before the copy was made is in it as it stands in the journal, and nothing else. What
 * was erased from the journal meanwhile may still be in the copy.
 */
export function sameWords(journal: Db, copy: Db): boolean {
  const upTo = copy.prepare('select coalesce(max(seq), 0) from revision').pluck().get()
  const rows = 'select * from revision where seq <= ? order by seq'
  const ours = journal.prepare(rows).iterate(upTo) as IterableIterator<Row>
  const copied = copy.prepare(rows).iterate(upTo) as IterableIterator<Row>
  const gone: Row[] = []
  try {
    let next = ours.next()
    for (const row of copied) {
      if (!next.done && next.value.seq === row.seq) {
        if (!alike(next.value, row)) return false
        next = ours.next()
      } else if (!next.done && next.value.seq < row.seq) return false
      else gone.push(row)
    }
    if (!next.done) return false
  } finally {
    ours.return?.()
    copied.return?.()
  }
  const still = journal.prepare('select 1 from entry where id = ?')
  return gone.every(({ entry }) => still.get(entry) === undefined)
}

/** Whether the entries and marks of both are the same; to be asked where both have seen the same changes. */
export function sameEntries(journal: Db, copy: Db): boolean {
  return ['select * from entry order by seq', 'select * from mark order by id'].every((sql) =>
    same(journal, copy, sql),
  )
}

/** Whether both have the same rows in every table; only where nobody writes to either. */
export function sameRows(journal: Db, copy: Db): boolean {
  const [ours, theirs] = [tablesOf(journal), tablesOf(copy)]
  return (
    ours.join() === theirs.join() &&
    ours.every((name) => same(journal, copy, `select * from "${name}" order by 1`))
  )
}

/** Every table but those of the search index, which has a check of its own. */
function tablesOf(db: Db): readonly string[] {
  const sql =
    "select name from sqlite_master where type = 'table' and name not glob 'sqlite_*' and name not glob 'words*' order by 1"
  return db.prepare(sql).pluck().all() as string[]
}

function same(journal: Db, copy: Db, sql: string): boolean {
  const copied = copy.prepare(sql).iterate() as IterableIterator<object>
  try {
    for (const row of journal.prepare(sql).iterate() as IterableIterator<object>) {
      const other = copied.next()
      if (other.done || !alike(row, other.value)) return false
    }
    return copied.next().done === true
  } finally {
    copied.return?.()
  }
}

function alike(a: object, b: object): boolean {
  const values = Object.values(b)
  return Object.values(a).every((value, index) => {
    const other: unknown = values[index]
    if (value === other) return true
    return Buffer.isBuffer(value) && Buffer.isBuffer(other) && value.equals(other)
  })
}
