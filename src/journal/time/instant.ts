// Instants keep the wall clock they were lived by; no display setting can move them.
import type { Instant } from '../entry.ts'
import { type Json, numberOf, objectOf, stringOf } from '../fields.ts'

/** This moment, with the zone's offset as it is now: as the clock says it, or worked out. An unknown zone counts as UTC. */
export function instantNow(clock: {
  now(): number
  zone(): string
  offset?(utc: number): number
}): Instant {
  const utc = clock.now()
  const zone = clock.zone()
  return { utc, zone, offset: clock.offset?.(utc) ?? offsetAt(utc, zone) }
}

/** A moment as it was stored; undefined where there is none. */
export function instantIn(stored: Json | undefined): Instant | undefined {
  const { utc, zone, offset } = objectOf(stored)
  const at = numberOf(utc)
  return at === undefined
    ? undefined
    : { utc: at, zone: stringOf(zone) ?? 'UTC', offset: numberOf(offset) ?? 0 }
}

/** Minutes east of UTC in `zone` at `utc` milliseconds; 0 for a zone nobody knows. */
export function offsetAt(utc: number, zone: string): number {
  let parts: Intl.DateTimeFormatPart[]
  try {
    parts = formatter(zone).formatToParts(utc)
  } catch {
    return 0
  }
  const at = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]))
  const wall = Date.UTC(
    at['year'] ?? 0,
    (at['month'] ?? 1) - 1,
    at['day'],
    at['hour'],
    at['minute'],
    at['second'],
  )
  return Math.round((wall - Math.floor(utc / 1000) * 1000) / 60_000)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(zone, made)
  return made
}

const names = {
  day: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  month: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const

type Style = 'month' | 'brief-month' | 'date' | 'day' | 'time' | 'full'

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
]

/** The locale that days and times are written by; undefined is the English of the walks. */
let locale: string | undefined

/**
 * From now on days and times are shown as `env` has them (LC_ALL, LC_TIME, LANG): their order, their names, 12 or 24 hours.
 * What is stored does not know of it. A locale that says nothing, or that nobody knows, changes nothing.
 */
export function showTimesBy(env: Readonly<Record<string, string | undefined>>): void {
  const said = [env['LC_ALL'], env['LC_TIME'], env['LANG']].find((each) => (each ?? '') !== '')
  const [, name] = /^([A-Za-z]{2,3}(?:_[A-Za-z]{2})?)(?:[.@]|$)/.exec(said ?? '') ?? []
  // British English is what is written by hand.
  locale = name === 'en_GB' || name === 'en' ? undefined : name?.replace('_', '-')
}

const shapes: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  month: { month: 'long', year: 'numeric' },
  'brief-month': { month: 'short', year: 'numeric' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  day: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  full: {
    ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: 'numeric', minute: '2-digit' },
  },
}

const localFormatters = new Map<string, Intl.DateTimeFormat | undefined>()

/** Made when the first is shown, and not at all for a locale that is none. */
function localFormatter(name: string, style: Style): Intl.DateTimeFormat | undefined {
  const key = `${name} ${style}`
  if (localFormatters.has(key)) return localFormatters.get(key)
  let made: Intl.DateTimeFormat | undefined
  try {
    made = new Intl.DateTimeFormat(name, { ...shapes[style], timeZone: 'UTC' })
  } catch {
    made = undefined
  }
  localFormatters.set(key, made)
  return made
}

/** The wall clock as it was where it was lived: "Sun 22 Nov 2026, 21:04", or as the locale that was said writes it. */
export function formatInstant({ utc, offset }: Instant, style: Style): string {
  // By hand: date-fns prints the machine's zone, which may skip the very hour this was lived in.
  const wall = new Date(utc + offset * 60_000)
  const own = locale === undefined ? undefined : localFormatter(locale, style)
  if (own !== undefined) return own.format(wall).replace(/[\u202f\u00a0]/g, ' ')
  const year = wall.getUTCFullYear()
  const month = `${names.month[wall.getUTCMonth()]} ${year}`
  const date = `${wall.getUTCDate()} ${month}`
  const day = `${names.day[wall.getUTCDay()]} ${date}`
  const time = wall.toISOString().slice(11, 16)
  return {
    month: `${months[wall.getUTCMonth()]} ${year}`,
    'brief-month': month,
    date,
    day,
    time,
    full: `${day}, ${time}`,
  }[style]
}

/** RFC 3339 with the offset it was lived by: 2026-11-22T21:04:05.123+01:00. */
export function isoString({ utc, offset }: Instant): string {
  const sign = offset < 0 ? '-' : '+'
  const two = (value: number) => String(value).padStart(2, '0')
  const east = Math.abs(offset)
  const wall = new Date(utc + offset * 60_000).toISOString().slice(0, -1)
  return `${wall}${sign}${two(Math.floor(east / 60))}:${two(east % 60)}`
}

/** The hour (0 to 23) on the writer's wall at this instant. */
export function localHour({ utc, offset }: Instant): number {
  return new Date(utc + offset * 60_000).getUTCHours()
}
