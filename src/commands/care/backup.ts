import { dirname, resolve } from 'node:path'
import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { entriesSaid } from '../../conversation/desk/entries-said.ts'
import { jsonDocument } from '../../conversation/desk/json.ts'
import { over, sizeSaid, waiting } from '../../conversation/desk/waiting.ts'
import { exit, Trouble } from '../../errors.ts'
import { plainFileThere } from '../../files/plain-file.ts'
import { makeBackup } from '../../store/backup.ts'
import { lastBackup } from '../../store/last-backup.ts'
import { databaseSize } from '../../store/open.ts'
import type { Context } from '../../world.ts'

type Given = { readonly to: string | undefined; readonly json: boolean }

const stages = {
  copy: 'Copying the journal …',
  compare: 'Opening the copy, and comparing it word for word …',
  write: 'Writing the file …',
  'read back': 'Reading it back …',
} as const

/** Makes a backup and says where it lies, once it was opened and compared. Throws a Trouble where it could not be made. */
export function backup(context: Context, { to, json }: Given): Promise<undefined> {
  return withDesk(context, async (desk) => {
    const { terminal, store, preferences } = desk
    const folder = await folderOf(desk, to)
    const tell = waiting(terminal, stages, databaseSize(store.dir))
    const how = { at: desk.now(), keep: preferences.backups, tell }
    const made = over(tell, () => makeBackup(store, folder, how))
    if (json) {
      terminal.out(jsonDocument('backup', { backup: made }))
      return undefined
    }
    terminal.out(`${made.path}\n`)
    terminal.note(
      `Backup ${made.number}: ${entriesSaid(made)}; ${sizeSaid(made.size)}, read back and the same as the journal.`,
    )
    terminal.note('It opens with the passphrase and the recovery code of today: unearth restore')
    if (made.sameDrive) terminal.note('It lies on the same drive as the journal.')
    if (store.missing > 0) {
      terminal.note('The journal lacks something that was kept, and so does this backup.')
    } else if (store.stale) {
      terminal.note(
        'A part of the journal’s file is older than the rest, and so it is in this backup.',
      )
    } else if (store.sealLost) {
      terminal.note(
        'It cannot be said whether the journal lacks something, nor whether this backup does: unearth status',
      )
    }
    for (const path of made.dropped) terminal.note(`Older, and deleted: ${path}`)
    return undefined
  })
}

/** Where to: as it was said, or where the last one went, or as somebody says now. */
async function folderOf({ terminal, store, world }: Desk, to: string | undefined): Promise<string> {
  if (to !== undefined) return resolve(to)
  const last = lastBackup(store)
  if (last !== undefined) {
    const folder = dirname(last.path)
    if (plainFileThere(folder)) return folder
    throw new Trouble(
      exit.failed,
      `The last backup went to ${folder}, which is not there now.`,
      'No backup was made. Name a folder: unearth backup FOLDER',
    )
  }
  const said = (
    await terminal.line('Where to? A folder, best on another drive.', { unasked: '' })
  ).trim()
  if (said === '') throw new Trouble(exit.usage, 'Where to? unearth backup FOLDER')
  return resolve(said.replace(/^~(?=\/|$)/, world.home))
}
