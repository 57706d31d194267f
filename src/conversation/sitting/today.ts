// What the writer set for this day.
import { said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import { stringIn } from '../../journal/record/events.ts'
import { kindFor } from '../../journal/record/kind.ts'
import { formatInstant, instantNow } from '../../journal/time/instant.ts'
import { wallDay } from '../../journal/time/wall.ts'
import { todayOf } from '../../journal/view/today.ts'
import { listEntries } from '../../store/entries.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'
import { allRecords } from '../desk/kinds.ts'
import { openFloors } from './floors.ts'

/** The lines of what was set: the star first, then what falls on this day. */
export function setForToday(context: Context, store: Store): readonly string[] {
  const { now, zone } = context.world.clock
  const { kinds } = allRecords(context)
  const ids = new Set(kinds.map(({ id }) => id))
  const all = listEntries(store, { kinds: [...ids, 'event'], limit: 100_000, order: 'oldest' })
  const starKind = kindFor(kinds, 'star')?.id
  const star = all.findLast(({ kind }) => kind === starKind)
  const day = wallDay(now(), zone())
  const floors = openFloors(store).filter(
    ({ created }) =>
      formatInstant(created, 'day') !== formatInstant(instantNow({ now, zone }), 'day'),
  )
  return [
    ...(star === undefined ? [] : [said('today/star', { what: firstLine(star) })]),
    ...todayOf({
      day,
      kinds,
      records: all.filter(({ kind }) => ids.has(kind)),
      events: all.filter(({ kind }) => kind === 'event'),
      floors,
      say: said,
    }),
  ]
}

function firstLine(entry: Entry): string {
  return (stringIn(entry, 'text') ?? entry.revision.text).split('\n')[0] ?? ''
}
