// Whether the writer has closed the doors that dig, for now.
import { resting } from '../../journal/care/rest.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { wallDay, wallMoment } from '../../journal/time/wall.ts'
import type { Desk } from './desk.ts'

/** The day on which they are open again, in words ("Fri 27 Nov 2026"); undefined while they are open. */
export function closedUntil({ preferences, now }: Desk): string | undefined {
  const { rest } = preferences
  const at = now()
  if (!resting(rest, wallDay(at.utc, at.zone))) return undefined
  return formatInstant({ ...at, utc: wallMoment(`${rest}T12:00`, at.zone) }, 'day')
}
