// Four sittings on one theme, some days apart. It can be gone on with on any day, and is never late.
import type { Instant } from '../entry.ts'
import type { Json } from '../fields.ts'
import type { Question, Walk } from './walk.ts'

export const sittings = 4
/** Days between two sittings, unless the writer says otherwise: writing helps most at some distance from itself. */
export const usualDays = 2

export type Course = {
  readonly walk: string
  readonly days: number
  /** When each sitting so far was kept, and as what. */
  readonly sat: readonly { readonly entry: string; readonly at: Instant }[]
}

/** Reads what was stored, or undefined where it is no course. */
export function courseOf(stored: Json | undefined): Course | undefined {
  const course = stored as Course | null | undefined
  return course && typeof course.walk === 'string' && Array.isArray(course.sat) ? course : undefined
}

/** The question of the next sitting: the walk's own four, else four that go through it from its beginning to its end. Undefined where a course on it is not meant. */
export function sittingQuestion(course: Course, walk: Walk): Question | undefined {
  if (walk.course === 'none') return undefined
  const own = walk.course?.[course.sat.length]
  if (own !== undefined) return walk.questions.find(({ id }) => id === own)
  const questions = walk.questions.filter(({ care }) => !care)
  const { length } = questions
  const at = Math.round((course.sat.length * (length - 1)) / (sittings - 1))
  return questions[Math.min(length - 1, at)]
}

/** From when on the next sitting can be, as UTC milliseconds; any day after is as good. */
export function nextSitting({ sat, days }: Course): number | undefined {
  const last = sat.at(-1)
  return last === undefined ? undefined : last.at.utc + days * 86_400_000
}
