// A backup: a copy of everything a journal needs, in one encrypted file, opened and compared before it counts.
import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, exit, Trouble } from '../errors.ts'
import type { Instant } from '../journal/entry.ts'
import { backupName, backupsIn, damaged, readBackup, writeBackup } from './backup-file.ts'
import { copyBeside, dropOlder, prepare } from './backup-folder.ts'
import { noteHolds } from './backup-note.ts'
import { promptsName, sealedPrompts } from './backup-prompts.ts'
import { changesOf } from './commit.ts'
import { openCopy } from './database.ts'
import { guard } from './faults.ts'
import { readKeyring, writeKeyring } from './keyring.ts'
import { nextNumber, rememberBackup } from './last-backup.ts'
import { sameEntries, sameWords } from './same-words.ts'
import { writeSeal } from './seal.ts'
import { subkey } from './slots.ts'
import type { Store } from './store.ts'
import { keptIn } from './sums.ts'
import { settle, withScratch } from './whole-folder.ts'

/** What is being done, for whoever waits. */
export type Stage = 'copy' | 'compare' | 'write' | 'read back'

export type Made = {
  readonly path: string
  readonly number: number
  /** Its size in bytes. */
  readonly size: number
  /** Those that are not in the trash, and those that are. */
  readonly entries: number
  readonly removed: number
  /** Older ones that were deleted. */
  readonly dropped: readonly string[]
  /** It lies on the drive the journal lies on. */
  readonly sameDrive: boolean
}

/**
 * Makes a backup in `folder`, numbered on, and returns it once it was read back and compared with the journal. Others may
 * write meanwhile. With `keep` only so many are kept there, and none goes that has more in it than the new one. Throws a
 * Trouble where it could not be made; then nothing is left in `folder` and every older one is there.
 */
export function makeBackup(
  store: Store,
  folder: string,
  how: {
    readonly at: Instant
    readonly keep: number | null
    readonly tell: (stage: Stage) => void
  },
): Made {
  return elsewhere(folder, () => {
    prepare(store, folder)
    const number = Math.max(nextNumber(store), 1 + (backupsIn(folder)[0]?.number ?? 0))
    const path = join(folder, backupName(number, how.at))
    const part = join(folder, `.${backupName(number, how.at)}.${process.pid}`)
    try {
      const filled = withScratch(copyBeside(store, folder), 'copy', (scratch) => {
        const filled = fill(store, scratch, how.tell)
        how.tell('write')
        const { changes } = filled
        const note = { format: 1, journal: store.id, number, made: how.at, changes } as const
        writeBackup(part, scratch, store.master, note)
        return filled
      })
      how.tell('read back')
      if (!noteHolds(readBackup(part).note, store.master)) throw damaged(part)
      if (existsSync(path)) throw taken(path)
      renameSync(part, path)
      settle(folder)
      rememberBackup(store, { number, path, at: how.at, changes: filled.changes })
      const dropped = dropOlder(store, folder, { number, keep: how.keep, changes: filled.changes })
      const sameDrive = statSync(folder).dev === statSync(store.dir).dev
      return {
        path,
        number,
        size: statSync(path).size,
        entries: filled.entries,
        removed: filled.removed,
        dropped,
        sameDrive,
      }
    } finally {
      rmSync(part, { force: true })
    }
  })
}

/** Makes a whole journal in `scratch`, a moment of this one, and compares the two. */
function fill(store: Store, scratch: string, tell: (stage: Stage) => void) {
  const file = join(scratch, 'journal.db')
  tell('copy')
  // The copy is gone in a moment, and where it lies may be a drive that cannot sync. Nothing else is written meanwhile.
  store.db.pragma('synchronous=off')
  try {
    store.db.prepare('vacuum into ?').run(file)
  } finally {
    store.db.pragma('synchronous=full')
  }
  const keyring = readKeyring(store.dir)
  const key = subkey(store.master, 'unearth/db/v1')
  const copy = openCopy(file, key)
  try {
    tell('compare')
    const changes = changesOf(copy)
    const whole =
      copy.pragma('integrity_check', { simple: true }) === 'ok' &&
      store.db.transaction(
        () =>
          sameWords(store.db, copy) &&
          (changesOf(store.db) > changes || sameEntries(store.db, copy)),
      )()
    if (!whole) {
      throw new Trouble(
        exit.damaged,
        'The copy is not the same as the journal, so there is no backup.',
        'The journal was not changed. "unearth check" looks at it.',
      )
    }
    // Twice, so that both files of each are there.
    for (let side = 0; side < 2; side += 1) {
      writeKeyring(scratch, keyring)
      writeSeal(scratch, store.id, store.sealKey, keptIn(copy))
    }
    const prompts = sealedPrompts(store.dir, store.id, store.master)
    if (prompts) writeFileSync(join(scratch, promptsName), prompts, { mode: 0o600 })
    const [entries = 0, removed = 0] = copy
      .prepare('select count(*) - count(removed_utc), count(removed_utc) from entry')
      .raw()
      .get() as number[]
    return { changes, entries, removed }
  } finally {
    copy.close()
    key.fill(0)
  }
}

/** Says of a fault of the file system that it was there, and not in the journal. */
function elsewhere<T>(folder: string, work: () => T): T {
  return guard(() => {
    try {
      return work()
    } catch (error) {
      const code = codeOf(error)
      if (code === undefined || error instanceof Trouble || code.startsWith('SQLITE_')) throw error
      throw new Trouble(
        exit.failed,
        code === 'ENOSPC' || code === 'EDQUOT'
          ? `There is no room for a backup in ${folder}.`
          : `The backup could not be written to ${folder} (${code}).`,
        'Nothing was left there. The journal and every older backup are as they were.',
        error,
      )
    }
  })
}

function taken(path: string): Trouble {
  return new Trouble(
    exit.failed,
    `Another backup was made at ${path} at the same moment.`,
    'It was not touched. Try again.',
  )
}
