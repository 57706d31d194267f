// The container of a backup: a tar (POSIX ustar) that nothing shrinks and anybody unpacks. Read as strictly as it is written:
// every byte between its members has one right value, so that no flipped bit goes unseen.
import { fstatSync, readSync, writeSync } from 'node:fs'

const block = 512
const piece = 1 << 20

export type Member = { readonly name: string; readonly size: number; readonly offset: number }

/** Writes the members to `fd` in their order. `mtime` is seconds since 1970. Throws what the file system throws. */
export function writeTar(
  fd: number,
  mtime: number,
  members: Iterable<{
    readonly name: string
    readonly size: number
    pieces(): Iterable<Uint8Array>
  }>,
): void {
  for (const { name, size, pieces } of members) {
    writeAll(fd, headerOf(name, size, mtime))
    let written = 0
    for (const bytes of pieces()) {
      writeAll(fd, bytes)
      written += bytes.length
    }
    if (written !== size) throw new Error(`${name} changed while it was copied`)
    writeAll(fd, Buffer.alloc(padding(size)))
  }
  writeAll(fd, Buffer.alloc(2 * block))
}

/** The members of a tar as writeTar writes it; undefined where it is anything else, down to one bit between them. */
export function readTar(
  fd: number,
): { readonly mtime: number; readonly members: Member[] } | undefined {
  const { size: end } = fstatSync(fd)
  const members: Member[] = []
  let mtime: number | undefined
  for (let at = 0; at + 2 * block <= end; ) {
    const header = readAt(fd, at, block)
    if (header.every((byte) => byte === 0)) {
      const rest = readAt(fd, at, end - at < 3 * block ? end - at : 0)
      const ends = rest.length === 2 * block && rest.every((byte) => byte === 0)
      return ends && mtime !== undefined ? { mtime, members } : undefined
    }
    const name = header.toString('latin1', 0, 100).replace(/\0.*$/s, '')
    const size = octal(header, 124)
    mtime ??= octal(header, 136)
    if (!headerOf(name, size, mtime).equals(header)) return undefined
    const offset = at + block
    at = offset + size + padding(size)
    if (at > end || readAt(fd, offset + size, padding(size)).some((byte) => byte !== 0)) return
    members.push({ name, size, offset })
  }
  return undefined
}

/** The bytes from `offset` on, a piece at a time. */
export function* piecesAt(fd: number, offset: number, size: number): Generator<Buffer> {
  for (let from = 0; from < size; from += piece) {
    yield readAt(fd, offset + from, Math.min(piece, size - from))
  }
}

/** Just so many bytes from `offset` on; fewer only where the file ends. */
export function readAt(fd: number, offset: number, size: number): Buffer {
  const bytes = Buffer.alloc(size)
  let from = 0
  while (from < size) {
    const count = readSync(fd, bytes, from, size - from, offset + from)
    if (count === 0) break
    from += count
  }
  return bytes.subarray(0, from)
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length; ) from += writeSync(fd, bytes, from)
}

function padding(size: number): number {
  return (block - (size % block)) % block
}

function octal(header: Buffer, at: number): number {
  const digits = header.toString('latin1', at, at + 11)
  return /^[0-7]{11}$/.test(digits) ? Number.parseInt(digits, 8) : 0
}

function headerOf(name: string, size: number, mtime: number): Buffer {
  const header = Buffer.alloc(block)
  const field = (value: number, digits: number) => value.toString(8).padStart(digits, '0')
  header.write(name.slice(0, 99), 0, 'latin1')
  header.write('0000600\0' + '0000000\0' + '0000000\0', 100, 'latin1')
  header.write(`${field(size, 11)}\0${field(mtime, 11)}\0${' '.repeat(8)}0`, 124, 'latin1')
  header.write('ustar\x0000', 257, 'latin1')
  header.write(`${field(sum(header), 6)}\0 `, 148, 'latin1')
  return header
}

function sum(bytes: Buffer): number {
  return bytes.reduce((total, byte) => total + byte, 0)
}
