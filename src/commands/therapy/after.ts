import { recordFor } from '../../conversation/desk/kinds.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { logged } from '../../conversation/record/logged.ts'
import { type ExitCode, exit } from '../../errors.ts'
import type { Context } from '../../world.ts'

/** What landed, what was set, and the next date: the next page starts from it. */
export function after(context: Context): Promise<ExitCode> {
  const kind = recordFor(context, 'after')
  return withJournal(context, async (store) => {
    await logged(context, store, kind)
    return exit.done
  })
}
