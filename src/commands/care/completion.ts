import { allRecords } from '../../conversation/desk/kinds.ts'
import { allWalks } from '../../conversation/desk/walks.ts'
import { exit, Trouble } from '../../errors.ts'
import { completionFor, type Shell, shells } from '../../exchange/completion.ts'
import { loadExcavation } from '../../files/content.ts'
import { aboutNames, loadGrounding } from '../../files/pages.ts'
import type { Context } from '../../world.ts'

/** Prints the completion of a shell: the one that is named, or the one it is run from. Throws Trouble 2 where neither is known. */
export async function completion(
  context: Context,
  { shell }: { readonly shell: Shell | undefined },
): Promise<undefined> {
  const { world, terminal, program } = context
  const around = shells.find((each) => world.env['SHELL']?.endsWith(`/${each}`))
  const named = shell ?? around
  if (named === undefined) {
    throw new Trouble(
      exit.usage,
      'Which shell? There are bash, zsh, fish and powershell.',
      'Such as: unearth completion bash',
    )
  }
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id)
  terminal.out(
    completionFor(named, program.doors, {
      walks: ids(allWalks(context).walks),
      kinds: ids(allRecords(context).kinds),
      strands: ids(loadExcavation()),
      scripts: ids(loadGrounding()),
      pages: aboutNames(),
    }),
  )
  return undefined
}
