// The writer's own words for the people in their pages. Asked once, kept in the journal, changed with "unearth names".

import { askNames } from '../../conversation/desk/ask-names.ts'
import { withDesk } from '../../conversation/desk/desk.ts'
import { liftFear } from '../../conversation/desk/fear.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { inFirstWeeks } from '../../conversation/sitting/suggestion.ts'
import { said } from '../../files/said.ts'
import type { Context } from '../../world.ts'

/** Asks for the names and keeps them; or only says them as JSON. */
export function names(context: Context, { json }: { readonly json: boolean }): Promise<undefined> {
  return withDesk(context, async (desk) => {
    if (json) {
      const { writer = null, partner = null, other = null, hasOther, cameOut = null } = desk.names
      const told = { writer, partner, other, hasOther, cameOut }
      await printedJson(desk, 'names', { names: told })
      return undefined
    }
    await liftFear(desk)
    await askNames(desk)
    if (inFirstWeeks(desk) && desk.names.cameOut !== undefined)
      desk.terminal.note(said('today/acute'))
    context.terminal.note('Kept. The questions use your words from now on.')
    return undefined
  })
}
