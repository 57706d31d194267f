// What the writer set for this day.
import { said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { wall } from '../../journal/time/spoken.ts'
import { type TodayLine, todayOf } from '../../journal/view/today.ts'
import { careQuestions } from '../../journal/walk/walk.ts'
import { listEntries } from '../../store/entries.ts'
import { openFloors } from '../../store/questions.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { courseToLookAt } from './course.ts'

/** The lines of this day, at most three, what matters most first. */
export function setForToday(desk: Desk): readonly TodayLine[] {
  const { store, kinds, walks } = desk
  const now = desk.now()
  const ids = new Set(kinds.map(({ id }) => id))
  const all = listEntries(store, { kinds: [...ids, 'event'], all: true, order: 'oldest' })
  const today = formatInstant(now, 'day')
  // What may be danger is never put on a screen unasked.
  const care = careQuestions(walks)
  return todayOf({
    say: said,
    now: wall(now.utc, now.zone),
    kinds,
    records: all.filter(({ kind }) => ids.has(kind)),
    events: all.filter(({ kind }) => kind === 'event'),
    floors: openFloors(store).filter(
      (floor) =>
        formatInstant(floor.created, 'day') !== today &&
        !care.includes(answerOf(floor).question ?? ''),
    ),
    ...given({ course: courseToLookAt(desk) }),
  })
}
