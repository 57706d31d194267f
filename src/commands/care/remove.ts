import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { entryBy } from '../../conversation/desk/entry-by.ts'
import { exit, Trouble } from '../../errors.ts'
import type { Entry } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { eraseEntry, removeEntry } from '../../store/entries.ts'
import type { Context } from '../../world.ts'

type Given = { readonly id: string; readonly forGood: boolean }

/** Puts an entry in the trash, or erases it after asking. Throws Trouble 2 and 3. */
export function remove(context: Context, { id, forGood }: Given): Promise<undefined> {
  return withDesk(context, async (desk) => {
    const { terminal, store, now } = desk
    const entry = entryBy(store, id)
    if (forGood) {
      await erase(desk, entry)
      return undefined
    }
    if (entry.removed) throw new Trouble(exit.nothing, 'That entry is in the trash already.')
    removeEntry(store, entry.id, now())
    terminal.note(`${shortId(entry.id)} is in the trash. "unearth undo" brings it back.`)
    return undefined
  })
}

async function erase({ terminal, store }: Desk, entry: Entry): Promise<void> {
  terminal.note(
    'This erases the entry and every revision of it from this journal. It cannot be undone.',
  )
  terminal.note('Copies made elsewhere, backups and the drive itself may still hold it.')
  const sure = await terminal.choose('Erase it?', [
    { value: false, name: 'leave it' },
    { value: true, name: 'erase it for good' },
  ])
  if (!sure) terminal.note('Left as it was.')
  else {
    eraseEntry(store, entry.id)
    terminal.note('Erased.')
  }
}
