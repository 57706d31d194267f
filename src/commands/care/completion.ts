import { allRecords } from '../../conversation/desk/kinds.ts'
import { allWalks } from '../../conversation/desk/walks.ts'
import { exit, Trouble } from '../../errors.ts'
import { completionFor, type Shell, shells } from '../../exchange/completion.ts'
import { loadExcavation } from '../../files/content.ts'
import { aboutNames, loadGrounding } from '../../files/pages.ts'
import { putThere, shellPlace } from '../../files/shell-place.ts'
import type { Context } from '../../world.ts'

type Given = { readonly shell: Shell | undefined; readonly install: boolean }

/**
 * Prints the completion of a shell, or puts it where that shell looks: the one that is named, or the one it is run from.
 * Throws Trouble 2 where neither is known, 1 where its place cannot be written.
 */
export async function completion(context: Context, { shell, install }: Given): Promise<undefined> {
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
  const script = completionFor(named, program.doors, {
    walks: ids(allWalks(context).walks),
    kinds: ids(allRecords(context).kinds),
    strands: ids(loadExcavation()),
    scripts: ids(loadGrounding()),
    pages: aboutNames(),
  })
  if (install) installed(context, named, script)
  else terminal.out(script)
  return undefined
}

function installed({ world, terminal }: Context, shell: Shell, script: string): void {
  const place = shellPlace(shell, world.env, world.home)
  if (place === undefined) {
    throw new Trouble(
      exit.usage,
      'Where PowerShell looks is known to PowerShell alone. Nothing was written.',
      'In PowerShell: unearth completion powershell >> $PROFILE',
    )
  }
  try {
    const named = putThere(place, script)
    terminal.note(`Written: ${place.path}. Shells that are opened from now on complete "unearth".`)
    if (named) terminal.note(`A line that reads it was added to ${place.startFile}.`)
    if (shell === 'bash')
      terminal.note(
        `That takes the package bash-completion. Without it, put this line into ~/.bashrc: source '${place.path}'`,
      )
  } catch (error) {
    throw new Trouble(
      exit.failed,
      `${place.path} could not be written (${(error as NodeJS.ErrnoException).code}).`,
      `"unearth completion ${shell}" prints it, for wherever you want it.`,
    )
  }
}
