import { withDesk } from '../../conversation/desk/desk.ts'
import { entryBy } from '../../conversation/desk/entry-by.ts'
import { editEntry } from '../../conversation/reading/edit.ts'
import type { Context } from '../../world.ts'

type Given = { readonly id: string; readonly editor: boolean }

/** Opens an entry on the page; what comes of it is a new revision, and the old one stays. Throws Trouble 2 and 3. */
export function edit(context: Context, { id, editor }: Given): Promise<undefined> {
  return withDesk(context, async (desk) => {
    await editEntry(desk, await entryBy(desk, id), editor)
    return undefined
  })
}
