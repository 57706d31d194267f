import { withDesk } from '../../conversation/desk/desk.ts'
import { recordFor } from '../../conversation/desk/kinds.ts'
import { logged } from '../../conversation/record/logged.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import type { Context } from '../../world.ts'

/** One line on something small that was done, and which kind it was; or the line that stands on stdin. */
export async function did(
  context: Context,
  { source }: { readonly source: string | undefined },
): Promise<ExitCode> {
  const kind = recordFor(context, 'did')
  const line = source?.trim()
  if (line === '') throw new Trouble(exit.nothing, 'There was nothing on stdin to keep.')
  return withDesk(context, async (desk) => {
    await logged(
      desk,
      kind,
      line === undefined ? {} : { given: { [kind.fields[0]?.name ?? '']: line } },
    )
    return exit.done
  })
}
