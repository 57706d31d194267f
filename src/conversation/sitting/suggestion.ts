import { loadOrder, loadPickers } from '../../files/content.ts'
import { localHour } from '../../journal/time/instant.ts'
import { suggestWalk } from '../../journal/walk/suggest.ts'
import type { Walk } from '../../journal/walk/walk.ts'
import { walksAnswered } from '../../store/activity.ts'
import { listPlaces } from '../../store/places.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { thereIsFear } from '../desk/fear.ts'

/** The walk to offer with the writer's word for tonight; undefined where none fits. */
export function suggested(desk: Desk, state: string | undefined): Walk | undefined {
  const { store, walks, names } = desk
  const now = desk.now()
  const [place] = listPlaces(store)
  return suggestWalk(walks, loadOrder(), {
    now: now.utc,
    hour: localHour(now),
    answered: walksAnswered(store),
    fear: thereIsFear(desk),
    ...given({
      state,
      heavy: state === undefined ? undefined : loadPickers().heavy.has(state),
      writer: names.writer,
      unfinished: place?.walk,
    }),
  })
}
