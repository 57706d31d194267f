// Writing that is not kept yet: a table of its own, outside the index, so that saving it is quick at any length.
import type { Draft, DraftKey } from '../journal/draft.ts'
import { guard } from './faults.ts'
import { fieldsOf, instantOf, storable } from './rows.ts'
import type { Store } from './store.ts'

type Row = {
  key: DraftKey
  kind: string
  text: string
  cursor: number
  fields: string
  begun: string
  changed: string
}

/** Saves a draft under its key. When it returns, the words are on the disk. */
export function saveDraft(store: Store, draft: Draft): void {
  const { key, kind, text, cursor, fields, begun, changed } = draft
  guard(() => {
    store.db
      .prepare(
        `insert into draft (key, kind, text, cursor, fields, begun, changed) values (?, ?, ?, ?, ?, ?, ?)
         on conflict (key) do update set text = excluded.text, cursor = excluded.cursor,
           fields = excluded.fields, changed = excluded.changed`,
      )
      .run(
        key,
        kind,
        storable(text),
        cursor,
        JSON.stringify(fields),
        JSON.stringify(begun),
        JSON.stringify(changed),
      )
  })
}

/** The draft under `key`, if there is one. */
export function readDraft(store: Store, key: DraftKey): Draft | undefined {
  const row = guard(() => store.db.prepare('select * from draft where key = ?').get(key))
  return row === undefined ? undefined : draftOf(row as Row)
}

/** Every draft, the one changed last first. */
export function listDrafts(store: Store): Draft[] {
  return guard(() => store.db.prepare('select * from draft order by rowid').all())
    .map((row) => draftOf(row as Row))
    .toSorted((a, b) => b.changed.utc - a.changed.utc)
}

/** Lets a draft go. */
export function dropDraft(store: Store, key: DraftKey): void {
  guard(() => store.db.prepare('delete from draft where key = ?').run(key))
}

function draftOf(row: Row): Draft {
  return {
    key: row.key,
    kind: row.kind,
    text: row.text,
    cursor: row.cursor,
    fields: fieldsOf(row.fields),
    begun: instantOf(row.begun),
    changed: instantOf(row.changed),
  }
}
