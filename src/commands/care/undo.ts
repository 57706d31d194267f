import { withDesk } from '../../conversation/desk/desk.ts'
import { describe } from '../../conversation/desk/entry-text.ts'
import { exit, Trouble } from '../../errors.ts'
import { lastRemoved, restoreEntry } from '../../store/entries.ts'
import type { Context } from '../../world.ts'

/** Brings back the entry that was last put in the trash and says which. Throws Trouble 3 where there is none. */
export function undo(context: Context): Promise<undefined> {
  return withDesk(context, async ({ terminal, store, now }) => {
    const entry = lastRemoved(store)
    if (!entry) throw new Trouble(exit.nothing, 'The trash is empty.')
    restoreEntry(store, entry.id, now())
    terminal.note(`Back again: ${describe(entry)}`)
    return undefined
  })
}
