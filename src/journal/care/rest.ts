// A rest from digging: for how long. It is the writer's own, and a second yes goes through.
import { moved } from '../time/days.ts'

/** How long it lasts, in days. */
const restDays = 3

/** The day a rest that begins on `day` is over: on it everything is open again. */
export function restUntil(day: string): string {
  return moved(day, restDays)
}

/** Whether a rest is on: `until` as it was set, `day` today. */
export function resting(until: string | null, day: string): until is string {
  return until !== null && day < until
}
