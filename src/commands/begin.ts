// The main door: no journal yet, the first run; afterwards the state picker and the question that waits.

import { instantNow, localHour } from '../journal/instant.ts'
import { suggestWalk } from '../journal/suggest.ts'
import type { Context } from '../program.ts'
import { closeStore, journalExists, type Store, unlockJournal } from '../store/open.ts'
import { listPlaces, walksAnswered } from '../store/places.ts'
import { welcome } from './init.ts'
import { askNames, namesOf } from './names.ts'
import { sitDown } from './sit-down.ts'
import { pickState } from './state.ts'
import { allWalks } from './walks.ts'
import { dirOf, unlock } from './with-journal.ts'

/** Opens the journal (making one first where there is none) on the question that waits. */
export async function begin(context: Context): Promise<undefined> {
  const store = await entered(context)
  try {
    const names = namesOf(store) ?? (await askNames(context, store))
    const state = await pickState(context)
    const { walks } = allWalks(context)
    const { now, zone } = context.world.clock
    const walk = suggestWalk(walks, {
      now: now(),
      hour: localHour(instantNow({ now, zone })),
      answered: walksAnswered(store),
      ...(state === undefined ? {} : { state }),
      ...(names.writer === undefined ? {} : { writer: names.writer }),
      ...unfinished(store),
    })
    if (walk === undefined) context.terminal.note('"unearth walk" lists what there is.')
    else await sitDown(context, store, walk, state === undefined ? {} : { state })
  } finally {
    closeStore(store)
  }
  return undefined
}

async function entered(context: Context): Promise<Store> {
  if (journalExists(dirOf(context))) return unlock(context)
  const passphrase = await welcome(context)
  return unlockJournal(dirOf(context), { passphrase })
}

function unfinished(store: Store): { unfinished?: string } {
  const [place] = listPlaces(store)
  return place === undefined ? {} : { unfinished: place.walk }
}
