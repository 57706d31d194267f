// Unlocking a journal and closing it again. The handle is passed to every function of the store.
import { join } from 'node:path'
import { exit, Trouble } from '../errors.ts'
import { checkpoint, type Db, openDatabase } from './database.ts'
import { guard } from './faults.ts'
import { masterKey, readKeyring } from './keyring.ts'
import { migrations } from './migrations.ts'
import { readSeal, writeSeal } from './seal.ts'
import { type Secret, subkey } from './slots.ts'
import { upgraded } from './upgrade.ts'

export { assertJournal, journalExists } from './keyring.ts'

export type Store = {
  readonly dir: string
  /** The journal's id. */
  readonly id: string
  readonly db: Db
  readonly master: Buffer
  readonly sealKey: Buffer
  /** How many kept changes the seal knows of and the database lacks; 0 is whole. Writing is refused until accepted. */
  missing: number
  /** The seal itself is gone or damaged, so nobody can say whether anything is missing. */
  readonly sealLost: boolean
}

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
  emptied(store.db)
  store.db.close()
  store.master.fill(0)
  store.sealKey.fill(0)
}

/**
 * Runs `work` in one immediate transaction that counts as a kept change, then seals it and empties the log.
 * Throws Trouble 7 while changes are missing that nobody has accepted as lost.
 */
export function kept<T>(store: Store, work: () => T): T {
  if (store.missing > 0) {
    throw new Trouble(
      exit.damaged,
      'This copy of the journal lacks something that was kept, so nothing is added to it.',
      'A newer copy or a backup may have it. "unearth status" says more, and lets you go on without.',
    )
  }
  const { db } = store
  const result = guard(() =>
    db
      .transaction(() => {
        const done = work()
        db.prepare("update setting set value = value + 1 where key = 'changes'").run()
        return done
      })
      .immediate(),
  )
  sealed(store)
  emptied(db)
  return result
}

/** Goes on without what is missing: from now on what is here counts as all there is. */
export function acceptLoss(store: Store): void {
  guard(() => writeSeal(store.dir, store.id, store.sealKey, { changes: changesOf(store.db) }))
  store.missing = 0
}

/** How many changes were ever kept here. */
function changesOf(db: Db): number {
  const row = db.prepare("select value from setting where key = 'changes'").get()
  return Number((row as { value?: string } | undefined)?.value ?? 0)
}

function emptied(db: Db): void {
  try {
    // Never waits: somebody who reads holds the log, and the words are safe in it.
    db.pragma('busy_timeout=0')
    checkpoint(db)
  } catch {
    // What is in the log stays in the log, and the next open reads it from there.
  } finally {
    db.pragma('busy_timeout=5000')
  }
}

function sealed(store: Store): void {
  try {
    writeSeal(store.dir, store.id, store.sealKey, { changes: changesOf(store.db) })
  } catch {
    // The words are committed; a seal that is behind them is brought up by the next one.
  }
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
