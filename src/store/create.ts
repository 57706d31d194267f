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
import { recoveryCode } from './recovery.ts'
import { writeSeal } from './seal.ts'
import { argon2id, cap, floor, makeSlot, type Slot, subkey, usual } from './slots.ts'
import { keptIn } from './sums.ts'
import { applySteps } from './upgrade.ts'
import { makeWhole } from './whole-folder.ts'

/**
 * Makes a journal in `dir` and returns its recovery code, which is stored nowhere, and what one guess costs. Throws a Trouble
 * where a journal is there already or the directory cannot be made; then nothing is left behind.
 */
export function createJournal(dir: string, how: How): Made & { readonly recoveryCode: string } {
  const recoveryKey = randomBytes(16)
  const code = recoveryCode(recoveryKey)
  return { ...made(dir, how, recoveryKey), recoveryCode: code }
}

/** The same with no recovery code yet: one counts once it was written down, and this journal's writer is asked for that later. */
export function createUnrecoverable(dir: string, how: How): Made {
  return made(dir, how, undefined)
}

/** A new recovery code. It opens nothing before it is set. */
export function newRecovery(): string {
  return recoveryCode(randomBytes(16))
}

type How = {
  readonly passphrase: string
  /** What one guess costs, 64 to 2048; left out it is what this machine can bear. */
  readonly memoryMiB?: number
}

type Made = {
  /** What one guess costs. */
  readonly memoryMiB: number
}

function made(
  dir: string,
  { passphrase, memoryMiB = bearable() }: How,
  recoveryKey: Buffer | undefined,
): Made {
  return guard(() => {
    refuse(dir)
    makeWhole(dir, (at) => fill(at, { passphrase, memoryMiB }, recoveryKey))
    return { memoryMiB }
  })
}

function fill(dir: string, how: Required<How>, recoveryKey: Buffer | undefined): void {
  const journal = newJournalId()
  const master = randomBytes(32)
  const slots = [
    passphraseSlot(journal, master, how.passphrase, how.memoryMiB),
    ...(recoveryKey === undefined ? [] : [makeSlot(journal, master, { recoveryKey }, usual)]),
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
  const kept = keptIn(db)
  db.close()
  chmodSync(file, 0o600)
  writeSeal(dir, journal, sealKey, kept)
  writeSeal(dir, journal, sealKey, kept)
  for (const secret of [master, key, sealKey, recoveryKey]) secret?.fill(0)
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
 * The MiB one guess costs at most that this machine has and does in a second: the usual, or less. Where it is busy it is asked
 * twice. Takes up to some seconds.
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
