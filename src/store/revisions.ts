// Adding a revision, inside a transaction of the caller's: its words, their place in the index, its marks.
import { randomBytes } from 'node:crypto'
import type { DraftKey } from '../journal/draft.ts'
import type { Entry, Instant } from '../journal/entry.ts'
import type { Fields } from '../journal/fields.ts'
import { uuidv7 } from '../journal/ids.ts'
import type { Marked } from '../journal/page/spans.ts'
import { dropped } from './drafts.ts'
import { insertMark } from './marks.ts'
import { storable } from './rows.ts'
import type { Store } from './store.ts'

export type NewRevision = {
  readonly text: string
  readonly fields: Fields
  readonly at: Instant
  readonly draft?: DraftKey
  readonly entry: string
  readonly number: number
  readonly from: string | null
}

/** Adds a revision and returns its id. */
export function addRevision(store: Store, next: NewRevision): string {
  const { db } = store
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
  if (next.draft !== undefined) dropped(store, next.draft, text)
  return id
}

type NewMark = Marked & { readonly made?: Instant }

/** Marks what lies inside `text`; the rest is left out. */
export function addMarks(
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

/** The words of a revision; empty where there is none such. */
export function textOf({ db }: Store, revision: string): string {
  const row = db.prepare('select text from revision where id = ?').get(revision)
  return (row as { text: string } | undefined)?.text ?? ''
}

/** Takes an entry's latest words out of the index; of an entry in the trash they are out already. */
export function unindex({ db }: Store, entry: Entry): void {
  if (entry.removed) return
  const { id, text } = entry.revision
  const row = db.prepare('select seq from revision where id = ?').get(id) as { seq: number }
  db.prepare("insert into words (words, rowid, text) values ('delete', ?, ?)").run(row.seq, text)
}

/** An id nobody has yet. */
export function newId(at: Instant): string {
  return uuidv7(at.utc, (bytes) => randomBytes(bytes))
}
