// Marks: spans of a revision its writer pointed at.
import { randomBytes } from 'node:crypto'
import type { Entry, Instant } from '../journal/entry.ts'
import { type RevisionId, uuidv7 } from '../journal/ids.ts'
import type { Mark, MarkKind } from '../journal/page/marks.ts'
import type { Marked } from '../journal/page/spans.ts'
import { commit } from './commit.ts'
import { statement } from './database.ts'
import { guard } from './faults.ts'
import { type HowMany, limitOf } from './filter.ts'
import { addGone } from './gone.ts'
import { type EntryRow, entryColumns, entryOf } from './rows.ts'
import type { Store } from './store.ts'

/** Writes one mark, inside a transaction of the caller's. */
export function insertMark(
  { db }: Store,
  mark: Omit<Mark, 'revision'> & { readonly revision: string },
): void {
  const { utc, zone, offset } = mark.made
  db.prepare('insert into mark values (?, ?, ?, ?, ?, ?, ?, ?)').run(
    mark.id,
    mark.revision,
    mark.kind,
    mark.start,
    mark.end,
    utc,
    zone,
    offset,
  )
}

type MarkRow = {
  id: string
  revision: RevisionId
  kind: MarkKind
  start: number
  stop: number
  made_utc: number
  made_zone: string
  made_offset: number
}

/** The marks of a revision, in the order of its text. */
export function listMarks(store: Store, revision: RevisionId): Mark[] {
  const rows = guard(() =>
    statement(store.db, 'select * from mark where revision = ? order by start, id').all(revision),
  )
  return (rows as MarkRow[]).map(markOf)
}

export type Pointed = { readonly entry: Entry; readonly mark: Mark }

/** Marks of one of `kinds` on the latest words of entries not in the trash, the last made first. `from` and `until` are UTC milliseconds of the mark. */
export function listMarked(
  store: Store,
  wanted: HowMany & {
    readonly kinds: readonly MarkKind[]
    readonly from?: number
    readonly until?: number
    readonly walk?: string
    /** Those in the trash instead. */
    readonly removed?: boolean
  },
): Pointed[] {
  const terms = [`m.kind in (${wanted.kinds.map(() => '?').join(', ')})`]
  const values: (string | number)[] = [...wanted.kinds]
  const add = (term: string, value: string | number | undefined) => {
    if (value === undefined) return
    terms.push(term)
    values.push(value)
  }
  add('m.made_utc >= ?', wanted.from)
  add('m.made_utc < ?', wanted.until)
  add("json_extract(r.fields, '$.walk') = ?", wanted.walk)
  const rows = guard(() =>
    store.db
      .prepare(
        `select m.*, m.id mark_id, m.kind mark_kind, ${entryColumns} from mark m
         join revision r on r.id = m.revision
         join entry e on e.id = r.entry and e.latest = r.seq and e.removed_utc is ${wanted.removed ? 'not null' : 'null'}
         where ${terms.join(' and ')} order by m.made_utc desc, m.id desc limit ?`,
      )
      .all(...values, limitOf(wanted)),
  ) as (MarkRow & EntryRow & { mark_id: string; mark_kind: MarkKind })[]
  return rows.map((row) => ({
    entry: entryOf(row),
    mark: markOf({ ...row, id: row.mark_id, kind: row.mark_kind }),
  }))
}

/** The ids of the entries that have such a mark on any of their revisions. */
export function everMarked(store: Store, kinds: readonly MarkKind[]): ReadonlySet<string> {
  const rows = guard(() =>
    store.db
      .prepare(
        `select distinct r.entry id from mark m join revision r on r.id = m.revision
         where m.kind in (${kinds.map(() => '?').join(', ')})`,
      )
      .all(...kinds),
  ) as { id: string }[]
  return new Set(rows.map(({ id }) => id))
}

function markOf(row: MarkRow): Mark {
  return {
    id: row.id,
    revision: row.revision,
    kind: row.kind,
    start: row.start,
    end: row.stop,
    made: { utc: row.made_utc, zone: row.made_zone, offset: row.made_offset },
  }
}

/** Makes `marks` the marks of a revision: what is the same stays as it was made, the rest comes and goes. */
export function setMarks(
  store: Store,
  revision: RevisionId,
  marks: readonly Marked[],
  at: Instant,
): void {
  const before = listMarks(store, revision)
  const meant = marks.filter(({ start, end }) => start < end)
  const same = (a: Marked, b: Marked) => a.kind === b.kind && a.start === b.start && a.end === b.end
  const gone = before.filter((mark) => !meant.some((each) => same(each, mark)))
  const fresh = meant.filter((mark) => !before.some((each) => same(each, mark)))
  if (gone.length === 0 && fresh.length === 0) return
  commit(store, () => {
    for (const { id } of gone) store.db.prepare('delete from mark where id = ?').run(id)
    addGone(
      store.db,
      'unmarked',
      gone.map(({ id }) => id),
    )
    for (const { kind, start, end } of fresh) {
      const id = uuidv7(at.utc, (bytes) => randomBytes(bytes))
      insertMark(store, { id, revision, kind, start, end, made: at })
    }
  })
}
