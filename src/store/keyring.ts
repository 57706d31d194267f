// keys.a and keys.b: the journal's id and its slots.
import { randomBytes } from 'node:crypto'
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, exit, Trouble } from '../errors.ts'
import { guard } from './faults.ts'
import { openSlot, type Secret, type Slot } from './slots.ts'
import { decode, readCopy, readTwin, writeTwin } from './twin-file.ts'

const magic = 'UNEKEYS1'

export type Keyring = {
  readonly format: 1
  readonly journal: string
  readonly slots: readonly Slot[]
  /** While the key is being changed: the slots of the new one. */
  readonly next?: readonly Slot[]
}

/** A new keyring's id. */
export function newJournalId(): string {
  return randomBytes(16).toString('hex')
}

/** Whether anything of a journal is in `dir`. Throws a Trouble where nobody may look. */
export function journalExists(dir: string): boolean {
  return ['journal.db', 'keys.a', 'keys.b'].some((name) =>
    guard(() => {
      try {
        lstatSync(join(dir, name))
        return true
      } catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return false
        throw error
      }
    }),
  )
}

/** Throws Trouble 6 where `dir` holds no journal. */
export function assertJournal(dir: string): void {
  if (journalExists(dir)) return
  throw new Trouble(exit.noJournal, `There is no journal in ${dir}.`, '"unearth init" makes one.')
}

/** Reads the keyring. Throws Trouble 6 without a journal, 7 where both copies are missing or spoiled, 1 where it is newer. */
export function readKeyring(dir: string): Keyring {
  assertJournal(dir)
  const read = guard(() => readTwin(dir, 'keys', magic))
  if (read.state !== 'read') {
    throw new Trouble(
      exit.damaged,
      read.state === 'absent'
        ? 'The key files keys.a and keys.b are missing; without them nothing opens the journal.'
        : 'Both key files, keys.a and keys.b, are damaged.',
      'Nothing was changed. Put either of them back from a copy; the passphrase it had then opens it.',
    )
  }
  return keyringIn(read.twin.content)
}

/** The keyring that one file of keys holds as bytes; undefined where it is spoiled. Throws as readKeyring does. */
export function keyringOf(bytes: Buffer): Keyring | undefined {
  const twin = decode(bytes, magic)
  return twin === 'spoiled' ? undefined : keyringIn(twin.content)
}

function keyringIn(content: unknown): Keyring {
  const keyring = (content ?? {}) as Keyring
  if (keyring.format > 1) {
    throw new Trouble(
      exit.failed,
      'This journal was written by a newer unearth.',
      'It was not opened and not changed. Update unearth to read it.',
    )
  }
  const { format, slots, next } = keyring
  if (format === 1 && areSlots(slots) && (next === undefined || areSlots(next))) return keyring
  throw new Trouble(
    exit.damaged,
    'The key files are whole, but what they hold is not a keyring.',
    'Nothing was changed. Put keys.a or keys.b back from a copy.',
  )
}

/** Those of one journal at most: each of a passphrase costs whoever opens it up to some seconds. */
const mostSlots = { all: 4, passphrase: 2 }

function areSlots(slots: unknown): boolean {
  if (!Array.isArray(slots) || !slots.every(isSlot) || slots.length > mostSlots.all) return false
  return slots.filter(({ type }) => type !== 'recovery').length <= mostSlots.passphrase
}

function isSlot(slot: unknown): slot is Slot {
  if (typeof slot !== 'object' || slot === null) return false
  const { salt, nonce, key } = slot as Record<string, unknown>
  const bytes = (value: unknown) =>
    typeof value === 'string' ? Buffer.from(value, 'base64').length : 0
  return bytes(salt) === 16 && bytes(nonce) === 12 && bytes(key) === 48
}

/** Writes the keyring over its older copy. Throws a Trouble where the disk is full or cannot be written. */
export function writeKeyring(dir: string, keyring: Keyring): void {
  guard(() => writeTwin(dir, 'keys', magic, keyring))
}

/** The master key that `secret` unwraps, or undefined where it opens no slot. */
export function masterKey(keyring: Keyring, secret: Secret): Buffer | undefined {
  for (const slot of keyring.slots) {
    const master = openSlot(keyring.journal, slot, secret)
    if (master) return master
  }
  return undefined
}

/** How each of the two files of keys is: 'whole', with the newest keys; 'older', with keys that were changed since; or not there. */
export function keyFiles(
  dir: string,
): readonly { readonly name: string; readonly is: 'whole' | 'older' | 'absent' | 'spoiled' }[] {
  const newest = JSON.stringify(readKeyring(dir))
  return ['keys.a', 'keys.b'].map((name) => {
    const copy = readCopy(join(dir, name), magic)
    if (typeof copy === 'string') return { name, is: copy }
    return { name, is: JSON.stringify(copy.content) === newest ? 'whole' : 'older' }
  })
}
