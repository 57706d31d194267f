// What the tests run in a process of its own, to kill it, to race it, or to take its rights away.

import { writeSync } from 'node:fs'
import Database from 'better-sqlite3-multiple-ciphers'
import { Trouble } from '../../src/errors.ts'
import type { EntryId, RevisionId } from '../../src/journal/ids.ts'
import { createJournal } from '../../src/store/create.ts'
import { reviseEntry } from '../../src/store/entries.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'

const [what = '', dir = '', secret = '', ...rest] = process.argv.slice(2)
const say = (line: string) => writeSync(1, `${line}\n`)
const now = () => ({ utc: Date.now(), zone: 'UTC', offset: 0 })
const open = () => unlockJournal(dir, recoverySecret(secret) ?? { passphrase: secret })

const parts: Record<string, () => void> = {
  create: () => {
    createJournal(dir, { passphrase: secret, memoryMiB: 64 })
  },
  /** Revises one entry over and over, always from the same revision. */
  revise: () => {
    const [entry = '', from = '', name = '', many = '1'] = rest
    const store = open()
    for (let n = 0; n < Number(many); n += 1) {
      say(
        `${reviseEntry(store, entry as EntryId, { text: `${name} ${n}`, from: from as RevisionId, at: now() }).overtaken}`,
      )
    }
    closeStore(store)
  },
  /** Opens and reads as somebody without rights. */
  unprivileged: () => {
    // The binding is loaded before, from where root put it.
    new Database(':memory:').close()
    process.setgid?.(65534)
    process.setuid?.(65534)
    closeStore(open())
  },
}

try {
  parts[what]?.()
} catch (error) {
  say(error instanceof Trouble ? `trouble ${error.code}: ${error.message}` : `raw: ${error}`)
  process.exitCode = error instanceof Trouble ? error.code : 99
}
