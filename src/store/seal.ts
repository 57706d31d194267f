// The seal: how much had been kept, authenticated, beside the database. SQLite drops everything behind a damaged page of
// its log without a word, and an older copy of a file looks whole; the seal is what notices.
import { createHmac } from 'node:crypto'
import { sameKey } from './slots.ts'
import { readTwin, writeTwin } from './twin-file.ts'

const magic = 'UNESEAL1'

/** `changes` counts everything ever kept: entries, revisions, removals. */
export type Seal = { readonly changes: number }

/** The seal of this journal, or 'absent' or 'spoiled' (also where it is another journal's). */
export function readSeal(dir: string, journal: string, key: Buffer): Seal | 'absent' | 'spoiled' {
  const read = readTwin(dir, 'seal', magic)
  if (read.state !== 'read') return read.state
  const { changes, mac } = (read.twin.content ?? {}) as { changes?: unknown; mac?: unknown }
  if (typeof changes !== 'number' || typeof mac !== 'string') return 'spoiled'
  if (!sameKey(Buffer.from(mac, 'base64'), macOf(journal, key, changes))) return 'spoiled'
  return { changes }
}

/** Writes the seal. Throws what the file system throws. */
export function writeSeal(dir: string, journal: string, key: Buffer, { changes }: Seal): void {
  const mac = macOf(journal, key, changes).toString('base64')
  writeTwin(dir, 'seal', magic, { changes, mac })
}

function macOf(journal: string, key: Buffer, changes: number): Buffer {
  return createHmac('sha256', key).update(`${journal}|${changes}`).digest()
}
