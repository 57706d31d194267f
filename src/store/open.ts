// Unlocking a journal and closing it again. The handle is passed to every function of the store.

import { statSync } from 'node:fs'
import { join } from 'node:path'
import { dropCopy, keysOf } from './between-keys.ts'
import { emptyLog } from './commit.ts'
import { openDatabase } from './database.ts'
import { unclaimAll } from './draft-claims.ts'
import { guard } from './faults.ts'
import { type Keyring, readKeyring } from './keyring.ts'
import { setLogAside } from './log.ts'
import { migrations } from './migrations.ts'
import { readSeal } from './seal.ts'
import { type Secret, subkey } from './slots.ts'
import type { Store } from './store.ts'
import { keptIn, lastIsAsKept } from './sums.ts'
import { bringUpToDate } from './upgrade.ts'

export { masterOf } from './between-keys.ts'
export { assertJournal, journalExists } from './keyring.ts'

/** Opens the journal in `dir`, brought up to date. Throws Trouble 4 for the wrong secret, 6 without a journal, 7 for damage, 1 for the rest. */
export function unlockJournal(dir: string, secret: Secret, steps = migrations): Store {
  for (;;) {
    const { keyring, master } = keysOf(dir, secret)
    // Somebody may put a file under a new key there in this moment: what was opened counts only if it is the one that lies there.
    const before = lyingIn(dir)
    const isStill = () => lyingIn(dir) === before
    try {
      const store = openWith(dir, keyring, master, steps)
      if (isStill()) {
        // Whoever makes one has the journal for themselves, so it was left.
        dropCopy(dir)
        return store
      }
      store.db.close()
    } catch (error) {
      if (isStill()) throw error
    }
  }
}

function lyingIn(dir: string): string {
  const file = statSync(join(dir, 'journal.db'), { bigint: true, throwIfNoEntry: false })
  return `${file?.ino} ${JSON.stringify(readKeyring(dir).slots)}`
}

/** Opens the journal in `dir` with its master key, which is the store's from now on. Throws as unlockJournal does. */
export function openWith(dir: string, keyring: Keyring, master: Buffer, steps = migrations): Store {
  const sealKey = subkey(master, 'unearth/seal/v1')
  const key = subkey(master, 'unearth/db/v1')
  try {
    return guard(() => {
      const db = openDatabase(join(dir, 'journal.db'), key)
      const seal = readSeal(dir, keyring.journal, sealKey)
      const sealed = typeof seal === 'object' ? seal.changes : 0
      const sealLost = typeof seal !== 'object'
      const kept = keptIn(db)
      const missing = Math.max(0, sealed - kept.changes)
      // The seal may be behind, where nobody could write it; one of as many changes has the same sum.
      const other =
        typeof seal === 'object' &&
        seal.sum !== undefined &&
        sealed === kept.changes &&
        seal.sum !== kept.sum
      const stale = other || (missing === 0 && !lastIsAsKept(db))
      // Before anything is written, the steps of an upgrade too.
      if (missing > 0 || stale) setLogAside(dir)
      try {
        bringUpToDate(db, steps)
      } catch (error) {
        db.close()
        throw error
      }
      const version = steps.length
      return { dir, id: keyring.journal, db, version, master, sealKey, missing, sealLost, stale }
    })
  } finally {
    key.fill(0)
  }
}

/** Leaves the journal as one self-contained file and forgets the keys. */
export function closeStore(store: Store): void {
  if (!store.db.open) return
  unclaimAll(store)
  emptyLog(store.db)
  store.db.close()
  store.master.fill(0)
  store.sealKey.fill(0)
}

/** The size of the database in `dir`, in bytes; 0 where there is none. */
export function databaseSize(dir: string): number {
  return statSync(join(dir, 'journal.db'), { throwIfNoEntry: false })?.size ?? 0
}
