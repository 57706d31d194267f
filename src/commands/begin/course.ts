import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { instantJson, jsonDocument } from '../../conversation/desk/json.ts'
import { walkBy } from '../../conversation/desk/walks.ts'
import { settleDraft } from '../../conversation/page/compose.ts'
import { courseKey, endCourse } from '../../conversation/sitting/course.ts'
import { pageKey, promptedBy, timedSession } from '../../conversation/sitting/timed.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { asked, said } from '../../files/said.ts'
import { answerIn } from '../../journal/answer.ts'
import type { Instant } from '../../journal/entry.ts'
import { formatInstant, offsetAt } from '../../journal/time/instant.ts'
import {
  type Course,
  courseOf,
  nextSitting,
  sittingsOf,
  usualDays,
} from '../../journal/walk/course.ts'
import { fill } from '../../journal/walk/names.ts'
import type { Walk } from '../../journal/walk/walk.ts'
import { readDraft } from '../../store/drafts.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import type { Context } from '../../world.ts'

type Given = {
  readonly walk: string | undefined
  readonly days: number | undefined
  readonly stop: boolean
  readonly json: boolean
}

/** Begins a course on a walk, or goes on with the one that is open. Throws Trouble 2 and 3. */
export function course(context: Context, { walk: id, days, stop, json }: Given): Promise<ExitCode> {
  if (id !== undefined) refuseNone(walkBy(context, id))
  return withDesk(context, async (desk) => {
    const { terminal, store } = desk
    const open = courseOf(readSetting(store, courseKey))
    if (json) {
      terminal.out(
        jsonDocument('course', { course: open === undefined ? null : courseJson(desk, open) }),
      )
      return open === undefined ? exit.nothing : exit.done
    }
    if (stop) {
      writeSetting(store, courseKey, null, desk.now())
      terminal.note(open ? 'Let go. What was written is kept.' : 'No course is open.')
      return exit.done
    }
    if (open !== undefined && id !== undefined && open.walk !== id) {
      throw new Trouble(
        exit.usage,
        `A course on "${open.walk}" is open.`,
        '"unearth course" goes on with it; "unearth course --stop" lets it go.',
      )
    }
    if (open === undefined && id === undefined) {
      throw new Trouble(
        exit.nothing,
        'A course is a few sittings on one theme, some days apart. None is open.',
        'unearth course <walk> begins one; "unearth walk" lists the walks.',
      )
    }
    const current = open ?? { walk: id ?? '', days: days ?? usualDays, sat: [] }
    await nextOf(desk, days === undefined ? current : { ...current, days })
    return exit.done
  })
}

function courseJson(desk: Desk, course: Course) {
  const { walk, days, sat } = course
  const { zone } = desk.now()
  const next = nextSitting(course)
  return {
    walk,
    days,
    sat: sat.map(({ entry, at }) => ({ entry, at: instantJson(at) })),
    sittings: sittingsOf(walkBy(desk, walk)).length,
    next: next === undefined ? null : instantJson(momentAt(next, zone)),
  }
}

async function nextOf(desk: Desk, course: Course): Promise<void> {
  const { store, walks, names, preferences } = desk
  const walk = walkBy(desk, course.walk)
  const all = sittingsOf(walk)
  const asks = all[course.sat.length] ?? []
  const [question] = asks
  if (question === undefined) throw noCourse(walk)
  if (!(await isTime(desk, course))) return
  writeSetting(store, courseKey, course, desk.now())
  const number = course.sat.length + 1
  const draft = readDraft(store, pageKey)
  const settled = draft && (await settleDraft(desk, draft))
  const waiting =
    draft === undefined || settled === 'let go' ? undefined : { draft, asIs: settled === 'keep' }
  const entry = await timedSession(
    desk,
    waiting
      ? promptedBy(waiting.draft, walks)
      : {
          walk,
          question,
          asked: fill(asks.map(({ text }) => text).join('\n'), names),
          over: `${walk.title} · sitting ${number} of ${all.length}`,
        },
    waiting ? { ...preferences, minutes: answerIn(waiting.draft.fields).minutes } : preferences,
    waiting,
  )
  if (entry === undefined) return
  // A page that waited from before belongs to the course only where it was one of its sittings.
  if (waiting && answerIn(waiting.draft.fields).walk !== walk.id) return
  await sat(desk, course, entry, all.length)
}

/** Whether the next sitting is due, or wanted all the same. */
async function isTime({ terminal, now }: Desk, course: Course): Promise<boolean> {
  const from = nextSitting(course)
  if (from === undefined || from <= now().utc || !terminal.answered) return true
  terminal.note(said('sitting/course-from', { day: dayOf(from, now().zone) }))
  return (await terminal.choose(...asked('sitting/course-days'))) !== 'later'
}

/** Notes that one sitting of the course was sat; after the last of `number` it ends. */
async function sat(desk: Desk, course: Course, entry: string, number: number): Promise<void> {
  const { terminal, store, now } = desk
  const next = { ...course, sat: [...course.sat, { entry, at: now() }] }
  if (next.sat.length >= number) {
    await endCourse(desk, next)
    return
  }
  writeSetting(store, courseKey, next, now())
  const on = nextSitting(next)
  if (on !== undefined) terminal.note(said('sitting/course-next', { day: dayOf(on, now().zone) }))
}

function refuseNone(walk: Walk): void {
  if (sittingsOf(walk).length === 0) throw noCourse(walk)
}

function noCourse(walk: Walk): Trouble {
  return new Trouble(
    exit.nothing,
    `"${walk.title}" is not for a course.`,
    `"unearth walk ${walk.id}" walks it at its own pace.`,
  )
}

function dayOf(utc: number, zone: string): string {
  return formatInstant(momentAt(utc, zone), 'day')
}

function momentAt(utc: number, zone: string): Instant {
  return { utc, zone, offset: offsetAt(utc, zone) }
}
