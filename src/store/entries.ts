// Entries and their revisions. Words once kept are never changed: an edit adds a revision, a removal only hides.
import { randomBytes } from 'node:crypto'
import { exit, Trouble } from '../errors.ts'
import type { Entry, Instant, Revision } from '../journal/entry.ts'
import type { Fields } from '../journal/fields.ts'
import { uuidv7 } from '../journal/ids.ts'
import { carried, type Marked } from '../journal/page/spans.ts'
import { kept } from './commit.ts'
import { guard } from './faults.ts'
import { insertMark, listMarks } from './marks.ts'
import { type EntryRow, entryColumns, entryOf, revisionOf, storable } from './rows.ts'
import type { Store } from './store.ts'

// The second half lets the indexes on walk and question lead to their entries.
const joined = 'from entry e join revision r on r.seq = e.latest and r.entry = e.id'

export type NewEntry = {
  readonly kind: string
  readonly text: string
  readonly fields: Fields
  readonly at: Instant
  /** What is pointed at, in UTF-16 offsets of the text. */
  readonly marks?: readonly Marked[]
  /** The key of the draft these words come from; it is dropped in the same transaction. */
  readonly draft?: string
}

export type Selection = {
  readonly limit: number
  /** UTC milliseconds: from this one on, and before this one. */
  readonly from?: number
  readonly until?: number
  readonly kind?: string
  /** Any of these kinds. */
  readonly kinds?: readonly string[]
  readonly walk?: string
  readonly question?: string
  /** What is in the trash instead of what is not. */
  readonly removed?: boolean
  readonly order?: 'newest' | 'oldest'
  /** Only what was kept after the entry with this `seq`. */
  readonly after?: number
}

/** Keeps an entry. When it returns, the words are on the disk. Throws a Trouble where they are not; the draft stays then. */
export function keepEntry(store: Store, entry: NewEntry): Entry {
  return entryById(
    store,
    kept(store, () => keptEntry(store, entry)),
  )
}

/** The same inside a transaction of the caller's; for what comes from elsewhere with its own id and its own time of writing. Returns the id. */
export function keptEntry(
  store: Store,
  entry: NewEntry & { readonly id?: string; readonly written?: Instant },
): string {
  const { id = newId(entry.at), written = entry.at } = entry
  const { utc, zone, offset } = entry.at
  store.db
    .prepare(
      `insert into entry (id, kind, created_utc, created_zone, created_offset, latest) values (?, ?, ?, ?, ?, 0)`,
    )
    .run(id, entry.kind, utc, zone, offset)
  const revision = addRevision(store, { ...entry, at: written, entry: id, number: 1, from: null })
  addMarks(store, revision, entry.text, written, entry.marks ?? [])
  return id
}

export type Revised = {
  readonly entry: Entry
  /** Somebody else had revised the same words meanwhile; theirs are in the history. */
  readonly overtaken: boolean
}

/** Adds a revision to entry `id`, written from revision `from`; both are kept where two were written from the same. Marks go along where their words survive. */
export function reviseEntry(
  store: Store,
  id: string,
  next: {
    readonly text: string
    readonly fields?: Fields
    readonly from: string
    readonly at: Instant
    /** The marks as they lie now; without them those of `from` are carried over. */
    readonly marks?: readonly Marked[]
    readonly draft?: string
  },
): Revised {
  const overtaken = kept(store, () => {
    const before = entryById(store, id)
    unindex(store, before)
    const marks = listMarks(store, next.from)
    const revision = addRevision(store, {
      entry: id,
      text: next.text,
      fields: next.fields ?? before.revision.fields,
      at: next.at,
      number: before.revision.number + 1,
      from: next.from,
      ...(next.draft === undefined ? {} : { draft: next.draft }),
    })
    const source = textOf(store, next.from)
    const along = marks.flatMap(({ kind, start, end, made }) => {
      const span = carried({ start, end }, source, next.text)
      return span === undefined ? [] : [{ kind, ...span, made }]
    })
    addMarks(store, revision, next.text, next.at, next.marks ?? along)
    return before.revision.id !== next.from
  })
  return { entry: entryById(store, id), overtaken }
}

/** Entries in the order they were kept, newest first unless `order` says otherwise. */
export function listEntries(store: Store, selection: Selection): Entry[] {
  const { where, values } = conditions(selection)
  const order = selection.order === 'oldest' ? 'asc' : 'desc'
  return guard(() =>
    store.db
      .prepare(`select ${entryColumns} ${joined} where ${where} order by e.seq ${order} limit ?`)
      .all(...values, selection.limit)
      .map((row) => entryOf(row as EntryRow)),
  )
}

/** The same, oldest first and a page at a time, so that a journal of any size fits into memory. */
export function* eachEntry(store: Store, selection: Omit<Selection, 'limit'>): Generator<Entry> {
  const page = 200
  for (let after = selection.after ?? 0; ; ) {
    const entries = listEntries(store, { ...selection, after, order: 'oldest', limit: page })
    yield* entries
    const last = entries.at(-1)
    if (last === undefined || entries.length < page) return
    after = last.seq
  }
}

/** The SQL of a selection, for `e` (entry) and `r` (its latest revision). */
export function conditions(selection: Omit<Selection, 'limit'>) {
  const terms = [selection.removed ? 'e.removed_utc is not null' : 'e.removed_utc is null']
  const values: (string | number)[] = []
  const add = (term: string, value: string | number | undefined) => {
    if (value === undefined) return
    terms.push(term)
    values.push(value)
  }
  add('e.created_utc >= ?', selection.from)
  add('e.created_utc < ?', selection.until)
  add('e.kind = ?', selection.kind)
  add('e.seq > ?', selection.after)
  if (selection.kinds !== undefined) {
    terms.push(`e.kind in (${selection.kinds.map(() => '?').join(', ')})`)
    values.push(...selection.kinds)
  }
  add("json_extract(r.fields, '$.walk') = ?", selection.walk)
  add("json_extract(r.fields, '$.question') = ?", selection.question)
  return { where: terms.join(' and '), values }
}

/** How many entries are kept, without the trash. */
export function countEntries(store: Store, selection: Omit<Selection, 'limit'> = {}): number {
  const { where, values } = conditions(selection)
  const row = guard(() =>
    store.db.prepare(`select count(*) n ${joined} where ${where}`).get(...values),
  )
  return (row as { n: number }).n
}

/** The entries whose id is, begins with or ends in `part`; at most two, which is enough to know it is not clear. */
export function findEntry(store: Store, part: string): Entry[] {
  const wanted = part.toLowerCase()
  if (!/^[0-9a-f-]{4,36}$/.test(wanted)) return []
  return guard(() =>
    store.db
      .prepare(`select ${entryColumns} ${joined} where e.id like ? or e.id like ? limit 2`)
      .all(`${wanted}%`, `%${wanted}`)
      .map((row) => entryOf(row as EntryRow)),
  )
}

/** Every revision of an entry, oldest first. */
export function historyOf(store: Store, id: string): Revision[] {
  return guard(() =>
    store.db
      .prepare(
        `select r.entry, r.id r_id, r.number r_number, r.written_utc r_utc, r.written_zone r_zone,
           r.written_offset r_offset, r.text r_text, r.fields r_fields, r.origin r_origin
         from revision r where r.entry = ? order by r.seq`,
      )
      .all(id)
      .map((row) => revisionOf(row as Parameters<typeof revisionOf>[0])),
  )
}

/** Puts an entry in the trash: out of lists and search, and still whole. */
export function removeEntry(store: Store, id: string, at: Instant): void {
  kept(store, () => {
    const entry = entryById(store, id)
    if (entry.removed) return
    unindex(store, entry)
    store.db
      .prepare(
        'update entry set removed_utc = ?, removed_zone = ?, removed_offset = ? where id = ?',
      )
      .run(at.utc, at.zone, at.offset, id)
  })
}

/** The entry that was put in the trash last, if any is there. */
export function lastRemoved(store: Store): Entry | undefined {
  const row = guard(() =>
    store.db
      .prepare(
        `select ${entryColumns} ${joined} where e.removed_utc is not null order by e.removed_utc desc, e.seq desc limit 1`,
      )
      .get(),
  )
  return row === undefined ? undefined : entryOf(row as EntryRow)
}

/** Takes an entry out of the trash. */
export function restoreEntry(store: Store, id: string): void {
  kept(store, () => {
    const entry = entryById(store, id)
    if (!entry.removed) return
    store.db
      .prepare(
        'update entry set removed_utc = null, removed_zone = null, removed_offset = null where id = ?',
      )
      .run(id)
    store.db
      .prepare('insert into words (rowid, text) select seq, text from revision where id = ?')
      .run(entry.revision.id)
  })
}

/** Erases an entry, its revisions, marks and drafts: its words are overwritten in the file and in the index. */
export function eraseEntry(store: Store, id: string): void {
  kept(store, () => {
    const entry = entryById(store, id)
    if (!entry.removed) unindex(store, entry)
    const { db } = store
    db.prepare('delete from mark where revision in (select id from revision where entry = ?)').run(
      id,
    )
    db.prepare('delete from draft where key = ?').run(`edit/${id}`)
    db.prepare('delete from revision where entry = ?').run(id)
    db.prepare('delete from entry where id = ?').run(id)
  })
}

/** One entry by its whole id. Throws Trouble 3 where it is not there. */
function entryById(store: Store, id: string): Entry {
  const row = guard(() =>
    store.db.prepare(`select ${entryColumns} ${joined} where e.id = ?`).get(id),
  )
  if (row === undefined) throw new Trouble(exit.nothing, 'That entry is not here any more.')
  return entryOf(row as EntryRow)
}

type NewRevision = Omit<NewEntry, 'kind'> & {
  readonly entry: string
  readonly number: number
  readonly from: string | null
}

/** Adds a revision and returns its id. */
function addRevision({ db }: Store, next: NewRevision): string {
  const id = newId(next.at)
  const { utc, zone, offset } = next.at
  const text = storable(next.text)
  const { lastInsertRowid: seq } = db
    .prepare(
      `insert into revision (id, entry, number, written_utc, written_zone, written_offset, text, fields, origin)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      next.entry,
      next.number,
      utc,
      zone,
      offset,
      text,
      JSON.stringify(next.fields),
      next.from,
    )
  db.prepare('update entry set latest = ? where id = ?').run(seq, next.entry)
  const removed = db.prepare('select removed_utc r from entry where id = ?').get(next.entry)
  if ((removed as { r: number | null }).r === null) {
    db.prepare('insert into words (rowid, text) values (?, ?)').run(seq, text)
  }
  if (next.draft !== undefined) db.prepare('delete from draft where key = ?').run(next.draft)
  return id
}

type NewMark = Marked & { readonly made?: Instant }

function addMarks(
  store: Store,
  revision: string,
  text: string,
  at: Instant,
  marks: readonly NewMark[],
): void {
  for (const { kind, start, end, made } of marks) {
    if (start < 0 || start >= end || end > text.length) continue
    insertMark(store, { id: newId(at), revision, kind, start, end, made: made ?? at })
  }
}

function textOf({ db }: Store, revision: string): string {
  const row = db.prepare('select text from revision where id = ?').get(revision)
  return (row as { text: string } | undefined)?.text ?? ''
}

/** Takes an entry's latest words out of the index; of an entry in the trash they are out already. */
function unindex({ db }: Store, entry: Entry): void {
  if (entry.removed) return
  const { id, text } = entry.revision
  const row = db.prepare('select seq from revision where id = ?').get(id) as { seq: number }
  db.prepare("insert into words (words, rowid, text) values ('delete', ?, ?)").run(row.seq, text)
}

function newId(at: Instant): string {
  return uuidv7(at.utc, (bytes) => randomBytes(bytes))
}
