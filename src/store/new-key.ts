// A new key: everything under a new master key, for whoever's passphrase was seen. The journal is copied beside itself, the copy is
// rewritten under the new key, opened and compared, and then takes its place; nobody else has the journal open from the first
// read to that. keys.a and keys.b hold the new slots beside the old ones meanwhile, so at every instant one of the two opens.
import { randomBytes } from 'node:crypto'
import { closeSync, ftruncateSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { exit, Trouble } from '../errors.ts'
import { copyOf, dropCopy, settleKeys } from './between-keys.ts'
import { conflictsBeside } from './conflicts.ts'
import { passphraseSlot } from './create.ts'
import { checkpoint, type Db, openAlone, openDatabase, rekeyed } from './database.ts'
import { guard } from './faults.ts'
import { type Keyring, masterKey, readKeyring, writeKeyring } from './keyring.ts'
import { openWith } from './open.ts'
import { readRecoveryCode } from './recovery.ts'
import { sameRows } from './same-words.ts'
import { writeSeal } from './seal.ts'
import { makeSlot, sameKey, subkey, usual } from './slots.ts'
import type { Store } from './store.ts'
import { keptIn } from './sums.ts'
import { settle } from './whole-folder.ts'

/** What is being done, for whoever waits. */
export type KeyStage = 'copy' | 'compare'

/** What the new key is opened with. */
type Opened = {
  readonly passphrase: string
  readonly recoveryCode: string
  readonly memoryMiB: number
}

/** Throws a Trouble where the key cannot be changed as the journal is now. */
export function refuseNewKey(store: Store): void {
  const why =
    store.missing > 0 || store.sealLost || store.stale
      ? '"unearth status" says what is missing, and lets you go on without.'
      : conflictsBeside(store).length > 0
        ? 'Beside it lies what another machine wrote under the old key: first unearth merge.'
        : undefined
  if (why !== undefined) {
    throw new Trouble(exit.failed, 'This journal cannot have a new key as it is now.', why)
  }
}

/**
 * Gives the journal a new key, which only `to` opens; `store` is open under it afterwards. Throws a Trouble where somebody else has
 * it open, or it cannot be written; then everything is as it was. Killed at any instant it is wholly under the old key or wholly
 * under the new one, and the next who opens it clears away what was left.
 */
export function changeKey(store: Store, to: Opened, tell: (stage: KeyStage) => void): void {
  refuseNewKey(store)
  const recoveryKey = readRecoveryCode(to.recoveryCode)
  if (recoveryKey === undefined) throw new RangeError('no recovery code')
  const master = randomBytes(32)
  const next = [
    passphraseSlot(store.id, master, to.passphrase, to.memoryMiB),
    makeSlot(store.id, master, { recoveryKey }, usual),
  ]
  const keys = { old: subkey(store.master, 'unearth/db/v1'), next: subkey(master, 'unearth/db/v1') }
  const file = join(store.dir, 'journal.db')
  store.db.close()
  try {
    guard(() => {
      // Opened before anybody locks the file and closed after: closing it would let go of the lock.
      const fd = openSync(file, 'r+')
      try {
        const db = openAlone(file, keys.old)
        try {
          copied(db, store.dir, keys, tell)
          const kept = keptIn(db)
          // Both are the old key's last, whichever is written over now.
          for (let side = 0; side < 2; side += 1)
            writeSeal(store.dir, store.id, store.sealKey, kept)
          offered(store, next, master, to)
          writeSeal(store.dir, store.id, subkey(master, 'unearth/seal/v1'), kept)
          swapped(db, store.dir)
          spoil(fd)
        } finally {
          db.close()
        }
      } finally {
        closeSync(fd)
      }
    })
  } catch (error) {
    settleKeys(store.dir, store.master, 'slots')
    reopen(store, store.master)
    throw error
  } finally {
    for (const key of [keys.old, keys.next]) key.fill(0)
  }
  settleKeys(store.dir, master, 'next')
  const before = store.master
  reopen(store, master)
  before.fill(0)
}

/** Opens the journal again for everybody who has this handle of it. */
function reopen(store: Store, master: Buffer): void {
  store.sealKey.fill(0)
  Object.assign(store, openWith(store.dir, readKeyring(store.dir), master))
}

/** A copy under the new key, opened and compared row by row. */
function copied(
  db: Db,
  dir: string,
  keys: { readonly old: Buffer; readonly next: Buffer },
  tell: (stage: KeyStage) => void,
): void {
  const copy = copyOf(dir)
  dropCopy(dir)
  tell('copy')
  db.prepare('vacuum into ?').run(copy)
  rekeyed(copy, keys.old, keys.next)
  tell('compare')
  const made = openDatabase(copy, keys.next)
  try {
    const whole = made.pragma('integrity_check', { simple: true }) === 'ok' && sameRows(db, made)
    if (!whole) {
      throw new Trouble(
        exit.damaged,
        'The copy under the new key is not the same as the journal.',
        'The journal was not changed. "unearth check" looks at it.',
      )
    }
    checkpoint(made)
  } finally {
    made.close()
  }
  settle(copy)
}

/** Puts the new slots beside the old ones, and opens them from the disk. */
function offered(
  store: Store,
  next: Keyring['slots'],
  master: Buffer,
  { passphrase }: Opened,
): void {
  const { format, journal, slots } = readKeyring(store.dir)
  const both = { format, journal, slots, next }
  writeKeyring(store.dir, both)
  writeKeyring(store.dir, both)
  const opened = masterKey({ ...both, slots: readKeyring(store.dir).next ?? [] }, { passphrase })
  if (opened === undefined || !sameKey(opened, master)) {
    throw new Trouble(
      exit.failed,
      'The new passphrase did not open the journal.',
      'The old one still does.',
    )
  }
  opened.fill(0)
}

/** Puts the copy where the journal lies. From here on it is under the new key. */
function swapped(db: Db, dir: string): void {
  // Without a log nothing that is closed later touches the log of whoever opens the new one first.
  if (db.pragma('journal_mode=delete', { simple: true }) !== 'delete') {
    throw new Error('the log of the journal could not be closed')
  }
  if (process.platform === 'win32') db.close()
  renameSync(copyOf(dir), join(dir, 'journal.db'))
  settle(dir)
}

/** What was the journal opens no more, also to whoever waited for it: its first pages are written over. */
function spoil(fd: number): void {
  try {
    writeSync(fd, randomBytes(65_536), 0, 65_536, 0)
    ftruncateSync(fd, 65_536)
  } catch {
    // Nobody finds it any more; that it is spoiled too is for one who had begun to open it.
  }
}
