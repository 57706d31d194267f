// Hours a writer has set down as off limits, in their own words: whether now is among them. Only what names a time or a
// weekday is understood; the rest says nothing here.
import type { Entry } from '../entry.ts'
import { listIn, stringIn } from './events.ts'

/** Until then an evening lasts, in minutes since midnight. */
const morning = 5 * 60

const time = '(\\d{1,2})(?:[:.](\\d\\d))?\\s*(am|pm)?'
const end = "(?:\\s*(?:h|o'clock|uhr))?(?=\\s*(?:$|[,.;)]|on\\b|and\\b|or\\b))"
const range = new RegExp(`${time}\\s*(?:-|–|to|until|till|and)\\s*${time}${end}`)
const after = new RegExp(`\\b(?:after|from|past)\\s+${time}${end}`)
const before = new RegExp(`\\bbefore\\s+${time}${end}`)
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** What stands against this hour, as it was written; undefined where nothing does. `now` is 'YYYY-MM-DDTHH:MM' on the writer's wall. */
export function offLimits(entry: Entry, now: string): string | undefined {
  const last = stringIn(entry, 'not_after')
  if (last !== undefined && isAfter(minutesOf(now), minutesOf(last))) return `not after ${last}`
  return listIn(entry, 'off_limits').find((item) => covers(item, now))
}

/** Whether one item names a time or a weekday that it is now. */
function covers(item: string, now: string): boolean {
  const words = item.toLowerCase()
  const onDay = dayIn(words, now)
  const atTime = timeIn(words, minutesOf(now))
  return (onDay ?? atTime ?? false) && (atTime ?? true)
}

/** Undefined where no weekday is named. */
function dayIn(words: string, now: string): boolean | undefined {
  const today = weekdays[new Date(`${now.slice(0, 10)}T12:00Z`).getUTCDay()] ?? ''
  const named = weekdays.filter((day) => new RegExp(`\\b${day}(?:s|[a-z]*days?)?\\b`).test(words))
  if (/\bweekends?\b/.test(words)) named.push('sat', 'sun')
  return named.length === 0 ? undefined : named.includes(today)
}

/** Undefined where no time is named. */
function timeIn(words: string, minutes: number): boolean | undefined {
  const between = range.exec(words)
  if (between !== null) {
    const [, h1, m1, half1, h2, m2, half2] = between
    const to = clockOf(h2, m2, half2)
    const from = clockOf(h1, m1, half1 ?? half2)
    if (from === undefined || to === undefined) return undefined
    return from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to
  }
  const [, h1, m1, half1] = after.exec(words) ?? []
  const from = clockOf(h1, m1, half1)
  if (from !== undefined) return isAfter(minutes, from)
  const [, h2, m2, half2] = before.exec(words) ?? []
  const until = clockOf(h2, m2, half2)
  return until === undefined ? partIn(words, minutes) : minutes < until
}

/** A part of the day, from and to, in minutes since midnight. */
const partsOfDay = {
  morning: [morning, 12 * 60],
  afternoon: [12 * 60, 18 * 60],
  evening: [18 * 60, 23 * 60],
  night: [22 * 60, morning],
} as const

/** Undefined where no part of a day is named. */
function partIn(words: string, minutes: number): boolean | undefined {
  const named = Object.entries(partsOfDay).filter(([part]) =>
    new RegExp(`\\b${part}s?\\b`).test(words),
  )
  if (named.length === 0) return undefined
  return named.some(([, [from, to]]) =>
    from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to,
  )
}

/** Minutes since midnight, or undefined where it is no time. */
function clockOf(
  hour: string | undefined,
  minute: string | undefined,
  half: string | undefined,
): number | undefined {
  if (hour === undefined) return undefined
  const given = Number(hour)
  const hours = half === undefined ? given : (given % 12) + (half === 'pm' ? 12 : 0)
  return hours > 24 || Number(minute ?? 0) > 59 ? undefined : hours * 60 + Number(minute ?? 0)
}

/** An hour of the evening lasts into the night. */
function isAfter(now: number, last: number): boolean {
  return last < morning ? now >= last && now < morning : now >= last || now < morning
}

/** Of 'HH:MM', alone or behind a day. */
function minutesOf(wall: string): number {
  const [hours = 0, minutes = 0] = wall.slice(-5).split(':').map(Number)
  return hours * 60 + minutes
}
