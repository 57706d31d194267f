// The folder that backups go into: whether it is one, where there is room, and which older ones go.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { exit, Trouble } from '../errors.ts'
import { backupsIn, noteOf } from './backup-file.ts'
import type { Store } from './store.ts'
import { alive } from './whole-folder.ts'

/** Has the folder there, and takes away what a killed backup left in it. Throws a Trouble where it cannot be one for backups. */
export function prepare(store: Store, folder: string): void {
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
export function copyBeside({ dir }: Store, folder: string): string {
  const size = ['', '-wal'].reduce(
    (sum, end) =>
      sum + (statSync(join(dir, `journal.db${end}`), { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
  const { bavail, bsize } = statfsSync(dirname(dir))
  return bavail * bsize > size + (1 << 20) ? dir : join(folder, '.unearth')
}

/** Deletes this journal's older backups beyond `keep`. What has more in it than the new one stays, and so does all where something is missing. */
export function dropOlder(
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
