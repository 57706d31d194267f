// How a course ends: kept, changed or stopped, and looked back at once, two weeks later.
import { asked, said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import {
  type Course,
  lookBackAt,
  lookBackOf,
  sittingsOf,
  usualDays,
} from '../../journal/walk/course.ts'
import { entryWith } from '../../store/entries.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import type { Desk } from '../desk/desk.ts'
import { askAgain } from './again.ts'

/** The setting that holds the course that is open. */
export const courseKey = 'course'
const lookKey = 'course/look'

/** Ends a course whose last sitting was kept. Where nobody can be asked it is kept, with its one look back. */
export async function endCourse(desk: Desk, course: Course): Promise<void> {
  const { terminal, store, now } = desk
  const count = course.sat.length
  writeSetting(store, courseKey, null, now())
  // Before anything is asked: whoever leaves here has kept it.
  writeSetting(store, lookKey, { ...lookBackAt(course) }, now())
  terminal.note(said('sitting/course-kept', { count }))
  const choice = await terminal.choose(...asked('sitting/course-end', { count }), {
    unasked: 'keep',
  })
  if (choice === 'stop') letRest(desk)
  if (choice === 'change') await another(desk, course.walk)
}

/** Chooses another theme; its first sitting is any day's. */
async function another(desk: Desk, before: string): Promise<void> {
  const { terminal, store, walks, names, now } = desk
  const others = walks.filter(
    (walk) =>
      walk.id !== before &&
      (walk.audience === 'either' || walk.audience === (names.writer ?? 'broke')) &&
      sittingsOf(walk).length > 0,
  )
  const [question, none] = asked('sitting/course-theme')
  const walk = await terminal.choose<string>(question, [
    ...none,
    ...others.map(({ id, title }) => ({ value: id, name: title })),
  ])
  if (walk === 'none') return
  writeSetting(store, courseKey, { walk, days: usualDays, sat: [] }, now())
  terminal.note(said('sitting/course-begins'))
}

/** The course that is to be looked back at now: its title and its first page; undefined where none is, or its page is gone. */
export function courseToLookAt({
  store,
  walks,
  now,
}: Desk): { readonly title: string; readonly entry: Entry } | undefined {
  const look = lookBackOf(readSetting(store, lookKey))
  if (look === undefined || now().utc < look.on) return undefined
  const entry = entryWith(store, look.entry)
  if (entry === undefined || entry.removed !== null) return undefined
  return { title: walks.find(({ id }) => id === look.walk)?.title ?? look.walk, entry }
}

/** Looks back: its first question again, and both answers side by side. It is not offered after. */
export async function lookBack(desk: Desk, first: Entry): Promise<void> {
  await askAgain(desk, first)
  letRest(desk)
}

/** It was offered once, and is not offered again. */
export function letRest({ store, now }: Desk): void {
  writeSetting(store, lookKey, null, now())
}
