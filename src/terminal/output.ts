import { readSync, writeSync } from 'node:fs'
import { codeOf } from '../errors.ts'
import { safe } from '../text/safe.ts'

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
      pause()
    }
  }
  return true
}

/** The same of words that may be anybody's: what was typed, a file's name, what a fault says. */
export function tell(fd: number, text: string): boolean {
  return writeAll(fd, safe(text))
}

/** Everything that comes from a file descriptor that is no terminal, before returning. */
export function readAll(fd: number): Buffer {
  const chunks: Buffer[] = []
  for (;;) {
    const chunk = Buffer.alloc(65_536)
    try {
      const count = readSync(fd, chunk)
      if (count === 0) return Buffer.concat(chunks)
      chunks.push(chunk.subarray(0, count))
    } catch (error) {
      if (codeOf(error) === 'EOF') return Buffer.concat(chunks)
      if (codeOf(error) !== 'EAGAIN') throw error
      pause()
    }
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2)
}
