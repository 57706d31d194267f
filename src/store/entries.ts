// Entries and their revisions. Words once kept are never changed: an edit adds a revision, a removal only hides.
import { exit, Trouble } from '../errors.ts'
import { type DraftKey, draftKey } from '../journal/draft.ts'
import type { Entry, Instant, Revision } from '../journal/entry.ts'
import type { Fields } from '../journal/fields.ts'
import { type EntryId, type RevisionId, shortLength } from '../journal/ids.ts'
import { marksFollowed } from '../journal/page/followed-words.ts'
import { type Mark, stays } from '../journal/page/marks.ts'
import type { Marked } from '../journal/page/spans.ts'
import { commit } from './commit.ts'
import { heldElsewhere, unclaim } from './draft-claims.ts'
import { dropAll } from './drafts.ts'
import { guard } from './faults.ts'
import { byDay, conditions, type Filter, type HowMany, joined, limitOf } from './filter.ts'
import { addGone, addRestored } from './gone.ts'
import { dropLogs } from './log.ts'
import { listMarks } from './marks.ts'
import { addMarks, addRevision, newId, textOf, unindex } from './revisions.ts'
import { type EntryRow, entryColumns, entryOf, revisionOf } from './rows.ts'
import type { Store } from './store.ts'
import { assertAsKept } from './sums.ts'

export type NewEntry = {
  readonly kind: string
  readonly text: string
  readonly fields: Fields
  /** When it was lived. */
  readonly at: Instant
  /** When it was written, where that is another moment. */
  readonly written?: Instant
  /** What is pointed at, in UTF-16 offsets of the text. */
  readonly marks?: readonly Marked[]
  /** The key of the draft these words come from; it is dropped in the same transaction. */
  readonly draft?: DraftKey
}

/** So many are held against what was kept last each time they are read; more of them where they leave, and in check. */
const fewEnough = 32

export type Selection = Filter & HowMany

/** Keeps an entry. When it returns, the words are on the disk. Throws a Trouble where they are not; the draft stays then. */
export function keepEntry(store: Store, entry: NewEntry): Entry {
  const id = commit(store, () => addEntry(store, entry))
  if (entry.draft !== undefined) unclaim(store, entry.draft)
  return entryById(store, id)
}

/** The same inside a transaction of the caller's; for what comes from elsewhere with its own id. Returns the id. */
export function addEntry(store: Store, entry: NewEntry & { readonly id?: string }): string {
  const { id = newId(entry.at), written = entry.at } = entry
  const { utc, zone, offset } = entry.at
  store.db
    .prepare(
      `insert into entry (id, kind, created_utc, created_zone, created_offset, latest) values (?, ?, ?, ?, ?, 0)`,
    )
    .run(id, entry.kind, utc, zone, offset)
  const revision = addRevision(store, { ...entry, at: written, entry: id, number: 1, from: null })
  addMarks(store, revision, entry.text, entry.at, entry.marks ?? [])
  return id
}

export type Revised = {
  readonly entry: Entry
  /** Somebody else had revised the same words meanwhile; theirs are in the history. */
  readonly overtaken: boolean
}

/** Adds a revision to entry `id`, written from revision `from`; both are kept where two were written from the same. Marks go along with their words; one that holds words holds also what was written in their place. */
export function reviseEntry(
  store: Store,
  id: EntryId,
  next: {
    readonly text: string
    readonly fields?: Fields
    readonly from: RevisionId
    readonly at: Instant
    /** The marks as they lie now; without them those of `from` are carried over. */
    readonly marks?: readonly Marked[]
    readonly draft?: DraftKey
  },
): Revised {
  const overtaken = commit(store, () => {
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
    const along = next.marks ?? marksFollowed(marks, textOf(store, next.from), next.text)
    const beside = before.revision.id === next.from ? [] : heldBeside(store, before, next.text)
    addMarks(store, revision, next.text, next.at, [...along, ...beside])
    return before.revision.id !== next.from
  })
  if (next.draft !== undefined) unclaim(store, next.draft)
  return { entry: entryById(store, id), overtaken }
}

/** What is held of the words that somebody else kept meanwhile: it stays held in these too. */
function heldBeside(store: Store, { revision }: Entry, text: string): readonly Mark[] {
  const held = listMarks(store, revision.id).filter(({ kind }) => stays(kind))
  return marksFollowed(held, revision.text, text)
}

/** Entries by the day they were lived, and on a day in the order they were kept; the newest first unless `order` says otherwise. */
export function listEntries(store: Store, selection: Selection): Entry[] {
  const { where, values } = conditions(selection)
  const found = guard(() =>
    store.db
      .prepare(
        `select ${entryColumns} ${joined} where ${where} order by ${byDay(selection.order)} limit ?`,
      )
      .all(...values, limitOf(selection))
      .map((row) => entryOf(row as EntryRow)),
  )
  if (found.length <= fewEnough) for (const { id } of found) assertAsKept(store, id)
  return found
}

/** The same, oldest first and one at a time, so that a journal of any size fits into memory. */
export function* eachEntry(store: Store, selection: Filter): Generator<Entry> {
  const { where, values } = conditions(selection)
  const all = guard(() =>
    store.db
      .prepare(`select e.seq ${joined} where ${where} order by ${byDay('oldest')}`)
      .pluck()
      .all(...values),
  )
  const one = store.db.prepare(`select ${entryColumns} ${joined} where e.seq = ?`)
  for (const seq of all) {
    const row = guard(() => one.get(seq))
    if (row !== undefined) yield entryOf(row as EntryRow)
  }
}

/** How many entries are kept, without the trash. */
export function countEntries(store: Store, selection: Filter = {}): number {
  const { where, values } = conditions(selection)
  // All there is and all that is in the trash are counted along indexes.
  if (values.length === 0) {
    const trash = 'select count(*) from entry where removed_utc is not null'
    const counted = selection.removed ? trash : `select (select count(*) from entry) - (${trash})`
    return guard(() => store.db.prepare(counted).pluck().get() as number)
  }
  const row = guard(() =>
    store.db.prepare(`select count(*) n ${joined} where ${where}`).get(...values),
  )
  return (row as { n: number }).n
}

/** The entries with `part` in what is shown of their ids, or where there are none, anywhere in them: at most `limit`, newest first, the trash too. */
export function findEntries(store: Store, part: string, limit: number): Entry[] {
  const wanted = part.toLowerCase()
  if (!/^[0-9a-f-]{2,36}$/.test(wanted)) return []
  const where = (term: string) =>
    store.db
      .prepare(
        `select ${entryColumns} ${joined} where e.id in (select id from entry where ${term})
         order by ${byDay()} limit ?`,
      )
      .all(wanted, limit)
      .map((row) => entryOf(row as EntryRow))
  return guard(() => {
    const shown = where(`instr(substr(id, -${shortLength}), ?) > 0`)
    return shown.length > 0 ? shown : where('instr(id, ?) > 0')
  })
}

/** The entries with these whole ids that are not in the trash, oldest first. */
export function entriesWith(store: Store, ids: readonly string[]): Entry[] {
  return guard(() =>
    store.db
      .prepare(
        `select ${entryColumns} ${joined} where e.removed_utc is null
         and e.id in (select value from json_each(?)) order by ${byDay('oldest')}`,
      )
      .all(JSON.stringify(ids))
      .map((row) => entryOf(row as EntryRow)),
  )
}

/** The entry that has exactly this id, also in the trash. Throws Trouble 7 where it is not as it was kept last. */
export function entryWith(store: Store, id: string): Entry | undefined {
  guard(() => assertAsKept(store, id))
  const row = guard(() =>
    store.db.prepare(`select ${entryColumns} ${joined} where e.id = ?`).get(id),
  )
  return row === undefined ? undefined : entryOf(row as EntryRow)
}

/** Every revision of an entry, oldest first. */
export function historyOf(store: Store, id: EntryId): Revision[] {
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
export function removeEntry(store: Store, id: EntryId, at: Instant): void {
  commit(store, () => {
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
export function restoreEntry(store: Store, id: EntryId, at: Instant): void {
  commit(store, () => {
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
    // Later than its removal, also where a clock went back: it is the last word.
    addRestored(store.db, { [id]: Math.max(at.utc, entry.removed.utc + 1) })
  })
}

/**
 * Erases an entry, its revisions, marks and drafts: its words are overwritten in the file and in the index. Throws Trouble 1 where
 * another window has them open, which would bring them back.
 */
export function eraseEntry(store: Store, id: EntryId): void {
  const drafts = [draftKey.edit(id), draftKey.floor(id)]
  if (drafts.some((key) => heldElsewhere(store, key))) {
    throw new Trouble(
      exit.failed,
      'That entry is open in another window.',
      'Nothing was erased. Leave it there first, and try again.',
    )
  }
  commit(store, () => {
    const entry = entryById(store, id)
    if (!entry.removed) unindex(store, entry)
    const { db } = store
    db.prepare('delete from mark where revision in (select id from revision where entry = ?)').run(
      id,
    )
    dropAll(store, drafts)
    db.prepare('delete from revision where entry = ?').run(id)
    db.prepare('delete from entry where id = ?').run(id)
    addGone(db, 'erased', [id])
  })
  dropLogs(store.dir)
}

/** One entry by its whole id. Throws Trouble 3 where it is not there. */
function entryById(store: Store, id: string): Entry {
  const entry = entryWith(store, id)
  if (entry === undefined) throw new Trouble(exit.nothing, 'That entry is not here any more.')
  return entry
}
