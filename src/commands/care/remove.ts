import { entryBy } from '../../conversation/desk/entry-by.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { exit, Trouble } from '../../errors.ts'
import { shortId } from '../../journal/ids.ts'
import { instantNow } from '../../journal/time/instant.ts'
import { eraseEntry, removeEntry } from '../../store/entries.ts'
import type { Context } from '../../world.ts'

/** Puts an entry in the trash, or erases it after asking. */
export function remove(
  context: Context,
  id: string,
  options: { forGood?: boolean },
): Promise<undefined> {
  const { terminal, world } = context
  return withJournal(context, async (store) => {
    const entry = entryBy(store, id)
    if (!options.forGood) {
      if (entry.removed) throw new Trouble(exit.nothing, 'That entry is in the trash already.')
      removeEntry(store, entry.id, instantNow(world.clock))
      terminal.note(`${shortId(entry.id)} is in the trash. "unearth undo" brings it back.`)
      return undefined
    }
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
    return undefined
  })
}
