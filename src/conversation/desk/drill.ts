// The drill: the last backup, restored where it is gone again afterwards, and opened with the code that is on paper.
import { join } from 'node:path'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { plainFileThere } from '../../files/plain-file.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { type Backup, readBackup } from '../../store/backup-file.ts'
import { changesOf } from '../../store/commit.ts'
import { countEntries } from '../../store/entries.ts'
import { type Keyring, readKeyring } from '../../store/keyring.ts'
import { type LastBackup, lastBackup } from '../../store/last-backup.ts'
import { closeStore, masterOf, openWith } from '../../store/open.ts'
import { readRecoveryCode, slipIn } from '../../store/recovery.ts'
import { restoreBackup } from '../../store/restore.ts'
import { withScratch } from '../../store/whole-folder.ts'
import type { Context } from '../../world.ts'
import { entriesSaid } from './entries-said.ts'
import { instantJson, jsonDocument } from './json.ts'

/** Opens the last backup with the recovery code as it is typed from paper. Throws Trouble 3 where there is none, 4 after three codes that do not open it, 7 where it is not whole. */
export async function drill(
  context: Context,
  { dir, keyring, master }: { dir: string; keyring: Keyring; master: Buffer },
  { json }: { readonly json: boolean },
): Promise<ExitCode> {
  const { terminal } = context
  const { last, changes } = known(dir, keyring, master)
  const backup = readBackup(last.path)
  terminal.note(`Backup ${backup.note.number} of ${formatInstant(last.at, 'full')} is whole.`)
  const key = await askedCode(context, backup)
  const counts = withScratch(dir, 'copy', (scratch) => {
    const place = join(scratch, 'journal')
    restoreBackup(backup, key, place)
    const store = openWith(place, readKeyring(place), key)
    try {
      return { entries: countEntries(store), removed: countEntries(store, { removed: true }) }
    } finally {
      closeStore(store)
    }
  })
  if (json) {
    const since = changes - last.changes
    terminal.out(
      jsonDocument('check-drill', {
        drill: { path: last.path, made: instantJson(last.at), ...counts, since },
      }),
    )
    return exit.done
  }
  terminal.out(
    `The code on your paper opens it: ${entriesSaid(counts)}. The copy it was opened in is gone again.\n`,
  )
  return exit.done
}

/** The last backup, and how many changes the journal has by now. */
function known(dir: string, keyring: Keyring, master: Buffer) {
  const store = openWith(dir, keyring, master)
  try {
    return { last: there(lastBackup(store)), changes: changesOf(store.db) }
  } finally {
    closeStore(store)
  }
}

function there(last: LastBackup | undefined): LastBackup {
  if (last === undefined) {
    throw new Trouble(exit.nothing, 'No backup was made yet.', 'unearth backup FOLDER makes one.')
  }
  if (plainFileThere(last.path)) return last
  throw new Trouble(exit.nothing, `The last backup lay at ${last.path}, and is not there now.`)
}

/** The master key, by the code on paper. */
async function askedCode({ terminal }: Context, { keyring }: Backup): Promise<Buffer> {
  for (let tries = 1; ; tries += 1) {
    const typed = await terminal.line('Type the recovery code from your paper:')
    const recoveryKey = readRecoveryCode(typed)
    const slip = slipIn(typed)
    try {
      if (recoveryKey !== undefined) return masterOf(keyring, { recoveryKey })
    } catch (error) {
      if (!(error instanceof Trouble) || error.code !== exit.locked) throw error
    }
    const wrong =
      recoveryKey === undefined
        ? `That is not a recovery code: ${slip === undefined ? 'a letter of it is wrong or missing' : `there is a slip in line ${slip}`}.`
        : 'That is a recovery code, and it does not open this backup.'
    if (tries === 3) {
      throw new Trouble(
        exit.locked,
        wrong,
        '"unearth recovery" makes a new one; a backup made after that opens with it.',
      )
    }
    terminal.note(wrong)
  }
}
