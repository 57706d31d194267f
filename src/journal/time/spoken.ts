// Days and times as people write them, read on the writer's own wall.
import type { Instant } from '../entry.ts'
import { moved, type Side, spokenDays } from './days.ts'
import { offsetAt } from './instant.ts'
import { wallMoment } from './wall.ts'

/** From the first millisecond of the first day to the first after the last. */
export type Days = { readonly from: number; readonly until: number }

export type Clock = { readonly now: number; readonly zone: string }

type Refused = { readonly refused: string }

/**
 * Reads "today", "two weeks ago", "last tuesday", "22.11.2026", "22 Nov", "2026-11-22", "2026-11", "2026". A day without its year
 * is the latest one past. Anything else is refused with a sentence on how to write it.
 */
export function readDay(text: string, { now, zone }: Clock): Days | Refused {
  const span = spokenDays(text, wall(now, zone).slice(0, 10), 'past')
  if ('refused' in span) return span
  return { from: startOf(span.first, zone), until: startOf(span.after, zone) }
}

/** One day, as 'YYYY-MM-DD'; what is said without its year is on `side`. */
export function dayOf(text: string, { now, zone }: Clock, side: Side): string | Refused {
  const span = spokenDays(text, wall(now, zone).slice(0, 10), side)
  if ('refused' in span) return span
  if (moved(span.first, 1) === span.after) return span.first
  return { refused: `"${text.trim()}" is more than one day. Write 2026-11-22.` }
}

/**
 * When something was lived that is said by its day, with its time or without: noon then, and today this moment. What is still
 * to come was not lived, and is refused.
 */
export function livedOn(text: string, { now, zone }: Clock): Instant | Refused {
  const { day: said, time } = dayAndTime(text) ?? { day: text, time: undefined }
  const day = dayOf(said, { now, zone }, 'past')
  if (typeof day !== 'string') return day
  const today = day === wall(now, zone).slice(0, 10)
  const utc = time === undefined && today ? now : wallMoment(`${day}T${time ?? '12:00'}`, zone)
  if (utc > now) return { refused: `"${text.trim()}" is still to come.` }
  return { utc, zone, offset: offsetAt(utc, zone) }
}

/** "yesterday at 21:40" as its two parts, the time as HH:MM; undefined where there are not both. */
export function dayAndTime(text: string): { day: string; time: string } | undefined {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const [, day = '', last = ''] =
    /^(.*?)(?: at |, ?| |(?<=^\d{4}-\d\d-\d\d)t)((?:\d{1,2}[:.]\d{2}(?: ?[ap]m)?)|\d{1,2} ?[ap]m)$/.exec(
      words,
    ) ?? []
  const time = timeOf(last)
  return time === undefined || day === '' ? undefined : { day, time }
}

/** The first millisecond of a calendar day in `zone`: also where it has 23 or 25 hours or no midnight. */
function startOf(day: string, zone: string): number {
  const wall = Date.parse(`${day}T00:00Z`)
  const before = wall - offsetAt(wall - 86_400_000, zone) * 60_000
  const after = wall - offsetAt(wall + 86_400_000, zone) * 60_000
  const real = [before, after].filter((utc) => utc + offsetAt(utc, zone) * 60_000 === wall)
  // Where the clocks skip midnight, the day begins at the skip.
  return real.length === 0 ? before : Math.min(...real)
}

/** "21:40", "9.40 pm" or "9pm" as HH:MM. */
export function timeOf(words: string): string | undefined {
  const [, hour = '', minute = '00', half] =
    /^(\d{1,2})(?:[:.](\d{2}))? ?([ap]m)?$/.exec(words) ?? []
  if (hour === '' || (half === undefined && !/[:.]/.test(words))) return undefined
  const given = Number(hour)
  if (half !== undefined && (given < 1 || given > 12)) return undefined
  const hours = half === undefined ? given : (given % 12) + (half === 'pm' ? 12 : 0)
  if (hours > 23 || Number(minute) > 59) return undefined
  return `${String(hours).padStart(2, '0')}:${minute}`
}

/** What the writer's wall shows at an instant: 'YYYY-MM-DDTHH:MM'. */
export function wall(utc: number, zone: string): string {
  return new Date(utc + offsetAt(utc, zone) * 60_000).toISOString().slice(0, 16)
}
