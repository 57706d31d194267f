// What reaches the disk, by the system calls themselves: looking at the files afterwards misses a temporary file.
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shelf } from './journals.ts'

const journals = shelf()
const sitting = join(import.meta.dirname, 'sitting.ts')
const traced = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0

/** Everything a sitting writes, as strace prints it, without what goes to its own terminal. */
function writesOf(...args: string[]): string[] {
  const log = join(journals.root, `trace-${args.length}`)
  execFileSync(
    'strace',
    [
      '-f',
      '-y',
      '-s',
      '100000',
      '-e',
      'trace=write,pwrite64,writev,pwritev',
      '-o',
      log,
      process.execPath,
      sitting,
      ...args,
    ],
    { stdio: 'ignore' },
  )
  return readFileSync(log, 'latin1')
    .split('\n')
    .filter((line) => /write/.test(line) && !/<(pipe|anon_inode|socket|\/dev\/null)/.test(line))
}

test.skipIf(!traced)(
  'no word of an entry, a draft or a search is ever written in the clear',
  () => {
    const writes = writesOf(journals.copy(), journals.code)
    expect(writes.filter((line) => line.includes('journal.db')).length).toBeGreaterThan(100)
    expect(writes.filter((line) => line.includes('canarybird'))).toEqual([])
  },
)

test.skipIf(!traced)('the trace would see it: without temporary storage in memory it does', () => {
  const writes = writesOf(journals.copy(), journals.code, 'file')
  expect(writes.filter((line) => line.includes('canarybird')).length).toBeGreaterThan(0)
})
