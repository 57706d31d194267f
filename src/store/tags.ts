// Which entries have a tag. The index of words leads to those that may have it in their words; what came with tags has an index of its own.
import type { Entry } from '../journal/entry.ts'
import { tagFolded, tagsOf } from '../journal/tags.ts'
import { statement } from './database.ts'
import { guard } from './faults.ts'
import { byDay, joined } from './filter.ts'
import { type EntryRow, entryColumns, entryOf, fieldsOf } from './rows.ts'
import type { Store } from './store.ts'

const came = `select r.seq, r.text, r.fields from revision r join entry e on e.id = r.entry and e.latest = r.seq
  where json_extract(r.fields, '$.tags') is not null and e.removed_utc is null`

/** The numbers of the latest revisions that have a tag, of what is not in the trash. */
export function taggedWith({ db }: Store, tag: string): readonly number[] {
  const wanted = tagFolded(tag)
  const words = `"${wanted.replaceAll('"', '').replaceAll('\0', '')}"`
  const rows = guard(() => [
    ...statement(
      db,
      'select r.seq, r.text, r.fields from words join revision r on r.seq = words.rowid where words match ?',
    ).all(words),
    ...statement(db, came).all(),
  ]) as { seq: number; text: string; fields: string }[]
  const found = rows.filter(({ text, fields }) =>
    tagsOf({ text, fields: fieldsOf(fields) }).includes(wanted),
  )
  return [...new Set(found.map(({ seq }) => seq))]
}

/** Every entry that may have tags and is not in the trash, the newest first. */
export function* maybeTagged({ db }: Store): Generator<Entry> {
  const rows = db
    .prepare(
      `select ${entryColumns} ${joined} where e.removed_utc is null
         and (instr(r.text, '#') > 0 or json_extract(r.fields, '$.tags') is not null)
       order by ${byDay()}`,
    )
    .iterate()
  for (const row of rows) yield entryOf(row as EntryRow)
}
