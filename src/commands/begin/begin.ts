// The main door: no journal yet, the first run; afterwards the page with the question that waits, and then the desk.

import { atDesk } from '../../conversation/begin/at-desk.ts'
import { evening } from '../../conversation/begin/evening.ts'
import { welcome } from '../../conversation/begin/first-run.ts'
import { type Desk, deskOf, withDesk } from '../../conversation/desk/desk.ts'
import { dirOf } from '../../conversation/desk/unlock.ts'
import { unlessLeft } from '../../errors.ts'
import { closeStore, journalExists, unlockJournal } from '../../store/open.ts'
import type { Context } from '../../world.ts'

/** Opens the journal (making one first where there is none) on the question that waits. Throws as the page does. */
export async function begin(context: Context): Promise<undefined> {
  if (journalExists(dirOf(context))) return withDesk(context, onThePage)
  const passphrase = await welcome(context)
  const store = unlockJournal(dirOf(context), { passphrase })
  try {
    return await onThePage(deskOf(context, store))
  } finally {
    closeStore(store)
  }
}

async function onThePage(desk: Desk): Promise<undefined> {
  await unlessLeft(() => evening(desk), undefined)
  if (desk.terminal.answered) await atDesk(desk)
  return undefined
}
