// The writer's own words for the people in their pages. Asked once, kept in the journal, changed with "unearth names".
import { askNames } from '../../conversation/desk/names.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import type { Context } from '../../world.ts'

/** Asks for the names and keeps them. */
export function names(context: Context): Promise<undefined> {
  return withJournal(context, async (store) => {
    await askNames(context, store)
    context.terminal.note('Kept. The questions use your words from now on.')
    return undefined
  })
}
