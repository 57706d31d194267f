import { withDesk } from '../../conversation/desk/desk.ts'
import { walkOf } from '../../conversation/desk/walks.ts'
import { sitDown } from '../../conversation/sitting/walk.ts'
import type { Context } from '../../world.ts'

/** The walk that asks whether more help would be good. */
export async function supportCheck(context: Context): Promise<undefined> {
  const walk = walkOf(context, 'support-check')
  return withDesk(context, async (desk) => {
    await sitDown(desk, walk, {})
    return undefined
  })
}
