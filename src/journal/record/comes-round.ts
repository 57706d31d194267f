// On which days a record comes round: by weekdays its writer named, or by the rhythm of a promise.
import type { Entry } from '../entry.ts'
import { stringIn } from './events.ts'
import type { RecordKind } from './kind.ts'

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** Whether it comes round on `day` ('YYYY-MM-DD') by its weekdays. */
export function comesRound({ days: name }: RecordKind, entry: Entry, day: string): boolean {
  const days = name === undefined ? undefined : stringIn(entry, name)?.toLowerCase()
  return days?.includes(weekdays[new Date(`${day}T12:00Z`).getUTCDay()] ?? '') === true
}

/** Whether a promise with a rhythm comes round on `day`. One that goes with a cue is nobody's to call up. */
export function promisedOn(entry: Entry, day: string): boolean {
  const made = lived(entry)
  if (day <= made) return false
  switch (stringIn(entry, 'rhythm')) {
    case 'daily':
      return true
    case 'weekly':
      return (Date.parse(day) - Date.parse(made)) % (7 * 86_400_000) === 0
    case 'monthly':
      return made.slice(8) === day.slice(8)
    default:
      return false
  }
}

/** The day something was kept, as it was lived. */
export function lived({ created: { utc, offset } }: Pick<Entry, 'created'>): string {
  return new Date(utc + offset * 60_000).toISOString().slice(0, 10)
}
