// Which secrets open the journal. A random master key is wrapped once for each of them; nothing is encrypted with a passphrase itself.
import {
  argon2Sync,
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { exit, Trouble } from '../errors.ts'

/** What one guess at the passphrase costs: Argon2id memory in MiB, passes, lanes. */
export type Cost = { readonly memory: number; readonly passes: number; readonly lanes: number }

export type Slot = {
  readonly type: 'passphrase' | 'recovery'
  /** Only of a passphrase slot. */
  readonly cost?: Cost
  readonly salt: string
  readonly nonce: string
  /** The wrapped master key and its tag, base64. */
  readonly key: string
}

export type Secret = { readonly passphrase: string } | { readonly recoveryKey: Uint8Array }

export const usual: Cost = { memory: 256, passes: 3, lanes: 4 }
export const floor: Cost = { memory: 64, passes: 3, lanes: 4 }
export const cap: Cost = { memory: 2048, passes: 20, lanes: 16 }
// No key file makes anybody wait for more than the most that a person can ask for: so much memory at the usual passes.
const mostWork = cap.memory * usual.passes

/** Argon2id (RFC 9106) of `passphrase`, 32 bytes unless `tagLength` says otherwise. */
export function argon2id(
  passphrase: Uint8Array,
  salt: Uint8Array,
  cost: Cost,
  more: { readonly secret?: Buffer; readonly data?: Buffer; readonly memoryKiB?: number } = {},
): Buffer {
  return argon2Sync('argon2id', {
    message: passphrase,
    nonce: salt,
    memory: more.memoryKiB ?? cost.memory * 1024,
    passes: cost.passes,
    parallelism: cost.lanes,
    tagLength: 32,
    ...(more.secret ? { secret: more.secret } : {}),
    ...(more.data ? { associatedData: more.data } : {}),
  })
}

/** Wraps `master` for `secret`. */
export function makeSlot(journal: string, master: Buffer, secret: Secret, cost: Cost): Slot {
  const type = 'passphrase' in secret ? 'passphrase' : 'recovery'
  const bare = {
    type,
    ...(type === 'passphrase' ? { cost } : {}),
    salt: randomBytes(16).toString('base64'),
    nonce: randomBytes(12).toString('base64'),
  } as const
  const wrapping = wrappingKey(secret, bare)
  const cipher = createCipheriv('aes-256-gcm', wrapping, Buffer.from(bare.nonce, 'base64'))
  cipher.setAAD(bound(journal, bare))
  const key = Buffer.concat([cipher.update(master), cipher.final(), cipher.getAuthTag()])
  wrapping.fill(0)
  return { ...bare, key: key.toString('base64') }
}

/** The master key, or undefined where `secret` is not the one. Throws Trouble 7 where the slot asks for an absurd cost. */
export function openSlot(journal: string, slot: Slot, secret: Secret): Buffer | undefined {
  if ('passphrase' in secret !== (slot.type === 'passphrase')) return undefined
  if (slot.cost) checkCost(slot.cost)
  const wrapped = Buffer.from(slot.key, 'base64')
  if (wrapped.length !== 48) return undefined
  const wrapping = wrappingKey(secret, slot)
  const decipher = createDecipheriv('aes-256-gcm', wrapping, Buffer.from(slot.nonce, 'base64'))
  decipher.setAAD(bound(journal, slot))
  decipher.setAuthTag(wrapped.subarray(32))
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(0, 32)), decipher.final()])
  } catch {
    return undefined
  } finally {
    wrapping.fill(0)
  }
}

/** A key of `master` for one use, 32 bytes (HKDF-SHA256, RFC 5869). */
export function subkey(
  master: Buffer,
  use: 'unearth/db/v1' | 'unearth/seal/v1' | 'unearth/seal/v2' | 'unearth/backup/v1',
): Buffer {
  return Buffer.from(hkdfSync('sha256', master, '', use, 32))
}

/** Whether two keys are the same, in constant time. */
export function sameKey(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

function wrappingKey(secret: Secret, slot: Pick<Slot, 'cost' | 'salt'>): Buffer {
  const salt = Buffer.from(slot.salt, 'base64')
  if ('recoveryKey' in secret) {
    return Buffer.from(hkdfSync('sha256', secret.recoveryKey, salt, 'unearth/recovery/v1', 32))
  }
  const bytes = Buffer.from(folded(secret.passphrase), 'utf8')
  try {
    return argon2id(bytes, salt, slot.cost ?? usual)
  } finally {
    bytes.fill(0)
  }
}

/** A passphrase as it counts: composed alike on every keyboard, and without the spaces nobody sees. Part of the format. */
function folded(passphrase: string): string {
  return passphrase.normalize('NFKC').trim().replace(/\s+/gu, ' ')
}

function bound(journal: string, { type, cost }: Pick<Slot, 'type' | 'cost'>): Buffer {
  const parameters = cost ? `${cost.memory}/${cost.passes}/${cost.lanes}` : ''
  return Buffer.from(`${journal}|${type}|${parameters}`)
}

function checkCost({ memory, passes, lanes }: Cost): void {
  const within = (value: number, low: number, high: number) =>
    Number.isInteger(value) && value >= low && value <= high
  if (
    within(memory, floor.memory, cap.memory) &&
    within(passes, floor.passes, cap.passes) &&
    within(lanes, 1, cap.lanes) &&
    memory * passes <= mostWork
  ) {
    return
  }
  throw new Trouble(
    exit.damaged,
    'The key files ask for an amount of memory or time that unearth never uses: they were changed.',
    'Nothing was opened. A copy of keys.a and keys.b from a backup opens the journal.',
  )
}
