import { recordFor } from '../../conversation/desk/kinds.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { logged } from '../../conversation/record/logged.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'

/** One line on something small that was done, and which kind it was. */
export function did(context: Context, source: string | undefined): Promise<ExitCode> {
  const kind = recordFor(context, 'did')
  return withPiped(context, source, (store, line) =>
    logged(
      context,
      store,
      kind,
      line === undefined ? {} : { given: { [kind.fields[0]?.name ?? '']: line } },
    ),
  )
}

async function withPiped(
  context: Context,
  source: string | undefined,
  keep: (store: Store, line: string | undefined) => Promise<unknown>,
): Promise<ExitCode> {
  if (source !== undefined && source !== '-') {
    throw new Trouble(
      exit.usage,
      'What you did is never given on the command line, where the shell would remember it.',
      'Use "unearth did", or pipe it in: … | unearth did -',
    )
  }
  const line = source === '-' ? (await context.terminal.piped()).trim() : undefined
  if (line === '') throw new Trouble(exit.nothing, 'There was nothing on stdin to keep.')
  return withJournal(context, async (store) => {
    await keep(store, line)
    return exit.done
  })
}
