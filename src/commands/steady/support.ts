// People to call. Opens no journal, asks nothing, leaves nothing behind.

import { jsonDocument } from '../../conversation/desk/json.ts'
import { supportText } from '../../conversation/page/support.ts'
import { loadPeople } from '../../files/pages.ts'
import type { Context } from '../../world.ts'

/** Prints who can be called, as the data says it. */
export async function support(
  { terminal }: Context,
  options: { json?: boolean },
): Promise<undefined> {
  const people = loadPeople()
  if (options.json) terminal.out(jsonDocument({ people }))
  else terminal.out(supportText())
}
