// A new journal is made whole in a folder of its own and renamed into place, so that half a journal never exists.
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { freemem } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { codeOf, exit, Trouble } from '../errors.ts'
import { checkpoint, openDatabase } from './database.ts'
import { guard } from './faults.ts'
import { journalExists, newJournalId, writeKeyring } from './keyring.ts'
import { migrations } from './migrations.ts'
import { recoveryCode } from './recovery.ts'
import { writeSeal } from './seal.ts'
import { type Cost, cap, floor, makeSlot, type Slot, subkey, usual } from './slots.ts'
import { applySteps } from './upgrade.ts'

/**
 * Makes a journal in `dir` and returns its recovery code, which is stored nowhere. `memoryMiB` is what one guess costs
 * (64 to 2048; 256 by default, less where memory is short or it takes over a second). Throws a Trouble where a journal
 * is there already or the directory cannot be made; then nothing is left behind.
 */
export function createJournal(
  dir: string,
  how: { readonly passphrase: string; readonly memoryMiB?: number },
): { readonly recoveryCode: string } {
  return guard(() => {
    refuse(dir)
    mkdirSync(dirname(dir), { recursive: true, mode: 0o700 })
    sweep(dir)
    const made = `${dir}.new-${process.pid}-${randomBytes(4).toString('hex')}`
    mkdirSync(made, { mode: 0o700 })
    try {
      const code = fill(made, how)
      chmodSync(made, 0o700)
      place(made, dir)
      return { recoveryCode: code }
    } finally {
      rmSync(made, { recursive: true, force: true })
    }
  })
}

function fill(dir: string, how: { passphrase: string; memoryMiB?: number }): string {
  const journal = newJournalId()
  const master = randomBytes(32)
  const recoveryKey = randomBytes(16)
  const slots = [
    passphraseSlot(journal, master, how.passphrase, how.memoryMiB),
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
  const code = recoveryCode(recoveryKey)
  for (const secret of [master, key, sealKey, recoveryKey]) secret.fill(0)
  return code
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

function place(made: string, dir: string): void {
  try {
    renameSync(made, dir)
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error
    throw new Trouble(
      exit.failed,
      `A journal was made in ${dir} at the same moment.`,
      'It was not touched.',
    )
  }
  if (process.platform === 'win32') return
  try {
    const fd = openSync(dirname(dir), 'r')
    try {
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
  } catch {
    // The journal is in place, and its recovery code must reach its writer: a folder that cannot be synced is no failure.
  }
}

/** Takes away what a creation left behind whose process is gone. */
function sweep(dir: string): void {
  const prefix = `${basename(dir)}.new-`
  for (const name of readdirSync(dirname(dir))) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : 0
    if (pid > 0 && !alive(pid)) rmSync(join(dirname(dir), name), { recursive: true, force: true })
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
