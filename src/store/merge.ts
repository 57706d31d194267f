// Merging: what another copy of the same journal has and this one lacks. The other one is only read, and nothing here is lost.
import type { Instant } from '../journal/entry.ts'
import { commitAs } from './commit.ts'
import { type Db, statement } from './database.ts'
import { addGone, addRestored, goneFrom, restoredIn } from './gone.ts'
import { insert } from './insert.ts'
import { mergeAside } from './merge-aside.ts'
import { ordered, placed } from './merge-order.ts'
import type { Store } from './store.ts'

export type Merged = {
  /** Entries that are new here. */
  readonly entries: number
  /** Versions of entries, a new entry's first among them. */
  readonly versions: number
  readonly marks: number
  readonly drafts: number
  /** How many of what is set are another here now. */
  readonly settings: number
  /** The ids of entries that were written on in both copies. */
  readonly both: readonly string[]
  /** How many went into the trash here because the other one's word was later, and how many came out. */
  readonly trashed: number
  readonly restored: number
  /** Erased in this one and still in the other: not brought back. */
  readonly erasedHere: number
  /** Erased in the other and still in this one: in the trash here. */
  readonly erasedThere: number
  /** Whether anything was written. */
  readonly changed: boolean
}

type EntryRow = {
  readonly seq: number
  readonly id: string
  readonly kind: string
  readonly created_utc: number
  readonly created_zone: string
  readonly created_offset: number
  readonly latest: number
  readonly removed_utc: number | null
  readonly removed_zone: string | null
  readonly removed_offset: number | null
}

type RevisionRow = {
  readonly seq: number
  readonly id: string
  readonly entry: string
  readonly number: number
  readonly written_utc: number
  readonly written_zone: string
  readonly written_offset: number
  readonly text: string
  readonly fields: string
  readonly origin: string | null
}

type MarkRow = {
  readonly id: string
  readonly revision: string
  readonly kind: string
  readonly start: number
  readonly stop: number
}

/**
 * Brings what `other` has into the journal, in one transaction with the write lock; sealed when it returns. A second time
 * writes nothing. Throws a Trouble where it cannot be kept; then all is as it was. `within` is run around it in the transaction.
 */
export function mergeFrom(
  store: Store,
  other: Db,
  at: Instant,
  within: (work: () => Merged) => Merged = (work) => work(),
): Merged {
  const { db } = store
  const work = (): Merged => {
    // A version is written anew to stand in its place; its marks find it again before the transaction ends.
    db.pragma('defer_foreign_keys=on')
    const before = writes(db)
    const empty = entriesIn(db).size === 0
    const found = words(db, other)
    const trash = trashOf(db, other, at)
    const marks = marksOf(db, other)
    const aside = mergeAside(db, other, empty)
    place(db, found.fresh)
    indexAgain(db, found.indexed)
    const { indexed, fresh, ...counts } = found
    const changed = writes(db) > before
    return { ...counts, entries: fresh.size, ...trash, marks, ...aside, changed }
  }
  return commitAs(
    store,
    () => within(work),
    ({ changed }) => (changed ? Math.max(0, changesIn(other) - changesIn(db)) + 1 : 0),
  )
}

function changesIn(db: Db): number {
  return Number(db.prepare("select value from setting where key = 'changes'").pluck().get())
}

function writes(db: Db): number {
  return Number(db.prepare('select total_changes()').pluck().get())
}

function entriesIn(db: Db): Map<string, EntryRow> {
  const rows = db.prepare('select * from entry order by seq').all() as EntryRow[]
  return new Map(rows.map((row) => [row.id, row]))
}

function versionsIn(db: Db): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const rows = db.prepare('select id, entry from revision order by seq').iterate()
  for (const { id, entry } of rows as IterableIterator<{ id: string; entry: string }>) {
    const ids = found.get(entry)
    if (ids) ids.push(id)
    else found.set(entry, [id])
  }
  return found
}

/** What the index had of the entries that are not in the trash; the words of those whose versions are written anew. */
type Indexed = ReadonlyMap<string, { readonly latest: number; readonly text?: string }>

/** Brings in entries and versions; an entry whose versions differ gets those of both, in one order in every copy. */
function words(db: Db, other: Db) {
  const ours = entriesIn(db)
  const theirs = entriesIn(other)
  const erased = goneFrom(db, 'erased')
  const fresh = new Set<string>()
  const both: string[] = []
  let erasedHere = 0
  let versions = 0
  const here = versionsIn(db)
  const there = versionsIn(other)
  const touched: string[] = []
  for (const [id, row] of theirs) {
    if (ours.has(id)) {
      const [our, their] = [new Set(here.get(id)), new Set(there.get(id))]
      const [more, less] = [their.difference(our).size, our.difference(their).size]
      if (more > 0 && less > 0) both.push(id)
      if (more > 0 || less > 0) touched.push(id)
      versions += more
    } else if (erased.has(id)) erasedHere += 1
    else {
      fresh.add(id)
      versions += there.get(id)?.length ?? 0
      insert(db, 'entry', { ...row, seq: null, latest: 0 })
      touched.push(id)
    }
  }
  const indexed = new Map<string, { latest: number; text?: string }>()
  for (const { id, latest, removed_utc } of ours.values()) {
    if (removed_utc === null) indexed.set(id, { latest })
  }
  for (const id of touched) for (const [, had] of indexedAs(db, id)) indexed.set(id, had)
  for (const id of touched) putVersions(db, other, id)
  return { fresh, both, erasedHere, versions, indexed }
}

/** What the index has of an entry; nothing of one in the trash. */
function indexedAs(db: Db, id: string): [string, { latest: number; text: string }][] {
  const row = statement(
    db,
    `select e.latest, r.text from entry e join revision r on r.seq = e.latest
       where e.id = ? and e.removed_utc is null`,
  ).get(id) as { latest: number; text: string } | undefined
  return row === undefined ? [] : [[id, row]]
}

function putVersions(db: Db, other: Db, id: string): void {
  const sql = 'select * from revision where entry = ? order by seq'
  const ours = statement(db, sql).all(id) as RevisionRow[]
  const known = new Set(ours.map((row) => row.id))
  const theirs = (statement(other, sql).all(id) as RevisionRow[]).filter(
    (row) => !known.has(row.id),
  )
  const all = ours.length === 0 ? theirs : ordered([...ours, ...theirs])
  const same = all.length === ours.length && all.every((row, index) => row.id === ours[index]?.id)
  if (same && all.every(({ number }, index) => number === index + 1)) return
  statement(db, 'delete from revision where entry = ?').run(id)
  let latest: number | bigint = 0
  all.forEach((row, index) => {
    latest = insert(db, 'revision', { ...row, seq: null, number: index + 1 })
  })
  statement(db, 'update entry set latest = ? where id = ?').run(latest, id)
}

/** The later of putting away and taking back counts; what was erased there goes no further than the trash here. */
function trashOf(db: Db, other: Db, at: Instant) {
  const ours = entriesIn(db)
  const theirs = entriesIn(other)
  const [restoredHere, restoredThere] = [restoredIn(db), restoredIn(other)]
  const [erasedHere, erasedThere] = [goneFrom(db, 'erased'), goneFrom(other, 'erased')]
  let trashed = 0
  let restored = 0
  let erased = 0
  const put = db.prepare(
    'update entry set removed_utc = ?, removed_zone = ?, removed_offset = ? where id = ?',
  )
  for (const [id, our] of ours) {
    const their = theirs.get(id)
    if (their === undefined) {
      if (!erasedThere.has(id) || erasedHere.has(id)) continue
      erased += 1
      if (our.removed_utc === null) put.run(at.utc, at.zone, at.offset, id)
      continue
    }
    const [one, two] = [our.removed_utc, their.removed_utc]
    if (one === null && two === null) continue
    const wordHere = one ?? restoredHere[id] ?? 0
    const wordThere = two ?? restoredThere[id] ?? 0
    const later = wordThere > wordHere || (wordThere === wordHere && one === null)
    if (!later) continue
    put.run(two, their.removed_zone, their.removed_offset, id)
    if (two === null) restored += 1
    else if (one === null) trashed += 1
  }
  addRestored(db, restoredThere)
  addGone(db, 'erased', erasedThere)
  return { trashed, restored, erasedThere: erased }
}

/** Marks of both; what was taken away in one is taken away, and what was made twice on the same words is there once. */
function marksOf(db: Db, other: Db): number {
  const unmarked = new Set([...goneFrom(db, 'unmarked'), ...goneFrom(other, 'unmarked')])
  const rows = (from: Db) => from.prepare('select * from mark order by id').all() as MarkRow[]
  const ours = new Map(rows(db).map((row) => [row.id, row]))
  const here = db.prepare('select 1 from revision where id = ?').pluck()
  const drop = db.prepare('delete from mark where id = ?')
  for (const id of ours.keys()) if (unmarked.has(id)) drop.run(id)
  const span = ({ revision, kind, start, stop }: MarkRow) => `${revision}/${kind}/${start}/${stop}`
  const spans = new Map(
    [...ours.values()].flatMap((row) => (unmarked.has(row.id) ? [] : [[span(row), row.id]])),
  )
  const twice: string[] = []
  let count = 0
  for (const row of rows(other)) {
    if (ours.has(row.id) || unmarked.has(row.id) || here.get(row.revision) === undefined) continue
    const same = spans.get(span(row))
    if (same !== undefined && same < row.id) {
      twice.push(row.id)
      continue
    }
    if (same === undefined) count += 1
    else {
      drop.run(same)
      twice.push(same)
    }
    spans.set(span(row), row.id)
    insert(db, 'mark', row)
  }
  addGone(db, 'unmarked', [...unmarked, ...twice])
  return count
}

/** Gives entries that came their place in the order of keeping: by when they were made, and those that were here stay in theirs. */
function place(db: Db, fresh: ReadonlySet<string>): void {
  if (fresh.size === 0) return
  const rows = [...entriesIn(db).values()]
  if (rows.length === fresh.size) return
  const order = placed(
    rows.filter(({ id }) => !fresh.has(id)),
    rows.filter(({ id }) => fresh.has(id)),
  )
  const seqs = rows.map(({ seq }) => seq)
  const moved = order.flatMap((row, index) =>
    row.seq === seqs[index] ? [] : [{ id: row.id, seq: seqs[index] }],
  )
  const put = db.prepare('update entry set seq = ? where id = ?')
  for (const { id, seq } of moved) put.run(-Number(seq), id)
  for (const { id, seq } of moved) put.run(seq, id)
}

/** Brings the index up to what is the newest version now, where that is another than it was. */
function indexAgain(db: Db, before: Indexed): void {
  const out = db.prepare("insert into words (words, rowid, text) values ('delete', ?, ?)")
  const into = db.prepare('insert into words (rowid, text) values (?, ?)')
  const text = db.prepare('select text from revision where seq = ?').pluck()
  for (const { id, latest, removed_utc } of entriesIn(db).values()) {
    const was = before.get(id)
    const is = removed_utc === null ? latest : undefined
    if (was?.latest === is) continue
    if (was) out.run(was.latest, was.text ?? text.get(was.latest))
    if (is !== undefined) into.run(is, text.get(is))
  }
}
