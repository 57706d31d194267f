// What is gone on purpose, and when it came back: so that another copy of the journal does not bring it back, and knows the last word.
import { listOf, objectOf, stringsOf } from '../journal/fields.ts'
import type { Db } from './database.ts'
import { putHere } from './settings.ts'

type Lists = 'erased' | 'unmarked'

/** The ids of what was erased or unmarked. */
export function goneFrom(db: Db, what: Lists): ReadonlySet<string> {
  return new Set(stringsOf(listOf(settingOf(db, what))))
}

/** Adds to them, inside a transaction of the caller's. Writes nothing where all are there. */
export function addGone(db: Db, what: Lists, ids: Iterable<string>): void {
  const before = goneFrom(db, what)
  const after = new Set([...before, ...ids])
  if (after.size > before.size) putHere(db, what, [...after].toSorted())
}

/** Takes them from it again, inside a transaction of the caller's. */
export function dropGone(db: Db, what: Lists, ids: readonly string[]): void {
  const before = goneFrom(db, what)
  const after = before.difference(new Set(ids))
  if (after.size === before.size) return
  if (after.size > 0) putHere(db, what, [...after].toSorted())
  else db.prepare('delete from setting where key = ?').run(what)
}

/** When entries came out of the trash last, by id; UTC milliseconds. */
export function restoredIn(db: Db): Readonly<Record<string, number>> {
  return objectOf(settingOf(db, 'restored')) as Record<string, number>
}

/** Writes when these came out of the trash, where that is later than what stands there. */
export function addRestored(db: Db, when: Readonly<Record<string, number>>): void {
  const before = restoredIn(db)
  const later = Object.entries(when).filter(([id, utc]) => utc > (before[id] ?? 0))
  if (later.length > 0) putHere(db, 'restored', { ...before, ...Object.fromEntries(later) })
}

function settingOf(db: Db, key: string) {
  const value = db.prepare('select value from setting where key = ?').pluck().get(key)
  return typeof value === 'string' ? JSON.parse(value) : undefined
}
