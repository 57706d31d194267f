import { withDesk } from '../../conversation/desk/desk.ts'
import { jsonDocument } from '../../conversation/desk/json.ts'
import { allWalks, walkBy } from '../../conversation/desk/walks.ts'
import { sitDown } from '../../conversation/sitting/walk.ts'
import { type ExitCode, exit } from '../../errors.ts'
import { walkGroups } from '../../journal/walk/shelves.ts'
import type { Walk } from '../../journal/walk/walk.ts'
import type { Context } from '../../world.ts'

type Given = {
  readonly id: string | undefined
  readonly startOver: boolean
  readonly editor: boolean
  readonly json: boolean
}

/** Starts or resumes a walk; without one, lists them by what they are for. Throws Trouble 3. */
export async function walk(context: Context, given: Given): Promise<ExitCode> {
  const { id, json, ...how } = given
  if (id === undefined) {
    listWalks(context, allWalks(context).walks, json)
    return exit.done
  }
  const chosen = walkBy(context, id)
  return withDesk(context, async (desk) => {
    await sitDown(desk, chosen, how)
    return exit.done
  })
}

/** How heavy a walk is, in a word. */
const weights: Readonly<Record<Walk['intensity'], string>> = {
  low: 'light',
  medium: 'medium',
  high: 'deep',
}

function listWalks({ terminal }: Context, walks: readonly Walk[], json: boolean): void {
  if (json) {
    terminal.out(jsonDocument({ walks: walks.map(walkJson) }))
    return
  }
  const { theme } = terminal
  const lines = walkGroups(walks).flatMap(({ label, groups }) => [
    theme.strong(label),
    ...groups.flatMap(({ label, walks }) => [
      `  ${theme.quiet(label)}`,
      ...walks.map(
        ({ id, title, minutes, intensity }) =>
          `    ${id.padEnd(20)} ${title} ${theme.quiet(`· ${minutes} min, ${weights[intensity]}`)}`,
      ),
    ]),
    '',
  ])
  terminal.out(`${lines.join('\n')}\nAny of them, in any order: unearth walk <id>\n`)
}

function walkJson(walk: Walk) {
  const { id, title, purpose, minutes, intensity, processes, ps, phases, audience } = walk
  return { id, title, purpose, minutes, intensity, processes, ps, phases, audience }
}
