// Some sittings on one theme, some days apart, each deeper than the last. It can be gone on with on any day, and is never late.
import type { Instant } from '../entry.ts'
import type { Json } from '../fields.ts'
import type { Question, Walk } from './walk.ts'

/** How many sittings a course has where its walk does not say which. */
const usualSittings = 4
/** Days between two sittings, unless the writer says otherwise: writing helps most at some distance from itself. */
export const usualDays = 2
/** How long after its last sitting a course is looked back at, once, in milliseconds. */
const lookAfter = 14 * 86_400_000

export type Course = {
  readonly walk: string
  readonly days: number
  /** When each sitting so far was kept, and as what. */
  readonly sat: readonly { readonly entry: string; readonly at: Instant }[]
}

/** A course that is over and is looked back at once. */
export type LookBack = {
  readonly walk: string
  /** Its first page. */
  readonly entry: string
  /** From when on, as UTC milliseconds. */
  readonly on: number
}

/** Reads what was stored, or undefined where it is no course. */
export function courseOf(stored: Json | undefined): Course | undefined {
  const course = stored as Course | null | undefined
  return course && typeof course.walk === 'string' && Array.isArray(course.sat) ? course : undefined
}

/** Reads what was stored, or undefined where it is none. */
export function lookBackOf(stored: Json | undefined): LookBack | undefined {
  const look = stored as LookBack | null | undefined
  return look &&
    typeof look.walk === 'string' &&
    typeof look.entry === 'string' &&
    typeof look.on === 'number'
    ? look
    : undefined
}

/** When a course that was just sat through is looked back at; undefined where nothing of it was kept. */
export function lookBackAt({ walk, sat }: Course): LookBack | undefined {
  const first = sat[0]
  const last = sat.at(-1)
  return first && last && { walk, entry: first.entry, on: last.at.utc + lookAfter }
}

/**
 * What each sitting of a course on `walk` asks: the questions its file names, else some that go through it from its
 * beginning to its end, none of them one that needs care. Empty where a course is not meant.
 */
export function sittingsOf({ course, questions }: Walk): readonly (readonly Question[])[] {
  if (course === 'none') return []
  if (course !== undefined) {
    return course.map((ids) => ids.flatMap((id) => questions.find((each) => each.id === id) ?? []))
  }
  const asked = questions.filter(({ care }) => !care)
  const at = (sitting: number) => Math.round((sitting * (asked.length - 1)) / (usualSittings - 1))
  const spread = new Set(Array.from({ length: usualSittings }, (_, sitting) => at(sitting)))
  return [...spread].flatMap((index) => {
    const question = asked[index]
    return question === undefined ? [] : [[question]]
  })
}

/** From when on the next sitting can be, as UTC milliseconds; any day after is as good. */
export function nextSitting({ sat, days }: Course): number | undefined {
  const last = sat.at(-1)
  return last === undefined ? undefined : last.at.utc + days * 86_400_000
}
