import { jsonDocument } from '../exchange/json.ts'
import { courseOf, nextSitting } from '../journal/course.ts'
import type { Entry } from '../journal/entry.ts'
import { formatInstant, instantNow } from '../journal/instant.ts'
import { stringIn } from '../journal/keeping.ts'
import { todayOf } from '../journal/today.ts'
import { wallDay } from '../journal/wall.ts'
import type { Context } from '../program.ts'
import { listDrafts } from '../store/drafts.ts'
import { listEntries } from '../store/entries.ts'
import type { Store } from '../store/open.ts'
import { listPlaces } from '../store/places.ts'
import { readSetting } from '../store/settings.ts'
import { openFloors } from './floors.ts'
import { allRecords } from './records.ts'
import { suggested } from './suggested.ts'
import { allWalks } from './walks.ts'
import { withJournal } from './with-journal.ts'

/** Shows what the writer set for today, what waits, and one suggestion. */
export function today(context: Context, options: { json?: boolean }): Promise<undefined> {
  return withJournal(context, async (store) => {
    const { terminal } = context
    const set = setForToday(context, store)
    const waits = waiting(context, store)
    const walk = suggested(context, store, undefined)
    if (options.json) {
      terminal.out(jsonDocument({ today: set, waiting: waits, suggestion: walk?.id ?? null }))
      return undefined
    }
    const text = [
      ...(set.length === 0 ? [] : [...set, '']),
      ...(waits.length === 0 ? [] : [...waits, '']),
      walk === undefined
        ? '"unearth walk" lists what there is.'
        : `A walk, if you like: ${walk.title} (unearth walk ${walk.id})`,
    ]
    await terminal.show('Today', text.join('\n'))
    return undefined
  })
}

/** The lines of what was set: the star first, then what falls on this day. */
export function setForToday(context: Context, store: Store): readonly string[] {
  const { now, zone } = context.world.clock
  const { kinds } = allRecords(context)
  const ids = new Set(kinds.map(({ id }) => id))
  const all = listEntries(store, { kinds: [...ids, 'event'], limit: 100_000, order: 'oldest' })
  const star = all.findLast(({ kind }) => kind === 'northstar')
  const day = wallDay(now(), zone())
  const floors = openFloors(store).filter(
    ({ created }) =>
      formatInstant(created, 'day') !== formatInstant(instantNow({ now, zone }), 'day'),
  )
  return [
    ...(star === undefined ? [] : [`your star: ${firstLine(star)}`]),
    ...todayOf({
      day,
      kinds,
      records: all.filter(({ kind }) => ids.has(kind)),
      events: all.filter(({ kind }) => kind === 'event'),
      floors,
    }),
  ]
}

function firstLine(entry: Entry): string {
  return (stringIn(entry, 'text') ?? entry.revision.text).split('\n')[0] ?? ''
}

function waiting(context: Context, store: Store): readonly string[] {
  const { walks } = allWalks(context)
  const title = (id: string) => walks.find((walk) => walk.id === id)?.title ?? id
  const course = courseOf(readSetting(store, 'course'))
  const next = course === undefined ? undefined : nextSitting(course)
  return [
    ...listDrafts(store)
      .filter(({ key, text }) => text.trim() !== '' && (key === 'page' || key === 'note'))
      .map(({ key, text, changed }) => {
        const words = text.trim().split(/\s+/).length
        const door = key === 'page' ? 'unearth write' : 'unearth jot'
        return `${words} ${words === 1 ? 'word' : 'words'} from ${formatInstant(changed, 'full')} (${door})`
      }),
    ...listPlaces(store).map(({ walk }) => `put down: ${title(walk)} (unearth walk ${walk})`),
    ...(course === undefined || (next !== undefined && next > context.world.clock.now())
      ? []
      : [
          `a course: ${title(course.walk)}, sitting ${course.sat.length + 1} of 4 (unearth course)`,
        ]),
  ]
}
