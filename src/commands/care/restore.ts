import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { entriesSaid } from '../../conversation/desk/entries-said.ts'
import { instantJson, jsonDocument } from '../../conversation/desk/json.ts'
import { letBeRead } from '../../conversation/desk/people.ts'
import { dirOf, withSecret } from '../../conversation/desk/unlock.ts'
import { over, waiting } from '../../conversation/desk/waiting.ts'
import { exit, Trouble } from '../../errors.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { type Backup, backupsIn, readBackup } from '../../store/backup-file.ts'
import { type Ahead, aheadOf } from '../../store/difference.ts'
import { countEntries } from '../../store/entries.ts'
import { readKeyring } from '../../store/keyring.ts'
import { closeStore, masterOf, openWith } from '../../store/open.ts'
import { placeFor, restoreBackup } from '../../store/restore.ts'
import type { Store } from '../../store/store.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'

const stages = {
  read: 'Reading the backup from end to end …',
  restore: 'Copying it, and opening the copy …',
} as const

/** Makes a journal of a backup: where the journal would be, or beside the one that is there. Throws a Trouble where it is not whole; then nothing was made. */
export async function restore(
  context: Context,
  { from, json }: { readonly from: string; readonly json: boolean },
): Promise<undefined> {
  const { terminal } = context
  const path = fileOf(resolve(from))
  const tell = waiting(terminal, stages, statSync(path, { throwIfNoEntry: false })?.size ?? 0)
  tell('read')
  const backup = over(tell, () => readBackup(path))
  const master = await withSecret(
    context,
    (secret) => masterOf(backup.keyring, secret),
    'The passphrase it had then (or the recovery code):',
  )
  const dir = dirOf(context)
  const target = placeFor(dir, backup.note.number)
  tell('restore')
  over(tell, () => restoreBackup(backup, master, target))
  const store = openWith(target, readKeyring(target), master)
  try {
    // Who may be read while it is locked lies in a file of its own, which a backup does not have in the clear.
    letBeRead(store)
    const there = target === dir ? undefined : beside(dir, store)
    const counts = {
      entries: countEntries(store),
      removed: countEntries(store, { removed: true }),
    }
    if (json) {
      terminal.out(
        jsonDocument('restore', {
          restored: { path, dir: target, ...counts, ...besideJson(there) },
        }),
      )
      return undefined
    }
    terminal.out(`${target}\n`)
    terminal.note(
      `Restored backup ${backup.note.number} of ${formatInstant(backup.note.made, 'full')}: ${entriesSaid(counts)}; opened and whole.`,
    )
    for (const line of saidOf(backup, dir, target, there)) terminal.note(line)
    return undefined
  } finally {
    closeStore(store)
  }
}

/** The newest backup of a folder, or the file itself. */
function fileOf(path: string): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path
  const [newest] = backupsIn(path)
  if (newest !== undefined) return newest.path
  throw new Trouble(
    exit.nothing,
    `There is no backup in ${path}.`,
    'They are called unearth-….tar.',
  )
}

type Beside = {
  readonly journal: 'same' | 'another' | 'unreadable'
  readonly onlyInBackup?: Ahead
  readonly onlyInJournal?: Ahead
}

function besideJson(there: Beside | undefined) {
  const { journal, onlyInBackup, onlyInJournal } = there ?? {}
  const aheadJson = ({ versions, last }: Ahead) => ({
    versions,
    last: last === undefined ? null : instantJson(last),
  })
  return given({
    journal,
    onlyInBackup: onlyInBackup && aheadJson(onlyInBackup),
    onlyInJournal: onlyInJournal && aheadJson(onlyInJournal),
  })
}

/** What is in the journal that was there already, and what is in the one that was restored. */
function beside(dir: string, restored: Store): Beside {
  try {
    const keyring = readKeyring(dir)
    if (keyring.journal !== restored.id) return { journal: 'another' }
    const store = openWith(dir, keyring, Buffer.from(restored.master))
    try {
      return {
        journal: 'same',
        onlyInBackup: aheadOf(restored, store),
        onlyInJournal: aheadOf(store, restored),
      }
    } finally {
      closeStore(store)
    }
  } catch (error) {
    if (error instanceof Trouble) return { journal: 'unreadable' }
    throw error
  }
}

function saidOf(
  { note }: Backup,
  dir: string,
  target: string,
  there: Beside | undefined,
): readonly string[] {
  if (there === undefined) return []
  const open = `To open this one: unearth --journal ${target}`
  if (there.journal === 'another')
    return [`${dir} holds another journal. It was not touched.`, open]
  if (there.journal === 'unreadable') {
    return [`${dir} holds something that does not open. It was not touched.`, open]
  }
  return [
    `The journal in ${dir} was not touched.`,
    `Only there: ${aheadSaid(there.onlyInJournal)}`,
    `Only in backup ${note.number}: ${aheadSaid(there.onlyInBackup)}`,
    open,
  ]
}

function aheadSaid(ahead: Ahead | undefined): string {
  if (ahead?.last === undefined) return 'nothing.'
  const last = formatInstant(ahead.last, 'full')
  return `${counted(ahead.versions, 'version of an entry', 'versions of entries')}, the last of ${last}.`
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
