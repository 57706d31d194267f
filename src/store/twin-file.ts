// A small file kept twice (name.a and name.b), written alternately and in place, so that one whole copy always exists.
// O_DSYNC, no rename: a torn write spoils only the copy being written, and the other has the state before.
import { createHash } from 'node:crypto'
import { closeSync, constants, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '../errors.ts'

const size = 8192
const header = 24
const digest = 32

export type Twin = { readonly content: unknown; readonly sequence: number }
export type TwinState =
  | { readonly state: 'read'; readonly twin: Twin; readonly spoiled: number }
  | { readonly state: 'absent' | 'spoiled' }

/** Reads the newer whole copy; says when there is none, and whether any was there at all. */
export function readTwin(dir: string, name: string, magic: string): TwinState {
  const copies = (['a', 'b'] as const).map((side) => readCopy(join(dir, `${name}.${side}`), magic))
  const whole = copies.filter((copy) => typeof copy === 'object')
  const [best] = whole.toSorted((a, b) => b.sequence - a.sequence)
  const spoiled = copies.filter((copy) => copy === 'spoiled').length
  if (best) return { state: 'read', twin: best, spoiled }
  return { state: spoiled > 0 ? 'spoiled' : 'absent' }
}

/** Writes `content` as the next state over the older copy and reads it back. Throws what the file system throws. */
export function writeTwin(dir: string, name: string, magic: string, content: unknown): void {
  const [a, b] = (['a', 'b'] as const).map((side) => readCopy(join(dir, `${name}.${side}`), magic))
  const order = (copy: typeof a) => (typeof copy === 'object' ? copy.sequence : -1)
  const sequence = Math.max(order(a), order(b)) + 1
  writeCopy(join(dir, `${name}.${order(a) <= order(b) ? 'a' : 'b'}`), magic, sequence, content)
}

/** Writes one copy in place and reads it back. Throws what the file system throws. */
export function writeCopy(path: string, magic: string, sequence: number, content: unknown): void {
  const fd = openSync(path, constants.O_RDWR | constants.O_CREAT | (constants.O_DSYNC ?? 0), 0o600)
  try {
    const bytes = encode(magic, sequence, content)
    for (let from = 0; from < size; ) from += writeSync(fd, bytes, from, size - from, from)
    const back = Buffer.alloc(size)
    readSync(fd, back, 0, size, 0)
    if (!back.equals(bytes)) throw new Error(`${path} does not read back as it was written`)
  } finally {
    closeSync(fd)
  }
}

function encode(magic: string, sequence: number, content: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(content))
  if (json.length > size - header - digest) throw new Error(`${magic}: too much for one file`)
  const bytes = Buffer.alloc(size)
  bytes.write(magic, 0, 8, 'latin1')
  bytes.writeUInt32BE(1, 8)
  bytes.writeBigUInt64BE(BigInt(sequence), 12)
  bytes.writeUInt32BE(json.length, 20)
  json.copy(bytes, header)
  createHash('sha256')
    .update(bytes.subarray(0, size - digest))
    .digest()
    .copy(bytes, size - digest)
  return bytes
}

/** One copy by itself. */
export function readCopy(path: string, magic: string): Twin | 'absent' | 'spoiled' {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    const code = codeOf(error) ?? ''
    if (code === 'ENOENT') return 'absent'
    // A copy nobody may read is not a spoiled one, and must not be written over as if it were.
    if (['EACCES', 'EPERM', 'EMFILE', 'ENFILE'].includes(code)) throw error
    return 'spoiled'
  }
  return decode(bytes, magic)
}

/** What the bytes of one copy hold. */
export function decode(bytes: Buffer, magic: string): Twin | 'spoiled' {
  if (bytes.length !== size || bytes.toString('latin1', 0, 8) !== magic.padEnd(8, '\0'))
    return 'spoiled'
  const sum = createHash('sha256')
    .update(bytes.subarray(0, size - digest))
    .digest()
  if (!sum.equals(bytes.subarray(size - digest))) return 'spoiled'
  if (bytes.readUInt32BE(8) !== 1) return 'spoiled'
  try {
    const json = bytes.toString('utf8', header, header + bytes.readUInt32BE(20))
    return { content: JSON.parse(json), sequence: Number(bytes.readBigUInt64BE(12)) }
  } catch {
    return 'spoiled'
  }
}
