import { withDesk } from '../../conversation/desk/desk.ts'
import { twoOf } from '../../conversation/desk/difference.ts'
import { revisionJson } from '../../conversation/desk/json.ts'
import { recordFor } from '../../conversation/desk/kinds.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { showVersions } from '../../conversation/desk/then-and-now.ts'
import { versioned } from '../../conversation/record/keep.ts'
import { logged } from '../../conversation/record/logged.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { valuesOf } from '../../journal/record/events.ts'
import { recordText } from '../../journal/record/words.ts'
import { historyOf } from '../../store/entries.ts'
import type { Context } from '../../world.ts'

/** In, out, or not yet: kept as a new version of the decision; what changed between two of them; or every one as JSON. Throws Trouble 2 and 3. */
export function decide(
  context: Context,
  { difference, json }: { readonly difference: string | undefined; readonly json: boolean },
): Promise<ExitCode> {
  const kind = recordFor(context, 'decide')
  return withDesk(context, async (desk) => {
    if (difference === undefined && !json) await logged(desk, kind)
    else {
      const entry = versioned(desk.store, kind)
      if (entry === undefined) {
        throw new Trouble(exit.nothing, 'No decision is kept yet.', '"unearth decide" keeps one.')
      }
      const versions = historyOf(desk.store, entry.id)
      if (difference === undefined || json) {
        await printedJson(desk, 'decide', { versions: versions.map(revisionJson) })
        return exit.done
      }
      const two = twoOf(versions, difference)
      const words = (revision: typeof entry.revision) => recordText(kind, valuesOf({ revision }))
      await showVersions(desk, kind.title, two, words)
    }
    return exit.done
  })
}
