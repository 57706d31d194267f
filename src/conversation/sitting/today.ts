// What the writer set for this day.

import { said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import type { Entry } from '../../journal/entry.ts'
import { stringIn } from '../../journal/record/events.ts'
import { kindFor } from '../../journal/record/kind.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { wallDay } from '../../journal/time/wall.ts'
import { todayOf } from '../../journal/view/today.ts'
import { careQuestions } from '../../journal/walk/walk.ts'
import { listEntries } from '../../store/entries.ts'
import { openFloors } from '../../store/questions.ts'
import type { Desk } from '../desk/desk.ts'

/** The lines of what was set: the star first, then what falls on this day. */
export function setForToday(desk: Desk): readonly string[] {
  const { store, kinds, walks } = desk
  const care = careQuestions(walks)
  const now = desk.now()
  const ids = new Set(kinds.map(({ id }) => id))
  const all = listEntries(store, { kinds: [...ids, 'event'], all: true, order: 'oldest' })
  const starKind = kindFor(kinds, 'star')?.id
  const star = all.findLast(({ kind }) => kind === starKind)
  const today = formatInstant(now, 'day')
  return [
    ...(star === undefined ? [] : [said('today/star', { what: firstLine(star) })]),
    ...todayOf({
      say: said,
      day: wallDay(now.utc, now.zone),
      kinds,
      records: all.filter(({ kind }) => ids.has(kind)),
      events: all.filter(({ kind }) => kind === 'event'),
      floors: openFloors(store).filter(
        (floor) =>
          formatInstant(floor.created, 'day') !== today &&
          !care.includes(answerOf(floor).question ?? ''),
      ),
    }),
  ]
}

function firstLine(entry: Entry): string {
  return (stringIn(entry, 'text') ?? entry.revision.text).split('\n')[0] ?? ''
}
