import { atDesk } from '../../conversation/begin/at-desk.ts'
import { withDesk } from '../../conversation/desk/desk.ts'
import type { Context } from '../../world.ts'

/** Opens the journal with every door of it at hand, until it is locked. Throws as unlocking does. */
export function desk(context: Context): Promise<undefined> {
  return withDesk(context, async (desk) => {
    await atDesk(desk)
    return undefined
  })
}
