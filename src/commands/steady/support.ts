// People to call. Opens no journal, asks nothing, leaves nothing behind.
import { jsonDocument } from '../../conversation/desk/json.ts'
import { supportText } from '../../conversation/page/support.ts'
import { loadPeople } from '../../files/content.ts'
import type { Context } from '../../world.ts'

/** Prints who can be called, as the data says it. */
export async function support(
  { terminal }: Context,
  { json }: { readonly json: boolean },
): Promise<undefined> {
  terminal.out(json ? jsonDocument({ people: loadPeople() }) : supportText())
}
