// The main door: no journal yet, the first run; afterwards the state picker and the question that waits.

import { welcome } from '../../conversation/desk/first-run.ts'
import { askNames, namesOf } from '../../conversation/desk/names.ts'
import { preferencesOf } from '../../conversation/desk/preferences.ts'
import { dirOf, unlock } from '../../conversation/desk/unlock.ts'
import { allWalks } from '../../conversation/desk/walks.ts'
import { stillThere } from '../../conversation/leaving/left-behind.ts'
import { keepDraft, settleDraft } from '../../conversation/page/compose.ts'
import { pickState } from '../../conversation/sitting/state.ts'
import { suggested } from '../../conversation/sitting/suggestion.ts'
import { pageKey, promptedBy, timedSession } from '../../conversation/sitting/timed.ts'
import { setForToday } from '../../conversation/sitting/today.ts'
import { sitDown } from '../../conversation/sitting/walk.ts'
import { said } from '../../files/said.ts'
import { readDraft } from '../../store/drafts.ts'
import { closeStore, journalExists, unlockJournal } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'

/** Opens the journal (making one first where there is none) on the question that waits. */
export async function begin(context: Context): Promise<undefined> {
  const store = await entered(context)
  try {
    if (namesOf(store) === undefined) await askNames(context, store)
    await stillThere(context, store)
    if (await wentOn(context, store)) return undefined
    const set = context.terminal.interactive ? setForToday(context, store) : []
    if (set.length > 0) await context.terminal.show(said('today/heading'), set.join('\n'))
    const state = await pickState(context)
    const walk = suggested(context, store, state)
    if (walk === undefined) context.terminal.note(said('today/list'))
    else await sitDown(context, store, walk, state === undefined ? {} : { state })
  } finally {
    closeStore(store)
  }
  return undefined
}

/** A timed page that waits comes first. Says whether it was gone on with. */
async function wentOn(context: Context, store: Store): Promise<boolean> {
  const waiting = readDraft(store, pageKey)
  if (waiting === undefined || !context.terminal.interactive) return false
  const settled = await settleDraft(context, store, waiting)
  if (settled === 'keep') keepDraft(context, store, waiting)
  if (settled !== 'continue') return false
  const { minutes, forward } = preferencesOf(store)
  const prompted = promptedBy(waiting, allWalks(context).walks)
  await timedSession(context, store, prompted, { minutes, forward }, waiting)
  return true
}

async function entered(context: Context): Promise<Store> {
  if (journalExists(dirOf(context))) return unlock(context)
  const passphrase = await welcome(context)
  return unlockJournal(dirOf(context), { passphrase })
}
