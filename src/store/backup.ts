// A backup: a copy of everything a journal needs, in one encrypted file, opened and compared before it counts.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { codeOf, exit, Trouble } from '../errors.ts'
import type { Instant } from '../journal/entry.ts'
import { backupName, backupsIn, damaged, noteOf, readBackup, writeBackup } from './backup-file.ts'
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
import { alive, settle, withScratch } from './whole-folder.ts'

/** What is being done, for whoever waits. */
export type Stage = 'copy' | 'compare' | 'write' | 'read back'

export type Made = {
  readonly path: string
  readonly number: number
  /** Its size in bytes. */
  readonly size: number
  readonly entries: number
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
      writeSeal(scratch, store.id, store.sealKey, { changes })
    }
    const prompts = sealedPrompts(store.dir, store.id, store.master)
    if (prompts) writeFileSync(join(scratch, promptsName), prompts, { mode: 0o600 })
    const entries = Number(copy.prepare('select count(*) from entry').pluck().get())
    return { changes, entries }
  } finally {
    copy.close()
    key.fill(0)
  }
}

/** Has the folder there, and takes away what a killed backup left in it. */
function prepare(store: Store, folder: string): void {
  if (!existsSync(folder)) {
    if (!existsSync(dirname(folder))) {
      throw new Trouble(
        exit.failed,
        `There is no folder ${dirname(folder)}.`,
        'No backup was made. If it is on another drive, that drive may not be there.',
      )
    }
    mkdirSync(folder, { mode: 0o700 })
  }
  if (!statSync(folder).isDirectory()) {
    throw new Trouble(exit.usage, `${folder} is a file.`, 'A backup goes into a folder.')
  }
  if (`${realpathSync(folder)}${sep}`.startsWith(`${realpathSync(store.dir)}${sep}`)) {
    throw new Trouble(
      exit.usage,
      'That is inside the journal, and would be lost with it.',
      'Name a folder elsewhere, best on another drive.',
    )
  }
  for (const name of readdirSync(folder)) {
    const pid = Number(/^\.unearth-\d{4}-\d\d-\d\d-\d+\.tar\.(\d+)$/.exec(name)?.[1] ?? 0)
    if (pid > 0 && !alive(pid)) rmSync(join(folder, name), { force: true })
  }
}

/** Where the copy is made first: beside the journal, or beside the backup where there is no room. */
function copyBeside({ dir }: Store, folder: string): string {
  const size = ['', '-wal'].reduce(
    (sum, end) =>
      sum + (statSync(join(dir, `journal.db${end}`), { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
  const { bavail, bsize } = statfsSync(dirname(dir))
  return bavail * bsize > size + (1 << 20) ? dir : join(folder, '.unearth')
}

/** Deletes this journal's older backups beyond `keep`. What has more in it than the new one stays, and so does all where something is missing. */
function dropOlder(
  store: Store,
  folder: string,
  now: { readonly number: number; readonly keep: number | null; readonly changes: number },
): string[] {
  if (now.keep === null || store.missing > 0 || store.sealLost) return []
  const older = backupsIn(folder).filter(({ number, path }) => {
    const note = number < now.number ? noteOf(path) : undefined
    return note?.journal === store.id && note.changes <= now.changes
  })
  const dropped: string[] = []
  for (const { path } of older.slice(now.keep - 1)) {
    try {
      rmSync(path)
      dropped.push(path)
    } catch {
      // One that cannot be deleted is one more that is kept.
    }
  }
  return dropped
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
