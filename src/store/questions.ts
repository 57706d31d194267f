// What a door asks of a journal, asked where the entries are: nothing is read that is not an answer to it.
import type { Entry } from '../journal/entry.ts'
import type { EntryId } from '../journal/ids.ts'
import { guard } from './faults.ts'
import { byDay, joined } from './filter.ts'
import { type EntryRow, entryColumns, entryOf } from './rows.ts'
import type { Store } from './store.ts'

/** The questions left as "I do not know yet" that nobody has gone beyond, the oldest first; of one walk, or of all. */
export function openFloors(store: Store, walk?: string): readonly Entry[] {
  const ofWalk = walk === undefined ? '' : "and json_extract(r.fields, '$.walk') = ?"
  return asked(
    store,
    `e.kind = 'floor' and json_extract(r.fields, '$.answered') is null ${ofWalk} order by ${byDay('oldest')}`,
    ...(walk === undefined ? [] : [walk]),
  )
}

/** The records of a kind that nothing has become of, the newest first. */
export function openRecords(store: Store, kind: string): readonly Entry[] {
  return asked(
    store,
    `e.kind = ? and e.id not in (
       select json_extract(o.fields, '$.of') from entry v join revision o on o.seq = v.latest
       where v.kind = 'event' and v.removed_utc is null and json_extract(o.fields, '$.of') is not null)
     order by ${byDay()}`,
    kind,
  )
}

/** Everything that was answered to these questions or to the probes under them, oldest first. */
export function answersTo(store: Store, questions: readonly string[]): readonly Entry[] {
  return asked(
    store,
    `e.kind = 'answer' and json_extract(r.fields, '$.question') in (select value from json_each(?))
       order by ${byDay('oldest')}`,
    JSON.stringify(questions),
  )
}

/** The newest answer to a question; what was written to its probes is none. */
export function latestAnswer(store: Store, question: string): Entry | undefined {
  return asked(
    store,
    `e.kind = 'answer' and json_extract(r.fields, '$.question') = ?
       and json_extract(r.fields, '$.probe') is null order by ${byDay()} limit 1`,
    question,
  )[0]
}

/**
 * Of the answers to each question that were kept last, the one given longest ago, if that was before `before` (UTC
 * milliseconds); none to the questions in `except`.
 */
export function earlierAnswer(
  store: Store,
  before: number,
  except: readonly string[] = [],
): Entry | undefined {
  // From question to question along the index, and to the newest answer of each: no other answer is read.
  return asked(
    store,
    `e.created_utc < ? and e.seq in (
       with recursive questions(question) as (
         select min(json_extract(fields, '$.question')) from revision
         union all
         select (select min(json_extract(fields, '$.question')) from revision
           where json_extract(fields, '$.question') > questions.question)
         from questions where questions.question is not null)
       select (
         select a.seq from revision f join entry a on a.id = f.entry join revision l on l.seq = a.latest
         where json_extract(f.fields, '$.question') = questions.question and f.number = 1
           and a.kind = 'answer' and a.removed_utc is null and json_extract(l.fields, '$.probe') is null
         order by f.seq desc limit 1)
       from questions where question is not null and question not in (select value from json_each(?)))
     order by e.created_utc, e.seq limit 1`,
    before,
    JSON.stringify(except),
  )[0]
}

/** Entries that are not in the trash. */
function asked(store: Store, terms: string, ...values: (string | number)[]): readonly Entry[] {
  return guard(() =>
    store.db
      .prepare(`select ${entryColumns} ${joined} where e.removed_utc is null and ${terms}`)
      .all(...values)
      .map((row) => entryOf(row as EntryRow)),
  )
}

/** The ids of the entries that say they became of this one, came from it, or dig beneath it. */
export function idsNaming(store: Store, id: EntryId): readonly string[] {
  const named = ['of', 'from', 'under'].map(
    (field) => `select entry from revision where json_extract(fields, '$.${field}') = $id`,
  )
  return guard(() =>
    store.db.prepare(named.join(' union ')).pluck().all({ id }),
  ) as readonly string[]
}
