// People to call. Opens no journal, asks nothing, leaves nothing behind.
import { jsonDocument } from '../exchange/json.ts'
import { loadPeople } from '../files/prompts.ts'
import type { Context } from '../program.ts'

/** Prints who can be called, as the data says it. */
export async function support(
  { terminal }: Context,
  options: { json?: boolean },
): Promise<undefined> {
  const people = loadPeople()
  if (options.json) terminal.out(jsonDocument({ people }))
  else terminal.out(supportText())
}

/** The same as text, for the pages that have a key for it. */
export function supportText(): string {
  const lines = loadPeople().map(({ where, text }) => `${where}\n  ${text}\n`)
  return `People who are used to this.\n\n${lines.join('\n')}`
}
