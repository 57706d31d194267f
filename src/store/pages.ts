// The encrypted pages of a database, read without SQLite: which of them are as they were written, and what is in those.
// The format is SQLCipher 4's: 4,096 bytes, the last 80 an IV and the HMAC-SHA-512 of page and number.
import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto'
import { existsSync, fstatSync, openSync } from 'node:fs'
import { readAt } from './tar.ts'

const pageSize = 4096
const macSize = 64
const ivSize = 16
const saltSize = 16
/** Where SQLite keeps its locks no page is ever written. */
const lockPage = 0x40000000 / pageSize + 1

export type Pages = {
  readonly count: number
  /** The numbers of the pages that are not as they were written. */
  readonly spoiled: readonly number[]
  /** A page as SQLite sees it, decrypted; undefined where it is spoiled or not there. */
  read(number: number): Buffer | undefined
}

/**
 * The pages of `file` under the 32-byte `key`, each in its newest state that is whole: those of `logs` (write-ahead logs, the
 * newest last) count before the file's own. The files stay open until the process ends: to close one would let go of the locks
 * that SQLite holds on it elsewhere in this process.
 */
export function pagesOf(file: string, logs: readonly string[], key: Buffer): Pages {
  const fd = openSync(file, 'r')
  const salt = readAt(fd, 0, saltSize)
  const macKey = pbkdf2Sync(
    key,
    salt.map((byte) => byte ^ 0x3a),
    2,
    32,
    'sha512',
  )
  const whole = (page: Buffer, number: number) => {
    if (page.length < pageSize) return false
    const least = Buffer.alloc(4)
    least.writeUInt32LE(number)
    const mac = createHmac('sha512', macKey)
      .update(page.subarray(number === 1 ? saltSize : 0, pageSize - macSize))
      .update(least)
      .digest()
    return mac.equals(page.subarray(pageSize - macSize))
  }
  const newer = framesIn(logs, whole)
  const own = Math.ceil(fstatSync(fd).size / pageSize)
  const count = Math.max(own, ...newer.keys())
  const spoiled: number[] = []
  const encrypted = (number: number) => {
    const page = newer.get(number)?.() ?? again(() => readAt(fd, (number - 1) * pageSize, pageSize))
    return page !== undefined && whole(page, number) ? page : undefined

    /** Somebody may be writing it just now: what is spoiled is spoiled the third time too. */
    function again(read: () => Buffer): Buffer {
      let page = read()
      for (let time = 0; time < 2 && !whole(page, number); time += 1) {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
        page = read()
      }
      return page
    }
  }
  for (let number = 1; number <= count; number += 1) {
    if (number !== lockPage && encrypted(number) === undefined) spoiled.push(number)
  }
  return {
    count,
    spoiled,
    read: (number) => {
      const page = encrypted(number)
      return page && decrypted(page, number, key)
    },
  }
}

/** The frames of logs that are whole, by their page; the newest of each. */
function framesIn(
  logs: readonly string[],
  whole: (page: Buffer, number: number) => boolean,
): Map<number, () => Buffer> {
  const frames = new Map<number, () => Buffer>()
  for (const log of logs) {
    if (!existsSync(log)) continue
    const fd = openSync(log, 'r')
    const { size } = fstatSync(fd)
    const salts = readAt(fd, 16, 8)
    for (let at = 32; at + 24 + pageSize <= size; at += 24 + pageSize) {
      const head = readAt(fd, at, 24)
      const number = head.readUInt32BE(0)
      // Frames from before the log was begun anew have other salts.
      if (!head.subarray(8, 16).equals(salts)) continue
      const read = () => readAt(fd, at + 24, pageSize)
      if (whole(read(), number)) frames.set(number, read)
    }
  }
  return frames
}

function decrypted(page: Buffer, number: number, key: Buffer): Buffer {
  const end = pageSize - macSize - ivSize
  const iv = page.subarray(end, end + ivSize)
  const cipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
  const from = number === 1 ? saltSize : 0
  const plain = Buffer.alloc(pageSize)
  if (number === 1) plain.write('SQLite format 3\0', 'latin1')
  Buffer.concat([cipher.update(page.subarray(from, end)), cipher.final()]).copy(plain, from)
  return plain
}
