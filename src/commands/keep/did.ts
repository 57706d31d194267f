import { withDesk } from '../../conversation/desk/desk.ts'
import { recordFor } from '../../conversation/desk/kinds.ts'
import { logged } from '../../conversation/record/logged.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import type { Instant } from '../../journal/entry.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'

/** One line on something small that was done, and which kind it was; or the line that stands on stdin. */
export async function did(
  context: Context,
  { source, date }: { readonly source: string | undefined; readonly date: Instant | undefined },
): Promise<ExitCode> {
  const kind = recordFor(context, 'did')
  const line = source?.trim()
  if (line === '') throw new Trouble(exit.nothing, 'There was nothing on stdin to keep.')
  return withDesk(context, async (desk) => {
    const said = line === undefined ? undefined : { [kind.fields[0]?.name ?? '']: line }
    await logged(desk, kind, given({ given: said, lived: date }))
    return exit.done
  })
}
