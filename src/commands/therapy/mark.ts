import { withDesk } from '../../conversation/desk/desk.ts'
import { entryBy } from '../../conversation/desk/entry-by.ts'
import { pointAt } from '../../conversation/reading/point.ts'
import type { Context } from '../../world.ts'

/** Points at passages of an entry while reading it: to say, to hand over, not yet. Throws Trouble 3 and 5. */
export function mark(
  context: Context,
  { id }: { readonly id: string | undefined },
): Promise<undefined> {
  return withDesk(context, async (desk) => {
    await pointAt(desk, await entryBy(desk, id))
    return undefined
  })
}
