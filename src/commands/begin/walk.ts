import { jsonDocument } from '../../conversation/desk/json.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { allWalks, walkBy } from '../../conversation/desk/walks.ts'
import { sitDown } from '../../conversation/sitting/walk.ts'
import { type ExitCode, exit } from '../../errors.ts'
import { walkGroups } from '../../journal/walk/shelves.ts'
import type { Context } from '../../world.ts'

type Options = { readonly startOver?: boolean; readonly editor?: boolean; readonly json?: boolean }

/** Starts or resumes the walk called `id`; without one, lists them by what they are for. */
export async function walk(
  context: Context,
  id: string | undefined,
  options: Options,
): Promise<ExitCode> {
  if (id === undefined) {
    listWalks(context, allWalks(context).walks, options)
    return exit.done
  }
  const chosen = walkBy(context, id)
  return withJournal(context, async (store) => {
    await sitDown(context, store, chosen, options)
    return exit.done
  })
}

function listWalks(
  { terminal }: Context,
  walks: ReturnType<typeof allWalks>['walks'],
  options: Options,
): void {
  if (options.json) {
    terminal.out(
      jsonDocument({
        walks: walks.map(
          ({ id, title, purpose, minutes, intensity, processes, ps, phases, audience }) => ({
            id,
            title,
            purpose,
            minutes,
            intensity,
            processes,
            ps,
            phases,
            audience,
          }),
        ),
      }),
    )
    return
  }
  const { theme } = terminal
  const lines = walkGroups(walks).flatMap(({ label, groups }) => [
    theme.strong(label),
    ...groups.flatMap(({ label, walks }) => [
      `  ${theme.quiet(label)}`,
      ...walks.map(({ id, title }) => `    ${id.padEnd(20)} ${title}`),
    ]),
    '',
  ])
  terminal.out(`${lines.join('\n')}\nAny of them, in any order: unearth walk <id>\n`)
}
