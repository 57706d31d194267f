import { writeSync } from 'node:fs'
import { codeOf } from '../errors.ts'

/**
 * Writes all of `text` to a file descriptor before returning, also where the other end is slow.
 * A reader that has gone away (`| head`) is no fault: the rest is dropped and false returned.
 */
export function writeAll(fd: number, text: string): boolean {
  const bytes = Buffer.from(text)
  let from = 0
  while (from < bytes.length) {
    try {
      from += writeSync(fd, bytes, from)
    } catch (error) {
      if (codeOf(error) === 'EPIPE') return false
      if (codeOf(error) !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2)
    }
  }
  return true
}
