// A small drive of its own, to be filled up.
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whether one can be had here. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0

export type Drive = Disposable & {
  readonly dir: string
  /** Leaves just so many pages free; without a number all of them again. */
  fillTo(pages?: number): void
}

/** One of `size`, as mount writes it, at `dir`, which is made. */
export function openDrive(dir: string, size: string): Drive {
  mkdirSync(dir, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', dir])
  const ballast = join(dir, 'ballast')
  return {
    dir,
    fillTo(pages) {
      writeFileSync(ballast, '')
      if (pages === undefined) return
      const { bavail, bsize } = statfsSync(dir)
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail - pages) * bsize))
    },
    [Symbol.dispose]() {
      execFileSync('umount', ['-l', dir])
      rmdirSync(dir)
    },
  }
}
