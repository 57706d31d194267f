// Instants keep the wall clock they were lived by; no display setting can move them.
import type { Instant } from '../entry.ts'

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

/** The wall clock as it was where it was lived: "Sun 22 Nov 2026, 21:04". */
export function formatInstant({ utc, offset }: Instant, style: 'day' | 'time' | 'full'): string {
  // By hand: date-fns prints the machine's zone, which may skip the very hour this was lived in.
  const wall = new Date(utc + offset * 60_000)
  const day = `${names.day[wall.getUTCDay()]} ${wall.getUTCDate()} ${names.month[wall.getUTCMonth()]} ${wall.getUTCFullYear()}`
  const time = wall.toISOString().slice(11, 16)
  return style === 'day' ? day : style === 'time' ? time : `${day}, ${time}`
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
