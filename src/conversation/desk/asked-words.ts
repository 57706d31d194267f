// Words to search for, asked for: what stands behind a command is remembered by the shell, and seen by whoever lists what runs.
import { exit, Trouble } from '../../errors.ts'
import { said } from '../../files/said.ts'
import type { Context } from '../../world.ts'

/** A line of words as the store's query takes it. Throws Trouble 2 where none are typed or nobody can be asked. */
export async function askedWords({ terminal }: Context): Promise<string> {
  const typed = (await terminal.line(said('today/search'), { unasked: '' })).trim()
  if (typed !== '') return typed
  throw new Trouble(
    exit.usage,
    'There are no words to search for.',
    '"unearth help search" says more.',
  )
}
