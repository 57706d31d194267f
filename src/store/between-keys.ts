// A key that is being changed: keys.a and keys.b hold the slots of both keys, and the database is under one of them. Whoever opens
// it where unearth was stopped meanwhile ends it, the one way or the other.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { exit, Trouble } from '../errors.ts'
import { type Db, openDatabase } from './database.ts'
import { guard } from './faults.ts'
import { type Keyring, masterKey, readKeyring, writeKeyring } from './keyring.ts'
import { readSeal, writeSeal } from './seal.ts'
import { type Secret, subkey } from './slots.ts'

/** Where the copy under the new key is made. */
export function copyOf(dir: string): string {
  return join(dir, 'journal.db.new-key')
}

/** Takes the copy away, and what lies beside it. Only for one who knows that nobody is making it. */
export function dropCopy(dir: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(copyOf(dir) + end, { force: true })
}

/**
 * The keyring of `dir` and the master key that `secret` unwraps, which its database is under. Throws Trouble 4 where `secret` is
 * not the one.
 */
export function keysOf(dir: string, secret: Secret): { keyring: Keyring; master: Buffer } {
  const keyring = readKeyring(dir)
  if (keyring.next === undefined) return { keyring, master: masterOf(keyring, secret) }
  for (const kept of ['slots', 'next'] as const) {
    const master = masterKey({ ...keyring, slots: keyring[kept] ?? [] }, secret)
    if (master !== undefined && settleKeys(dir, master, kept)) {
      return { keyring: readKeyring(dir), master }
    }
  }
  throw new Trouble(
    exit.locked,
    'That does not open this journal.',
    'unearth was stopped while its key was changed: try the new passphrase, and the one before. Nothing is lost.',
  )
}

/** The master key that `secret` unwraps. Throws Trouble 4 where it opens no slot. */
export function masterOf(keyring: Keyring, secret: Secret): Buffer {
  const master = masterKey(keyring, secret)
  if (master !== undefined) return master
  throw new Trouble(exit.locked, 'That does not open this journal.', 'Nothing was touched.')
}

/** Whether the database is under `master`, which the slots in `kept` have. If so, they and its seal are all that is kept. */
export function settleKeys(dir: string, master: Buffer, kept: 'slots' | 'next'): boolean {
  const key = subkey(master, 'unearth/db/v1')
  const db = underKey(join(dir, 'journal.db'), key)
  key.fill(0)
  if (db === undefined) return false
  try {
    guard(() => db.transaction(() => keepOnly(dir, master, kept)).immediate())
    return true
  } finally {
    db.close()
  }
}

function keepOnly(dir: string, master: Buffer, which: 'slots' | 'next'): void {
  const { format, journal, [which]: slots, next } = readKeyring(dir)
  dropCopy(dir)
  if (next === undefined || slots === undefined) return
  const sealKey = subkey(master, 'unearth/seal/v1')
  const seal = readSeal(dir, journal, sealKey)
  for (let side = 0; side < 2; side += 1) {
    if (typeof seal === 'object') writeSeal(dir, journal, sealKey, seal)
    writeKeyring(dir, { format, journal, slots })
  }
  sealKey.fill(0)
}

/** The database where it is under `key`. Throws where somebody else has it for themselves. */
function underKey(file: string, key: Buffer): Db | undefined {
  try {
    return openDatabase(file, key)
  } catch (error) {
    if (error instanceof Trouble && error.code === exit.damaged) return undefined
    throw error
  }
}
