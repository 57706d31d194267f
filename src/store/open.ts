// Unlocking a journal and closing it again. The handle is passed to every function of the store.

import { statSync } from 'node:fs'
import { join } from 'node:path'
import { exit, Trouble } from '../errors.ts'
import { changesOf, emptyLog } from './commit.ts'
import { type Db, openDatabase } from './database.ts'
import { guard } from './faults.ts'
import { masterKey, readKeyring } from './keyring.ts'
import { migrations } from './migrations.ts'
import { readSeal } from './seal.ts'
import { type Secret, subkey } from './slots.ts'
import type { Store } from './store.ts'
import { upgraded } from './upgrade.ts'

export { assertJournal, journalExists } from './keyring.ts'

/** Opens the journal in `dir`. Throws Trouble 4 for the wrong secret, 6 without a journal, 7 for damage, 1 for the rest. */
export function unlockJournal(dir: string, secret: Secret): Store {
  const keyring = readKeyring(dir)
  const master = masterKey(keyring, secret)
  if (master === undefined) {
    throw new Trouble(exit.locked, 'That does not open this journal.', 'Nothing was touched.')
  }
  const sealKey = subkey(master, 'unearth/seal/v1')
  const key = subkey(master, 'unearth/db/v1')
  try {
    return guard(() => {
      const db = openCurrent(join(dir, 'journal.db'), key)
      const seal = readSeal(dir, keyring.journal, sealKey)
      const sealed = typeof seal === 'object' ? seal.changes : 0
      const sealLost = typeof seal !== 'object'
      const missing = Math.max(0, sealed - changesOf(db))
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
    throw new Trouble(
      exit.failed,
      'This journal was written by a newer unearth.',
      'It was not changed. Update unearth to read it.',
    )
  }
  return upgraded(db, file, key, migrations)
}

/** The size of the database in `dir`, in bytes; 0 where there is none. */
export function databaseSize(dir: string): number {
  return statSync(join(dir, 'journal.db'), { throwIfNoEntry: false })?.size ?? 0
}
