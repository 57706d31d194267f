import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { walkBy } from '../../conversation/desk/walks.ts'
import { settleDraft } from '../../conversation/page/compose.ts'
import { pageKey, promptedBy, timedSession } from '../../conversation/sitting/timed.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { asked, said } from '../../files/said.ts'
import { answerIn } from '../../journal/answer.ts'
import { formatInstant, offsetAt } from '../../journal/time/instant.ts'
import {
  type Course,
  courseOf,
  nextSitting,
  sittingQuestion,
  sittings,
  usualDays,
} from '../../journal/walk/course.ts'
import { fill } from '../../journal/walk/names.ts'
import { readDraft } from '../../store/drafts.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import type { Context } from '../../world.ts'

/** The setting that holds the course that is open. */
const key = 'course'

type Given = {
  readonly walk: string | undefined
  readonly days: number | undefined
  readonly stop: boolean
}

/** Begins a course on a walk, or goes on with the one that is open. Throws Trouble 2 and 3. */
export function course(context: Context, { walk: id, days, stop }: Given): Promise<ExitCode> {
  if (id !== undefined) walkBy(context, id)
  return withDesk(context, async (desk) => {
    const { terminal, store } = desk
    const open = courseOf(readSetting(store, key))
    if (stop) {
      writeSetting(store, key, null)
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
        `A course is ${sittings} sittings on one theme, some days apart. None is open.`,
        'unearth course <walk> begins one; "unearth walk" lists the walks.',
      )
    }
    const current = open ?? { walk: id ?? '', days: days ?? usualDays, sat: [] }
    await nextOf(desk, days === undefined ? current : { ...current, days })
    return exit.done
  })
}

async function nextOf(desk: Desk, course: Course): Promise<void> {
  const { store, walks, names, preferences } = desk
  const walk = walkBy(desk, course.walk)
  const question = sittingQuestion(course, walk)
  if (question === undefined) {
    throw new Trouble(
      exit.nothing,
      `"${walk.title}" is not for a course.`,
      'It is a walk on any day.',
    )
  }
  if (!(await isTime(desk, course))) return
  writeSetting(store, key, course)
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
          asked: fill(question.text, names),
          over: `${walk.title} · sitting ${number} of ${sittings}`,
        },
    preferences,
    waiting,
  )
  if (entry === undefined) return
  // A page that waited from before belongs to the course only where it was one of its sittings.
  if (waiting && answerIn(waiting.draft.fields).walk !== walk.id) return
  sat(desk, course, entry)
}

/** Whether the next sitting is due, or wanted all the same. */
async function isTime({ terminal, now }: Desk, course: Course): Promise<boolean> {
  const from = nextSitting(course)
  if (from === undefined || from <= now().utc || !terminal.interactive) return true
  terminal.note(said('sitting/course-from', { day: dayOf(from, now().zone) }))
  return (await terminal.choose(...asked('sitting/course-days'))) !== 'later'
}

/** Notes that one sitting of the course was sat. */
function sat({ terminal, store, now }: Desk, course: Course, entry: string): void {
  const all = [...course.sat, { entry, at: now() }]
  if (all.length >= sittings) {
    writeSetting(store, key, null)
    terminal.note(
      `Those were the ${sittings} sittings. "unearth list --walk ${course.walk}" has them.`,
    )
    return
  }
  const next = { ...course, sat: all }
  writeSetting(store, key, next)
  const on = nextSitting(next)
  if (on !== undefined) terminal.note(said('sitting/course-next', { day: dayOf(on, now().zone) }))
}

function dayOf(utc: number, zone: string): string {
  return formatInstant({ utc, zone, offset: offsetAt(utc, zone) }, 'day')
}
