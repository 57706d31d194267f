// The seal: how much had been kept, authenticated, beside the database. SQLite drops everything behind a damaged page of
// its log without a word, and an older copy of a file looks whole; the seal is what notices.
import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { sameKey } from './slots.ts'
import { readCopy, writeTwin } from './twin-file.ts'

const magic = 'UNESEAL1'

/** `changes` counts everything ever kept: entries, revisions, removals. */
export type Seal = { readonly changes: number }

/**
 * The seal of this journal: the newer copy that it made. 'absent' where there is none, 'spoiled' where neither is its own. While the
 * key is being changed one of the two is under the other key.
 */
export function readSeal(dir: string, journal: string, key: Buffer): Seal | 'absent' | 'spoiled' {
  const copies = ['seal.a', 'seal.b'].map((name) => readCopy(join(dir, name), magic))
  const [newest] = copies
    .filter((copy) => typeof copy === 'object')
    .flatMap(({ content, sequence }) => {
      const seal = sealIn(content, journal, key)
      return seal === undefined ? [] : [{ seal, sequence }]
    })
    .toSorted((a, b) => b.sequence - a.sequence)
  if (newest !== undefined) return newest.seal
  return copies.every((copy) => copy === 'absent') ? 'absent' : 'spoiled'
}

function sealIn(content: unknown, journal: string, key: Buffer): Seal | undefined {
  const { changes, mac } = (content ?? {}) as { changes?: unknown; mac?: unknown }
  if (typeof changes !== 'number' || typeof mac !== 'string') return undefined
  return sameKey(Buffer.from(mac, 'base64'), macOf(journal, key, changes)) ? { changes } : undefined
}

/** Writes the seal. Throws what the file system throws. */
export function writeSeal(dir: string, journal: string, key: Buffer, { changes }: Seal): void {
  const mac = macOf(journal, key, changes).toString('base64')
  writeTwin(dir, 'seal', magic, { changes, mac })
}

function macOf(journal: string, key: Buffer, changes: number): Buffer {
  return createHmac('sha256', key).update(`${journal}|${changes}`).digest()
}
