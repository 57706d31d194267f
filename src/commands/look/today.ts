import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { offerLines } from '../../conversation/sitting/close-line.ts'
import { cameRound, suggested } from '../../conversation/sitting/suggestion.ts'
import { setForToday } from '../../conversation/sitting/today.ts'
import { said } from '../../files/said.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { courseOf, nextSitting } from '../../journal/walk/course.ts'
import { listDrafts } from '../../store/drafts.ts'
import { listPlaces } from '../../store/places.ts'
import { readSetting } from '../../store/settings.ts'
import type { Context } from '../../world.ts'

/** Shows what the writer set for today, three lines at most that can be closed there, what waits, and one suggestion. */
export function today(context: Context, { json }: { readonly json: boolean }): Promise<undefined> {
  return withDesk(context, async (desk) => {
    const { terminal } = desk
    const round = cameRound(desk)
    const set = setForToday(desk, { round })
    // What stands as a line of the day is not offered twice, and what is offered does not wait too.
    const walk = suggested(desk, undefined, set.find(({ offer }) => offer !== undefined)?.offer)
    const waits = waiting(desk, walk?.id)
    if (json) {
      await printedJson(desk, {
        today: set.map(({ text }) => text),
        waiting: waits,
        suggestion: walk?.id ?? null,
        lines: set.map(({ what, text, entry, offer, closes }) => ({
          what,
          id: entry?.id ?? offer?.walk?.id ?? offer?.record ?? null,
          text,
          closes,
        })),
      })
      return undefined
    }
    const text = [
      ...(set.length === 0 ? [] : [...set.map(({ text }) => text), '']),
      ...(waits.length === 0 ? [] : [...waits, '']),
      walk === undefined
        ? said('today/list')
        : said('today/offered', { title: walk.title, walk: walk.id }),
    ]
    await terminal.show(said('today/heading'), text.join('\n'))
    if (terminal.answered) await offerLines(desk, set)
    return undefined
  })
}

/** What waits beside what is offered: pages that were not kept, walks that were put down, the next sitting of a course. */
function waiting({ store, walks, now }: Desk, offered: string | undefined): readonly string[] {
  const title = (id: string) => walks.find((walk) => walk.id === id)?.title ?? id
  const course = courseOf(readSetting(store, 'course'))
  const next = course === undefined ? undefined : nextSitting(course)
  const drafts = listDrafts(store)
    .filter(({ key, text }) => text.trim() !== '' && (key === 'page' || key === 'note'))
    .map(({ key, text, changed }) => {
      const words = text.trim().split(/\s+/).length
      const door = key === 'page' ? 'unearth write' : 'unearth jot'
      return `${words} ${words === 1 ? 'word' : 'words'} from ${formatInstant(changed, 'full')} (${door})`
    })
  const places = listPlaces(store)
    .filter(({ walk }) => walk !== offered)
    .map(({ walk }) => `put down: ${title(walk)} (unearth walk ${walk})`)
  const due = course !== undefined && (next === undefined || next <= now().utc)
  const sitting = due
    ? [`a course: ${title(course.walk)}, sitting ${course.sat.length + 1} (unearth course)`]
    : []
  return [...drafts, ...places, ...sitting]
}
