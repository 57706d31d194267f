// The one walk that is offered, from what the journal knows.
import { digs } from '../../journal/care/rest.ts'
import { localHour } from '../../journal/time/instant.ts'
import { suggestWalk } from '../../journal/walk/suggest.ts'
import type { Walk } from '../../journal/walk/walk.ts'
import { walksAnswered } from '../../store/activity.ts'
import { listPlaces } from '../../store/places.ts'
import { listSessions } from '../../store/sessions.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { closedUntil } from '../desk/resting.ts'

/** How long after an answer of fear nothing is suggested that is meant for two, in milliseconds. */
const afterFear = 86_400_000

/** The walk to offer with the writer's word for tonight; undefined where none fits. */
export function suggested(desk: Desk, state: string | undefined): Walk | undefined {
  const { store, walks, names } = desk
  const now = desk.now()
  const [place] = listPlaces(store)
  const fear = listSessions(store, now.utc - afterFear).some(
    ({ fields }) => fields['fear'] === true,
  )
  // While the doors that dig are closed, nothing behind them is suggested, nor what was put down there.
  const open = closedUntil(desk) === undefined ? walks : walks.filter((walk) => !digs(walk))
  return suggestWalk(open, {
    now: now.utc,
    hour: localHour(now),
    answered: walksAnswered(store),
    fear,
    ...given({ state, writer: names.writer, unfinished: place?.walk }),
  })
}
