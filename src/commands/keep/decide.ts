import { withDesk } from '../../conversation/desk/desk.ts'
import { twoOf } from '../../conversation/desk/difference.ts'
import { recordFor } from '../../conversation/desk/kinds.ts'
import { showVersions } from '../../conversation/desk/then-and-now.ts'
import { versioned } from '../../conversation/record/keep.ts'
import { logged } from '../../conversation/record/logged.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { valuesOf } from '../../journal/record/events.ts'
import { recordText } from '../../journal/record/words.ts'
import { historyOf } from '../../store/entries.ts'
import type { Context } from '../../world.ts'

/** In, out, or not yet: kept as a new version of the decision; or what changed between two of them. Throws Trouble 2 and 3. */
export function decide(
  context: Context,
  { difference }: { readonly difference: string | undefined },
): Promise<ExitCode> {
  const kind = recordFor(context, 'decide')
  return withDesk(context, async (desk) => {
    if (difference === undefined) await logged(desk, kind)
    else {
      const entry = versioned(desk.store, kind)
      if (entry === undefined) {
        throw new Trouble(exit.nothing, 'No decision is kept yet.', '"unearth decide" keeps one.')
      }
      const two = twoOf(historyOf(desk.store, entry.id), difference)
      const words = (revision: typeof entry.revision) => recordText(kind, valuesOf({ revision }))
      await showVersions(desk, kind.title, two, words)
    }
    return exit.done
  })
}
