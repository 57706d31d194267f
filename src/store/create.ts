// A new journal is made whole in a folder of its own and renamed into place, so that half a journal never exists.
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readdirSync } from 'node:fs'
import { freemem } from 'node:os'
import { join } from 'node:path'
import { exit, Trouble } from '../errors.ts'
import { checkpoint, openDatabase } from './database.ts'
import { guard } from './faults.ts'
import { journalExists, newJournalId, writeKeyring } from './keyring.ts'
import { migrations } from './migrations.ts'
import { readRecoveryCode, recoveryCode } from './recovery.ts'
import { writeSeal } from './seal.ts'
import { argon2id, cap, floor, makeSlot, type Slot, subkey, usual } from './slots.ts'
import { applySteps } from './upgrade.ts'
import { makeWhole } from './whole-folder.ts'

/** What a new journal is opened with. */
type How = {
  readonly passphrase: string
  /** What one guess costs, 64 to 2048; left out it is what this machine can bear. */
  readonly memoryMiB?: number
  /** One that was typed back; left out it is made here. */
  readonly recoveryCode?: string
}

/**
 * Makes a journal in `dir` and returns its recovery code, which is stored nowhere, and the MiB that one guess costs. Throws a
 * Trouble where a journal is there already or the directory cannot be made; then nothing is left behind.
 */
export function createJournal(
  dir: string,
  { passphrase, memoryMiB = bearable(), recoveryCode: code = newRecovery() }: How,
): { readonly recoveryCode: string; readonly memoryMiB: number } {
  return guard(() => {
    refuse(dir)
    makeWhole(dir, (made) => fill(made, passphrase, memoryMiB, code))
    return { recoveryCode: code, memoryMiB }
  })
}

/** A new recovery code. It opens nothing before a journal is made with it, or it is set. */
export function newRecovery(): string {
  return recoveryCode(randomBytes(16))
}

function fill(dir: string, passphrase: string, memoryMiB: number, code: string): void {
  const recoveryKey = readRecoveryCode(code)
  if (recoveryKey === undefined) throw new RangeError('no recovery code')
  const journal = newJournalId()
  const master = randomBytes(32)
  const slots = [
    passphraseSlot(journal, master, passphrase, memoryMiB),
    makeSlot(journal, master, { recoveryKey }, usual),
  ]
  // Twice, so that keys.b holds the same as keys.a from the start.
  writeKeyring(dir, { format: 1, journal, slots })
  writeKeyring(dir, { format: 1, journal, slots })
  const key = subkey(master, 'unearth/db/v1')
  const sealKey = subkey(master, 'unearth/seal/v1')
  const file = join(dir, 'journal.db')
  const db = openDatabase(file, key, { create: true })
  applySteps(db, migrations)
  checkpoint(db)
  db.close()
  chmodSync(file, 0o600)
  writeSeal(dir, journal, sealKey, { changes: 0 })
  writeSeal(dir, journal, sealKey, { changes: 0 })
  for (const secret of [master, key, sealKey, recoveryKey]) secret.fill(0)
}

/** A passphrase slot at the asked cost. Throws Trouble 2 where a guess may not cost so much or so little. */
export function passphraseSlot(
  journal: string,
  master: Buffer,
  passphrase: string,
  memoryMiB: number,
): Slot {
  if (!Number.isInteger(memoryMiB) || memoryMiB < floor.memory || memoryMiB > cap.memory) {
    throw new Trouble(
      exit.usage,
      `A guess may cost ${floor.memory} to ${cap.memory} MiB of memory, and not ${memoryMiB}.`,
    )
  }
  return makeSlot(journal, master, { passphrase }, { ...usual, memory: memoryMiB })
}

/**
 * The MiB one guess costs at most that this machine has and does in a second: the usual, or less. What is busy for a moment is
 * asked twice. Takes up to some seconds.
 */
export function bearable(): number {
  let memory = freemem() < 2 ** 30 ? floor.memory : usual.memory
  while (memory > floor.memory && guessMs(memory) > 1000 && guessMs(memory) > 1000) memory /= 2
  return memory
}

function guessMs(memory: number): number {
  const began = performance.now()
  argon2id(randomBytes(16), randomBytes(16), { ...usual, memory })
  return performance.now() - began
}

function refuse(dir: string): void {
  if (journalExists(dir)) {
    throw new Trouble(exit.failed, `There is a journal in ${dir} already.`, 'It was not touched.')
  }
  if (existsSync(dir) && readdirSync(dir).length > 0) {
    throw new Trouble(
      exit.failed,
      `${dir} is not empty, and a journal has its directory to itself.`,
      'Nothing was changed. Name another with --journal.',
    )
  }
}
