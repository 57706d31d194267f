// Unlocking a journal and closing it again. The handle is passed to every function of the store.

import { statSync } from 'node:fs'
import { join } from 'node:path'
import { exit, Trouble } from '../errors.ts'
import { dropCopy, keysOf } from './between-keys.ts'
import { changesOf, emptyLog } from './commit.ts'
import { type Db, openDatabase } from './database.ts'
import { guard } from './faults.ts'
import { type Keyring, readKeyring } from './keyring.ts'
import { setLogAside } from './log.ts'
import { migrations } from './migrations.ts'
import { readSeal } from './seal.ts'
import { type Secret, subkey } from './slots.ts'
import type { Store } from './store.ts'
import { upgraded } from './upgrade.ts'

export { masterOf } from './between-keys.ts'
export { assertJournal, journalExists } from './keyring.ts'

/** Opens the journal in `dir`. Throws Trouble 4 for the wrong secret, 6 without a journal, 7 for damage, 1 for the rest. */
export function unlockJournal(dir: string, secret: Secret): Store {
  for (;;) {
    const { keyring, master } = keysOf(dir, secret)
    // Somebody may put a file under a new key there in this moment: what was opened counts only if it is the one that lies there.
    const before = lyingIn(dir)
    const isStill = () => lyingIn(dir) === before
    try {
      const store = openWith(dir, keyring, master)
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
export function openWith(dir: string, keyring: Keyring, master: Buffer): Store {
  const sealKey = subkey(master, 'unearth/seal/v1')
  const key = subkey(master, 'unearth/db/v1')
  try {
    return guard(() => {
      const db = openCurrent(join(dir, 'journal.db'), key)
      const seal = readSeal(dir, keyring.journal, sealKey)
      const sealed = typeof seal === 'object' ? seal.changes : 0
      const sealLost = typeof seal !== 'object'
      const missing = Math.max(0, sealed - changesOf(db))
      if (missing > 0) setLogAside(dir)
      return { dir, id: keyring.journal, db, master, sealKey, missing, sealLost }
    })
  } finally {
    key.fill(0)
  }
}

/** Leaves the journal as one self-contained file and forgets the keys. */
export function closeStore(store: Store): void {
  if (!store.db.open) return
  emptyLog(store.db)
  store.db.close()
  store.master.fill(0)
  store.sealKey.fill(0)
}

function openCurrent(file: string, key: Buffer): Db {
  const db = openDatabase(file, key)
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version === migrations.length) return db
  if (version > migrations.length) {
    db.close()
    throw newer()
  }
  return upgraded(db, file, key, migrations)
}

/** That a journal has seen steps nobody here knows. */
export function newer(): Trouble {
  return new Trouble(
    exit.failed,
    'This journal was written by a newer unearth.',
    'It was not changed. Update unearth to read it.',
  )
}

/** The size of the database in `dir`, in bytes; 0 where there is none. */
export function databaseSize(dir: string): number {
  return statSync(join(dir, 'journal.db'), { throwIfNoEntry: false })?.size ?? 0
}
