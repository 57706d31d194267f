import { namesOf } from '../../conversation/desk/names.ts'
import { preferencesOf } from '../../conversation/desk/preferences.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { allWalks, walkBy } from '../../conversation/desk/walks.ts'
import { settleDraft } from '../../conversation/page/compose.ts'
import { pageKey, promptedBy, timedSession } from '../../conversation/sitting/timed.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { asked, said } from '../../files/said.ts'
import { formatInstant, instantNow, offsetAt } from '../../journal/time/instant.ts'
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
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'

const key = 'course'

/** Begins a course on a walk, or goes on with the one that is open. Throws Trouble 2 and 3. */
export function course(
  context: Context,
  id: string | undefined,
  options: { days?: number; stop?: boolean },
): Promise<ExitCode> {
  const { terminal } = context
  const { days } = options
  if (days !== undefined && (days < 1 || days > 30))
    throw new Trouble(exit.usage, '--days takes 1 to 30.')
  if (id !== undefined) walkBy(context, id)
  return withJournal(context, async (store) => {
    const open = courseOf(readSetting(store, key))
    if (options.stop) {
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
    await nextOf(context, store, days === undefined ? current : { ...current, days })
    return exit.done
  })
}

async function nextOf(context: Context, store: Store, course: Course): Promise<void> {
  const { terminal, world } = context
  const walk = walkBy(context, course.walk)
  const question = sittingQuestion(course, walk)
  if (question === undefined) {
    throw new Trouble(
      exit.nothing,
      `"${walk.title}" is not for a course.`,
      'It is a walk on any day.',
    )
  }
  const from = nextSitting(course)
  if (from !== undefined && from > world.clock.now() && terminal.interactive) {
    terminal.note(said('sitting/course-from', { day: dayOf(context, from) }))
    if ((await terminal.choose(...asked('sitting/course-days'))) === 'later') return
  }
  writeSetting(store, key, course)
  const number = course.sat.length + 1
  const { minutes, forward } = preferencesOf(store)
  const waiting = readDraft(store, pageKey)
  const settled = waiting && (await settleDraft(context, store, waiting))
  const goesOn = waiting !== undefined && settled !== 'let go'
  const entry = await timedSession(
    context,
    store,
    goesOn
      ? promptedBy(waiting, allWalks(context).walks)
      : {
          walk,
          question,
          asked: fill(question.text, namesOf(store) ?? {}),
          over: `${walk.title} · sitting ${number} of ${sittings}`,
        },
    { minutes, forward },
    goesOn ? waiting : undefined,
    settled === 'keep',
  )
  if (entry === undefined) return
  // A page that waited from before belongs to the course only where it was one of its sittings.
  if (goesOn && waiting.fields['walk'] !== walk.id) return
  const sat = [...course.sat, { entry, at: instantNow(world.clock) }]
  if (sat.length >= sittings) {
    writeSetting(store, key, null)
    terminal.note(`Those were the ${sittings} sittings. "unearth list --walk ${walk.id}" has them.`)
    return
  }
  const next = { ...course, sat }
  writeSetting(store, key, next)
  const on = nextSitting(next)
  if (on !== undefined) terminal.note(said('sitting/course-next', { day: dayOf(context, on) }))
}

function dayOf({ world }: Context, utc: number): string {
  const zone = world.clock.zone()
  return formatInstant({ utc, zone, offset: offsetAt(utc, zone) }, 'day')
}
