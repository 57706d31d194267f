// A small, quick journal (64 MiB) for tests of the store, made once and copied.
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '../../src/journal/entry.ts'
import { createJournal } from '../../src/store/create.ts'
import { keepEntry } from '../../src/store/entries.ts'
import { unlockJournal } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'

export const passphrase = 'a river in the morning fog'
export const at: Instant = { utc: Date.UTC(2026, 10, 22, 20, 4), zone: 'Europe/Berlin', offset: 60 }

// Files that share a process share the model; the run's own folder goes with all of it.
const root = mkdtempSync(join(tmpdir(), 'unearth-store-'))
const model = join(root, 'model')
let made: string | undefined
let copies = 0

/** A fresh copy of an empty journal. */
export function journalDir(): string {
  recovery()
  copies += 1
  const dir = join(root, `journal-${copies}`)
  cpSync(model, dir, { recursive: true })
  return dir
}

/** The recovery code of every journal made here. */
export function recovery(): string {
  made ??= createJournal(model, { passphrase, memoryMiB: 64 }).recoveryCode
  return made
}

export function unlocked(dir = journalDir()): Store {
  return unlockJournal(dir, { passphrase })
}

export function note(store: Store, text: string) {
  return keepEntry(store, { kind: 'note', text, fields: {}, at })
}
