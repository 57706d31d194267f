// The seal: how much had been kept and what its sum is, encrypted, beside the database. SQLite drops everything behind a damaged page
// of its log without a word, and an older copy of a file looks whole; the seal is what notices.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { sameKey, subkey } from './slots.ts'
import { readCopy, type Twin, writeCopy } from './twin-file.ts'

const magic = 'UNESEAL1'

/** `changes` counts everything ever kept: entries, revisions, removals. `sum` is that of all that is kept; earlier ones have none. */
export type Seal = { readonly changes: number; readonly sum?: string }

/**
 * The seal of this journal: the newer copy that it made. 'absent' where there is none, 'spoiled' where neither is its own. While the
 * key is being changed one of the two is under the other key.
 */
export function readSeal(dir: string, journal: string, key: Buffer): Seal | 'absent' | 'spoiled' {
  const copies = sides(dir).map((path) => readCopy(path, magic))
  const [newest] = copies
    .flatMap((copy) => sealIn(copy, journal, key) ?? [])
    .toSorted((a, b) => b.order - a.order)
  if (newest !== undefined) return newest.seal
  return copies.every((copy) => copy === 'absent') ? 'absent' : 'spoiled'
}

/** Writes the seal. Throws what the file system throws. */
export function writeSeal(dir: string, journal: string, key: Buffer, seal: Seal): void {
  const [a = '', b = ''] = sides(dir)
  const [atA, atB] = [a, b].map((path) => sealIn(readCopy(path, magic), journal, key)?.order ?? -1)
  const order = Math.max(atA ?? -1, atB ?? -1) + 1
  // How often it was written is nobody's business: the number stands inside, and the file's own is always the same.
  const content = sealed({ order, ...seal }, journal, key)
  writeCopy((atA ?? -1) <= (atB ?? -1) ? a : b, magic, 0, content)
}

function sides(dir: string): readonly string[] {
  return ['seal.a', 'seal.b'].map((name) => join(dir, name))
}

type Read = { readonly order: number; readonly seal: Seal }

/** What one copy says, where it is this journal's. */
function sealIn(copy: Twin | string, journal: string, key: Buffer): Read | undefined {
  if (typeof copy === 'string') return undefined
  const { changes, mac, nonce, sealed } = (copy.content ?? {}) as { [name: string]: unknown }
  if (typeof nonce === 'string' && typeof sealed === 'string') {
    return opened(nonce, sealed, journal, key)
  }
  if (typeof changes !== 'number' || typeof mac !== 'string') return undefined
  const own = sameKey(Buffer.from(mac, 'base64'), macOf(journal, key, changes))
  return own ? { order: copy.sequence, seal: { changes } } : undefined
}

/** As seals were before they were encrypted. */
function macOf(journal: string, key: Buffer, changes: number): Buffer {
  return createHmac('sha256', key).update(`${journal}|${changes}`).digest()
}

function sealed(inside: object, journal: string, key: Buffer): object {
  const own = subkey(key, 'unearth/seal/v2')
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', own, nonce)
  cipher.setAAD(Buffer.from(`${journal}|seal`))
  // As long whatever the numbers are.
  const text = JSON.stringify(inside).padEnd(256)
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  own.fill(0)
  return { nonce: nonce.toString('base64'), sealed: bytes.toString('base64') }
}

function opened(nonce: string, sealed: string, journal: string, key: Buffer): Read | undefined {
  const own = subkey(key, 'unearth/seal/v2')
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const cipher = createDecipheriv('aes-256-gcm', own, Buffer.from(nonce, 'base64'))
    cipher.setAAD(Buffer.from(`${journal}|seal`))
    cipher.setAuthTag(bytes.subarray(-16))
    const text = Buffer.concat([cipher.update(bytes.subarray(0, -16)), cipher.final()])
    const { order, ...seal } = JSON.parse(text.toString('utf8')) as Seal & { order: number }
    return { order, seal }
  } catch {
    return undefined
  } finally {
    own.fill(0)
  }
}
