// What the writer set for this day.
import { said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import type { Entry } from '../../journal/entry.ts'
import { objectOf, stringsOf } from '../../journal/fields.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { endsOf } from '../../journal/record/open.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { wall } from '../../journal/time/spoken.ts'
import { wallDay } from '../../journal/time/wall.ts'
import { type TodayLine, todayOf } from '../../journal/view/today.ts'
import type { Offer } from '../../journal/walk/sight.ts'
import { careQuestions } from '../../journal/walk/walk.ts'
import { openFloors } from '../../store/questions.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import { standingRecords } from '../../store/standing.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { courseToLookAt } from './course.ts'

/** The settings that hold what was left for another day. */
const todayKey = 'left/today'
const roundsKey = 'left/rounds'

type How = {
  /** What has come round, where there is no other offer of it. */
  readonly round?: { readonly title: string; readonly offer: Offer } | undefined
  /** After a long time away: also what would be over by itself. */
  readonly old?: boolean
}

/** The lines of this day, at most three, what matters most first. */
export function setForToday(desk: Desk, { round, old = false }: How = {}): readonly TodayLine[] {
  const { store, kinds, walks } = desk
  const now = desk.now()
  const standing = standingRecords(
    store,
    kinds.map((kind) => ({
      id: kind.id,
      ...given({ ends: wholly(kind) ? undefined : endsOf(kind) }),
    })),
  )
  const today = formatInstant(now, 'day')
  // What may be danger is never put on a screen unasked.
  const care = careQuestions(walks)
  return todayOf({
    say: said,
    now: wall(now.utc, now.zone),
    kinds,
    ...standing,
    floors: openFloors(store).filter(
      (floor) =>
        formatInstant(floor.created, 'day') !== today &&
        !care.includes(answerOf(floor).question ?? ''),
    ),
    aside: setAside(desk),
    old,
    ...given({ course: courseToLookAt(desk), round }),
  })
}

/** What is over counts there too: the last star, the last version of the story, the last slip. */
function wholly(kind: RecordKind): boolean {
  return kind.for === 'star' || kind.for === 'story' || kind.for === 'slips'
}

/** Leaves a line for another day; the day after it is there again. */
export function leaveForToday(desk: Desk, { id }: Entry): void {
  const of = [...setAside(desk), id]
  writeSetting(desk.store, todayKey, { day: dayNow(desk), of }, desk.now())
}

/** Lets be what has come round, until its turn comes again. */
export function letRoundBe({ store, now }: Desk, { walk, record }: Offer): void {
  const left = objectOf(readSetting(store, roundsKey))
  writeSetting(store, roundsKey, { ...left, [walk?.id ?? record ?? '']: now().utc }, now())
}

function setAside(desk: Desk): ReadonlySet<string> {
  const { day, of } = objectOf(readSetting(desk.store, todayKey))
  return new Set(day === dayNow(desk) ? stringsOf(of) : [])
}

function dayNow({ now }: Desk): string {
  const { utc, zone } = now()
  return wallDay(utc, zone)
}
