// What the journal knows of its last backup.
import type { Instant } from '../journal/entry.ts'
import { numberOf, objectOf, stringOf } from '../journal/fields.ts'
import { instantIn } from '../journal/time/instant.ts'
import { readSetting, writeHere } from './settings.ts'
import type { Store } from './store.ts'

export type LastBackup = {
  readonly number: number
  readonly path: string
  readonly at: Instant
  readonly changes: number
}

/** The last backup that was made of this journal, wherever it lies now; undefined before the first. */
export function lastBackup(store: Store): LastBackup | undefined {
  const { number, path, at, changes } = objectOf(readSetting(store, 'backup'))
  const where = stringOf(path)
  if (where === undefined) return undefined
  return {
    number: numberOf(number) ?? 0,
    path: where,
    at: instantIn(at) ?? { utc: 0, zone: 'UTC', offset: 0 },
    changes: numberOf(changes) ?? 0,
  }
}

/** A number no backup of this journal has yet. Where nothing can be written, two may get the same. */
export function nextNumber(store: Store): number {
  const take = () => {
    const before = objectOf(readSetting(store, 'backup'))
    const number = 1 + (numberOf(before['number']) ?? 0)
    writeHere(store, 'backup', { ...before, number })
    return number
  }
  try {
    return store.db.transaction(take).immediate()
  } catch {
    // The drive the journal lies on may be full, and a backup elsewhere is then the more wanted.
    return 1 + (lastBackup(store)?.number ?? 0)
  }
}

/** Remembers a backup. Where that cannot be written the backup is none the worse. */
export function rememberBackup(store: Store, backup: LastBackup): void {
  const later = () => {
    const number = Math.max(backup.number, lastBackup(store)?.number ?? 0)
    writeHere(store, 'backup', { ...backup, number })
  }
  try {
    store.db.transaction(later).immediate()
  } catch {
    // "status" goes on saying what it said before.
  }
}
