// Moments as records have them: a wall clock without a zone, read in the writer's own.
import { offsetAt } from './instant.ts'

/** UTC milliseconds of 'YYYY-MM-DDTHH:MM' or 'YYYY-MM-DD' on the wall of `zone`; NaN for anything else. */
export function wallMoment(wall: string, zone: string): number {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/.test(wall)) return Number.NaN
  const utc = Date.parse(`${wall.length === 10 ? `${wall}T00:00` : wall}:00Z`)
  if (Number.isNaN(utc)) return utc
  const guess = utc - offsetAt(utc, zone) * 60_000
  return utc - offsetAt(guess, zone) * 60_000
}

/** This day in the writer's zone, as 'YYYY-MM-DD'. */
export function wallDay(utc: number, zone: string): string {
  return new Date(utc + offsetAt(utc, zone) * 60_000).toISOString().slice(0, 10)
}
