import { chooseWalk } from '../../conversation/begin/choose-walk.ts'
import { withDesk } from '../../conversation/desk/desk.ts'
import { jsonDocument } from '../../conversation/desk/json.ts'
import { allWalks, walkBy } from '../../conversation/desk/walks.ts'
import { sitDown } from '../../conversation/sitting/walk.ts'
import { type ExitCode, exit } from '../../errors.ts'
import { walkShelves } from '../../journal/walk/shelves.ts'
import { type Walk, weights } from '../../journal/walk/walk.ts'
import type { Context } from '../../world.ts'

type Given = {
  readonly id: string | undefined
  readonly startOver: boolean
  readonly editor: boolean
  readonly json: boolean
}

/** Starts or resumes a walk; without one lets it be chosen, or lists them where nobody is there to. Throws Trouble 3. */
export async function walk(context: Context, given: Given): Promise<ExitCode> {
  const { id, json, ...how } = given
  const { terminal } = context
  if (id === undefined && (json || !terminal.answered || !terminal.screen)) {
    listWalks(context, allWalks(context).walks, json)
    return exit.done
  }
  const named = id === undefined ? undefined : walkBy(context, id)
  return withDesk(context, async (desk) => {
    const chosen = named ?? (await chooseWalk(desk))
    if (chosen !== undefined) await sitDown(desk, chosen, how)
    return exit.done
  })
}

/** A walk a line, by what they are for. */
function listWalks({ terminal }: Context, walks: readonly Walk[], json: boolean): void {
  if (json) {
    terminal.out(jsonDocument('walk', { walks: walks.map(walkJson) }))
    return
  }
  const lines = walkShelves(walks, undefined).flatMap(({ walks }) =>
    walks.map(
      ({ id, title, minutes, intensity }) =>
        `${id.padEnd(20)} ${title} · ${minutes} min, ${weights[intensity]}`,
    ),
  )
  terminal.rows(`${lines.join('\n')}\n`)
}

function walkJson(walk: Walk) {
  const { id, title, purpose, minutes, intensity, processes, ps, phases, audience } = walk
  return { id, title, purpose, minutes, intensity, processes, ps, phases, audience }
}
