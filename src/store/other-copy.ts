// Another copy of the journal: a folder, a backup, or a database that syncing left beside its own. It is copied first and the copy opened, so that nothing is written beside it.
import { copyFileSync, existsSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { exit, Trouble } from '../errors.ts'
import { damaged, readBackup } from './backup-file.ts'
import { noteHolds } from './backup-note.ts'
import { guard } from './faults.ts'
import { assertJournal, readKeyring } from './keyring.ts'
import { closeStore, openWith } from './open.ts'
import { restoreBackup } from './restore.ts'
import type { Store } from './store.ts'
import { withScratch } from './whole-folder.ts'

/**
 * Lends `use` the copy at `path`, opened. It needs no passphrase of its own: two copies of one journal share its key,
 * whatever each one's passphrase is. Throws Trouble 2 for another journal or this one itself, 3 and 6 where nothing is
 * there, 7 where it is damaged or has not come over whole.
 */
export function withOther<T>(store: Store, path: string, use: (other: Store) => T): T {
  return guard(() => {
    const there = statSync(path, { throwIfNoEntry: false })
    if (there === undefined) throw new Trouble(exit.nothing, `There is nothing at ${path}.`)
    return withScratch(store.dir, 'copy', (scratch) => {
      const dir = join(scratch, 'journal')
      if (there.isDirectory()) copyFolder(store, path, scratch)
      else if (path.endsWith('.db')) copyDatabase(path, scratch)
      else unpack(store, path, dir)
      const other = openWith(
        existsSync(dir) ? dir : scratch,
        { format: 1, journal: store.id, slots: [] },
        Buffer.from(store.master),
      )
      try {
        whole(other, path)
        return use(other)
      } finally {
        closeStore(other)
      }
    })
  })
}

function copyFolder(store: Store, path: string, scratch: string): void {
  assertJournal(path)
  if (realpathSync(path) === realpathSync(store.dir)) {
    throw new Trouble(exit.usage, 'That is this journal itself.', 'Nothing was changed.')
  }
  // A folder without its keys has not come over whole.
  sameJournal(readKeyring(path).journal, store, path)
  copyDatabase(join(path, 'journal.db'), scratch)
  for (const name of ['seal.a', 'seal.b']) {
    if (existsSync(join(path, name))) copyFileSync(join(path, name), join(scratch, name))
  }
}

/** Copies a database and its log at a moment when nobody wrote to them. */
function copyDatabase(file: string, scratch: string): void {
  if (!existsSync(file)) {
    throw new Trouble(
      exit.damaged,
      `${file} is missing: that copy has not come over whole.`,
      'Nothing was changed. Let the syncing finish, and try again.',
    )
  }
  const names = ['', '-wal']
  const state = () =>
    names
      .map((end) => statSync(`${file}${end}`, { throwIfNoEntry: false }))
      .map((stat) => `${stat?.size} ${stat?.mtimeMs}`)
      .join('/')
  for (let tries = 0; tries < 5; tries += 1) {
    const before = state()
    for (const end of names) {
      if (existsSync(`${file}${end}`))
        copyFileSync(`${file}${end}`, join(scratch, `journal.db${end}`))
    }
    if (state() === before) return
  }
  throw new Trouble(
    exit.failed,
    'That copy is being written to all the while.',
    'Nothing was changed. Close it, and try again.',
  )
}

function unpack(store: Store, path: string, dir: string): void {
  const backup = readBackup(path)
  sameJournal(backup.note.journal, store, path)
  if (!noteHolds(backup.note, store.master)) throw damaged(path)
  restoreBackup(backup, store.master, dir)
}

function sameJournal(journal: string, store: Store, path: string): void {
  if (journal === store.id) return
  throw new Trouble(
    exit.usage,
    `${path} is another journal, not a copy of this one.`,
    'Nothing was changed. "unearth export --mine" there and "unearth import" here bring its entries over.',
  )
}

/** Throws Trouble 7 for a copy of which something has not come, or is damaged. */
function whole(other: Store, path: string): void {
  if (other.missing > 0) {
    throw new Trouble(
      exit.damaged,
      `${path} has not come over whole: ${other.missing} changes that were kept there are not in it.`,
      'Nothing was changed. Let the syncing finish, its file journal.db-wal too, and try again.',
    )
  }
  if (other.stale) {
    throw new Trouble(
      exit.damaged,
      `${path} has not come over whole: a part of its file is older than the rest.`,
      'Nothing was changed. Let the syncing finish, and try again.',
    )
  }
  if (other.db.pragma('integrity_check', { simple: true }) === 'ok') return
  throw new Trouble(
    exit.damaged,
    `${path} is damaged.`,
    'Nothing was changed. "unearth check --salvage" saves what can be read of it.',
  )
}
