// The whole program in this process: no terminal, a clock that stands still, and nothing of the machine's own.
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Instant } from '../../src/journal/entry.ts'
import { main } from '../../src/main.ts'
import { createJournal } from '../../src/store/create.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import type { Store } from '../../src/store/store.ts'
import { openTerminal } from '../../src/terminal/terminal.ts'
import type { World } from '../../src/world.ts'

export const now: Instant = {
  utc: Date.UTC(2026, 10, 22, 20, 4),
  zone: 'Europe/Berlin',
  offset: 60,
}

/** A journal of the test file's own, what runs a command on it, and what works on its store. */
export function inside() {
  const root = mkdtempSync(join(tmpdir(), 'unearth-inside-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  const file = (name: string) => join(root, name)
  const journal = file('journal')
  const passphrase = 'a stone on the window sill'
  const { recoveryCode } = createJournal(journal, { passphrase, memoryMiB: 64 })
  writeFileSync(file('recovery'), recoveryCode)
  const env = { UNEARTH_HOME: journal, UNEARTH_PASSPHRASE_FILE: file('recovery') }
  return {
    file,
    /** The exit code, and what went to stdout and to stderr. What stops a command is said on the stderr of the tests. */
    async go(...args: readonly string[]) {
      const [out, err] = [file('stdout'), file('stderr')]
      const [stdout, stderr] = [openSync(out, 'w'), openSync(err, 'w')]
      const stdin = () => {
        throw new Error('a command inside a test reads nothing')
      }
      const world: World = {
        env,
        platform: process.platform,
        home: root,
        clock: { now: () => now.utc, zone: () => now.zone, offset: () => now.offset },
        random: (bytes) => new Uint8Array(bytes),
        terminal: (look) => openTerminal({ env, stdin, stdout, stderr }, look),
      }
      try {
        const code = await main(args, world)
        return { code, out: readFileSync(out, 'utf8'), err: readFileSync(err, 'utf8') }
      } finally {
        closeSync(stdout)
        closeSync(stderr)
      }
    },
    within<T>(work: (store: Store) => T): T {
      const secret = recoverySecret(recoveryCode)
      if (secret === undefined) throw new Error('the recovery code does not read back')
      const store = unlockJournal(journal, secret)
      try {
        return work(store)
      } finally {
        closeStore(store)
      }
    },
  }
}
