// Where a walk was put down: the question it goes on from. Gone once the walk has been walked to its end.
import type { Instant } from '../journal/entry.ts'
import { guard } from './faults.ts'
import type { Store } from './store.ts'

export type Place = { readonly walk: string; readonly question: string }

/** The question `walk` was put down at, if it was. */
export function readPlace(store: Store, walk: string): string | undefined {
  const row = guard(() => store.db.prepare('select question from place where walk = ?').get(walk))
  return (row as { question: string } | undefined)?.question
}

/** Puts a bookmark at a question. */
export function writePlace(store: Store, walk: string, question: string, at: Instant): void {
  guard(() =>
    store.db
      .prepare(
        `insert into place values (?, ?, ?, ?) on conflict (walk) do update set
           question = excluded.question, changed = excluded.changed, changed_utc = excluded.changed_utc`,
      )
      .run(walk, question, JSON.stringify(at), at.utc),
  )
}

/** Takes the bookmark out. */
export function dropPlace(store: Store, walk: string): void {
  guard(() => store.db.prepare('delete from place where walk = ?').run(walk))
}

/** The walks that wait, the one put down last first. */
export function listPlaces(store: Store): Place[] {
  return guard(() =>
    store.db.prepare('select walk, question from place order by changed_utc desc, walk').all(),
  ) as Place[]
}
