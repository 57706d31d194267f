// The one walk that is offered, from what the journal knows.
import { loadOrder, loadPickers } from '../../files/content.ts'
import { instantNow, localHour } from '../../journal/time/instant.ts'
import { suggestWalk } from '../../journal/walk/suggest.ts'
import type { Walk } from '../../journal/walk/walk.ts'
import { walksAnswered } from '../../store/activity.ts'
import { listPlaces } from '../../store/places.ts'
import { listSessions } from '../../store/sessions.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'
import { namesOf } from '../desk/names.ts'
import { allWalks } from '../desk/walks.ts'

/** How long after an answer of fear nothing is suggested that is meant for two, in milliseconds. */
const afterFear = 86_400_000

/** The walk to offer with the writer's word for tonight; undefined where none fits. */
export function suggested(
  context: Context,
  store: Store,
  state: string | undefined,
): Walk | undefined {
  const { now, zone } = context.world.clock
  const { writer } = namesOf(store) ?? {}
  const [place] = listPlaces(store)
  const fear = listSessions(store, now() - afterFear).some(({ fields }) => fields['fear'] === true)
  return suggestWalk(allWalks(context).walks, loadOrder(), {
    now: now(),
    hour: localHour(instantNow({ now, zone })),
    answered: walksAnswered(store),
    fear,
    ...(state === undefined ? {} : { state, heavy: loadPickers().heavy.has(state) }),
    ...(writer === undefined ? {} : { writer }),
    ...(place === undefined ? {} : { unfinished: place.walk }),
  })
}
