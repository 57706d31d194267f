// What the writer set for this day.
import type { Json } from '../../journal/entry.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { wall } from '../../journal/time/spoken.ts'
import { type TodayLine, todayOf } from '../../journal/view/today.ts'
import { needsCare } from '../../journal/walk/course.ts'
import { listEntries } from '../../store/entries.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { courseToLookAt } from './course.ts'
import { openFloors } from './floors.ts'

/** The lines of this day, at most three, what matters most first. */
export function setForToday(desk: Desk): readonly TodayLine[] {
  const { store, kinds, walks } = desk
  const now = desk.now()
  const ids = new Set(kinds.map(({ id }) => id))
  const all = listEntries(store, { kinds: [...ids, 'event'], limit: 100_000, order: 'oldest' })
  const today = formatInstant(now, 'day')
  // What may be danger is never put on a screen unasked.
  const careful = new Set<Json | undefined>(
    walks.flatMap(({ questions }) => questions.filter(needsCare).map(({ id }) => id)),
  )
  return todayOf({
    now: wall(now.utc, now.zone),
    kinds,
    records: all.filter(({ kind }) => ids.has(kind)),
    events: all.filter(({ kind }) => kind === 'event'),
    floors: openFloors(store).filter(
      ({ created, revision }) =>
        formatInstant(created, 'day') !== today && !careful.has(revision.fields['question']),
    ),
    ...given({ course: courseToLookAt(desk) }),
  })
}
