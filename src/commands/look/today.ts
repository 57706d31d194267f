import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { instantJson } from '../../conversation/desk/json.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { offerLines } from '../../conversation/sitting/close-line.ts'
import { cameRound, suggested } from '../../conversation/sitting/suggestion.ts'
import { setForToday } from '../../conversation/sitting/today.ts'
import { said } from '../../files/said.ts'
import type { Instant } from '../../journal/entry.ts'
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
      await printedJson(desk, 'today', {
        today: set.map(({ text }) => text),
        waiting: waits.map(({ from, ...wait }) => ({
          ...wait,
          from: from === undefined ? null : instantJson(from),
        })),
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
      ...(waits.length === 0 ? [] : [...waits.map(({ text }) => text), '']),
      walk === undefined
        ? said('today/list')
        : said('today/offered', { title: walk.title, walk: walk.id }),
    ]
    await terminal.show(said('today/heading'), text.join('\n'))
    if (terminal.answered) await offerLines(desk, set)
    return undefined
  })
}

/** What it is, the id of its walk where it is one's, the line that says it, and since when it waits where that is known. */
type Waiting = {
  readonly what: 'page' | 'note' | 'walk' | 'course'
  readonly id: string | null
  readonly text: string
  readonly from?: Instant
}

/** What waits beside what is offered: pages that were not kept, walks that were put down, the next sitting of a course. */
function waiting({ store, walks, now }: Desk, offered: string | undefined): readonly Waiting[] {
  const title = (id: string) => walks.find((walk) => walk.id === id)?.title ?? id
  const course = courseOf(readSetting(store, 'course'))
  const next = course === undefined ? undefined : nextSitting(course)
  const drafts = listDrafts(store)
    .flatMap(({ key, ...draft }) => (key === 'page' || key === 'note' ? [{ key, ...draft }] : []))
    .filter(({ text }) => text.trim() !== '')
    .map(({ key, text, changed }) => {
      const words = text.trim().split(/\s+/).length
      const door = key === 'page' ? 'unearth write' : 'unearth jot'
      const said = `${words} ${words === 1 ? 'word' : 'words'} from ${formatInstant(changed, 'full')} (${door})`
      return { what: key, id: null, text: said, from: changed }
    })
  const places = listPlaces(store)
    .filter(({ walk }) => walk !== offered)
    .map(({ walk }) => ({
      what: 'walk' as const,
      id: walk,
      text: `put down: ${title(walk)} (unearth walk ${walk})`,
    }))
  const due = course !== undefined && (next === undefined || next <= now().utc)
  const sitting = due
    ? [
        {
          what: 'course' as const,
          id: course.walk,
          text: `a course: ${title(course.walk)}, sitting ${course.sat.length + 1} (unearth course)`,
        },
      ]
    : []
  return [...drafts, ...places, ...sitting]
}
