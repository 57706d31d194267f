// Restoring: a backup becomes a journal in a place of its own, checked before it is there at all. Nothing is ever put over a journal.
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Backup, damaged, eachFile } from './backup-file.ts'
import { noteHolds } from './backup-note.ts'
import { promptsName, unsealPrompts } from './backup-prompts.ts'
import { changesOf } from './commit.ts'
import { openCopy } from './database.ts'
import { guard } from './faults.ts'
import { migrations } from './migrations.ts'
import { readSeal } from './seal.ts'
import { subkey } from './slots.ts'
import { sumIn } from './sums.ts'
import { newer } from './upgrade.ts'
import { makeWhole, newSynced, settle } from './whole-folder.ts'

const journalFiles = ['journal.db', 'keys.a', 'keys.b', 'seal.a', 'seal.b']

/** Where a backup of that number is restored to: `dir` itself where nothing is in it, else a place beside it that is free. */
export function placeFor(dir: string, number: number): string {
  if (!existsSync(dir) || readdirSync(dir).length === 0) return dir
  for (let time = 1; ; time += 1) {
    const name = `${basename(dir)}-backup-${number}${time === 1 ? '' : `-${time}`}`
    const path = join(dirname(dir), name)
    if (!existsSync(path)) return path
  }
}

/**
 * Makes a journal of a backup in `dir`, which must be empty or not there. Throws Trouble 7 where the backup is not just what
 * this journal's key wrote, 1 where the drive is full or a newer unearth made it; then nothing is left behind.
 */
export function restoreBackup(backup: Backup, master: Buffer, dir: string): void {
  const { path, note } = backup
  guard(() => {
    if (!noteHolds(note, master)) throw damaged(path)
    makeWhole(dir, (made) => {
      eachFile(path, (name, pieces) => {
        if (![...journalFiles, promptsName].includes(name)) throw damaged(path)
        write(join(made, name), pieces())
      })
      opens(backup, made, master)
      const sealed = join(made, promptsName)
      if (existsSync(sealed)) {
        unsealPrompts(made, note.journal, master, readFileSync(sealed))
        rmSync(sealed)
      }
      settle(made)
    })
  })
}

/** Opens what was restored and holds it against what the backup says of itself. */
function opens({ path, note }: Backup, made: string, master: Buffer): void {
  const key = subkey(master, 'unearth/db/v1')
  const sealKey = subkey(master, 'unearth/seal/v1')
  const db = openCopy(join(made, 'journal.db'), key)
  try {
    if (Number(db.pragma('user_version', { simple: true })) > migrations.length) throw newer()
    const seal = readSeal(made, note.journal, sealKey)
    const whole =
      db.pragma('integrity_check', { simple: true }) === 'ok' &&
      changesOf(db) === note.changes &&
      typeof seal === 'object' &&
      seal.changes === note.changes &&
      (seal.sum === undefined || seal.sum === sumIn(db))
    if (!whole) throw damaged(path)
  } finally {
    db.close()
    key.fill(0)
    sealKey.fill(0)
  }
}

function write(path: string, pieces: Iterable<Uint8Array>): void {
  const fd = openSync(path, newSynced, 0o600)
  try {
    for (const bytes of pieces) {
      for (let from = 0; from < bytes.length; ) from += writeSync(fd, bytes, from)
    }
  } finally {
    closeSync(fd)
  }
  settle(path)
}
