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
import { type Cost, cap, floor, makeSlot, type Slot, subkey, usual } from './slots.ts'
import { applySteps } from './upgrade.ts'
import { makeWhole } from './whole-folder.ts'

/**
 * Makes a journal in `dir` and returns its recovery code, which is stored nowhere. `memoryMiB` is what one guess costs
 * (64 to 2048; 256 by default, less where memory is short or it takes over a second). Throws a Trouble where a journal
 * is there already or the directory cannot be made; then nothing is left behind.
 */
export function createJournal(dir: string, how: How): { readonly recoveryCode: string } {
  const recoveryKey = randomBytes(16)
  const code = recoveryCode(recoveryKey)
  made(dir, how, recoveryKey)
  return { recoveryCode: code }
}

/** The same with no recovery code yet: one counts once it was written down, and this journal's writer is asked for that later. */
export function createUnrecoverable(dir: string, how: How): void {
  made(dir, how, undefined)
}

type How = { readonly passphrase: string; readonly memoryMiB?: number }

function made(dir: string, how: How, recoveryKey: Buffer | undefined): void {
  guard(() => {
    refuse(dir)
    makeWhole(dir, (at) => fill(at, how, recoveryKey))
  })
}

function fill(dir: string, how: How, recoveryKey: Buffer | undefined): void {
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
  db.close()
  chmodSync(file, 0o600)
  writeSeal(dir, journal, sealKey, { changes: 0 })
  writeSeal(dir, journal, sealKey, { changes: 0 })
  for (const secret of [master, key, sealKey, recoveryKey]) secret?.fill(0)
}

/** A passphrase slot at the asked cost, or at the usual one lowered to what this machine can bear. */
export function passphraseSlot(
  journal: string,
  master: Buffer,
  passphrase: string,
  memoryMiB?: number,
): Slot {
  if (memoryMiB !== undefined) {
    if (!Number.isInteger(memoryMiB) || memoryMiB < floor.memory || memoryMiB > cap.memory) {
      throw new Trouble(
        exit.usage,
        `A guess may cost ${floor.memory} to ${cap.memory} MiB of memory, and not ${memoryMiB}.`,
      )
    }
    return makeSlot(journal, master, { passphrase }, { ...usual, memory: memoryMiB })
  }
  let cost: Cost = freemem() < 2 ** 30 ? floor : usual
  for (;;) {
    const began = performance.now()
    const slot = makeSlot(journal, master, { passphrase }, cost)
    if (performance.now() - began <= 1000 || cost.memory <= floor.memory) return slot
    cost = { ...cost, memory: Math.max(floor.memory, cost.memory / 2) }
  }
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
