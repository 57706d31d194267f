// Days as people write them, turned into a span of UTC milliseconds in the writer's zone.
import { addDays } from 'date-fns/addDays'
import { addMonths } from 'date-fns/addMonths'
import { addYears } from 'date-fns/addYears'
import { subDays } from 'date-fns/subDays'
import { offsetAt } from './instant.ts'

/** From the first millisecond of the first day to the first after the last. */
export type Days = { readonly from: number; readonly until: number }

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/**
 * Reads "today", "yesterday", "3 weeks ago", "monday" (the latest one past), "last month", "3 nov", "3 nov 2025",
 * "2026-11-22", "2026-11", "2026". Anything else is refused with a sentence on how to write it.
 */
export function readDay(
  text: string,
  { now, zone }: { readonly now: number; readonly zone: string },
): Days | { readonly refused: string } {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const today = calendarDay(now, zone)
  const days = (first: Date, after: Date): Days => ({
    from: startOf(first, zone),
    until: startOf(after, zone),
  })
  const day = (first: Date) => days(first, addDays(first, 1))
  const refused = {
    refused: `"${text.trim()}" is not a day. Write 2026-11-22, 3 nov, yesterday, "3 weeks ago" or monday.`,
  }

  if (words === 'today') return day(today)
  if (words === 'yesterday') return day(subDays(today, 1))
  if (words === 'last week') return days(subDays(today, 7), addDays(today, 1))
  if (words === 'last month') return days(addMonths(today, -1), addDays(today, 1))
  const ago = /^(\d{1,4}|a|an|one) (day|week|month|year)s? ago$/.exec(words)
  if (ago) {
    const count = /\d/.test(ago[1] ?? '') ? Number(ago[1]) : 1
    if (count > 1200) return refused
    if (ago[2] === 'day') return day(subDays(today, count))
    if (ago[2] === 'week') return day(subDays(today, 7 * count))
    return day(ago[2] === 'month' ? addMonths(today, -count) : addYears(today, -count))
  }
  const weekday = weekdays.findIndex((name) => words.length >= 3 && name.startsWith(words))
  if (weekday >= 0) {
    const back = (today.getDay() - weekday + 7) % 7 || 7
    return day(subDays(today, back))
  }
  const iso = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(words)
  if (iso) {
    const [, year, month, date] = iso
    const first = exact(Number(year), Number(month ?? 1) - 1, Number(date ?? 1))
    if (first === undefined) return { refused: `There is no day "${text.trim()}".` }
    if (date !== undefined) return day(first)
    return days(first, month === undefined ? addYears(first, 1) : addMonths(first, 1))
  }
  const spoken = /^(\d{1,2})\.? ([a-z]{3,9})\.?(?: (\d{4}))?$/.exec(words)
  if (spoken) {
    const month = months.findIndex((name) => name.startsWith(spoken[2] ?? ''))
    if (month < 0) return refused
    const year = Number(spoken[3] ?? today.getFullYear())
    // Without a year, the latest one past: 29 feb is at most eight years back.
    for (let back = 0; back <= (spoken[3] === undefined ? 8 : 0); back += 1) {
      const first = exact(year - back, month, Number(spoken[1]))
      if (first !== undefined && (spoken[3] !== undefined || first <= today)) return day(first)
    }
    return { refused: `There is no day "${text.trim()}".` }
  }
  if (/^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$/.test(words)) {
    return { refused: `"${text.trim()}" can be read two ways. Write it as 2026-11-22.` }
  }
  return refused
}

function exact(year: number, month: number, date: number): Date | undefined {
  const made = new Date(year, month, date)
  return made.getFullYear() === year && made.getMonth() === month && made.getDate() === date
    ? made
    : undefined
}

/** The writer's calendar day, as a Date whose local parts are that day's. */
function calendarDay(utc: number, zone: string): Date {
  const wall = new Date(utc + offsetAt(utc, zone) * 60_000)
  return new Date(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate())
}

/** The first millisecond of a calendar day in `zone`: also where it has 23 or 25 hours or no midnight. */
function startOf(day: Date, zone: string): number {
  const wall = Date.UTC(day.getFullYear(), day.getMonth(), day.getDate())
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

/** A day as people say it. What lies ahead is the next one of its name; the rest is left to readDay. */
export function dayOf(
  text: string,
  clock: Clock,
  ahead: boolean,
): string | { readonly refused: string } {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const today = wall(clock.now, clock.zone).slice(0, 10)
  if (words === 'tomorrow') return moved(today, 1)
  const [, count = '', unit = ''] =
    /^(?:\+ ?|in )(\d{1,4}|an?|one) ?(d|days?|w|weeks?|months?|y|years?)$/.exec(words) ?? []
  const steps = /\d/.test(count) ? Number(count) : 1
  if (unit !== '' && steps <= 1200) return moved(today, steps, unit[0])
  const spoken = /^(next |last )?([a-z]{3,9})$/.exec(words)
  const back = readDay(spoken?.[2] ?? words, clock)
  if ('from' in back && spoken && !['today', 'yesterday'].includes(spoken[2] ?? '')) {
    const day = wall(back.from, clock.zone).slice(0, 10)
    // readDay knows the latest one past, at most seven days ago.
    const next = moved(day, 7)
    if (spoken[1] === 'last ' || (spoken[1] === undefined && !ahead)) return day
    return next === today ? moved(next, 7) : next
  }
  if (ahead && /^\d{1,2}\.? [a-z]{3,9}\.?$/.test(words)) {
    for (let year = Number(today.slice(0, 4)), last = year + 8; year <= last; year += 1) {
      const read = readDay(`${words} ${year}`, clock)
      if (!('from' in read)) continue
      const day = wall(read.from, clock.zone).slice(0, 10)
      if (day >= today) return day
    }
  }
  if ('refused' in back) {
    const such = ahead ? 'tomorrow, "in 3 weeks"' : 'yesterday, "3 weeks ago"'
    return { refused: `"${text.trim()}" is not a day. Write 2026-11-22, 3 nov, ${such} or monday.` }
  }
  if (back.until - back.from > 26 * 3_600_000) {
    return { refused: `"${text.trim()}" is more than one day. Write 2026-11-22.` }
  }
  return wall(back.from, clock.zone).slice(0, 10)
}

/** What the writer's wall shows at an instant: 'YYYY-MM-DDTHH:MM'. */
export function wall(utc: number, zone: string): string {
  return new Date(utc + offsetAt(utc, zone) * 60_000).toISOString().slice(0, 16)
}

/** A calendar day some days, weeks, months or years on. */
export function moved(day: string, steps: number, unit = 'd'): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const from = new Date(year, month - 1, date, 12)
  const to =
    unit === 'm'
      ? addMonths(from, steps)
      : unit === 'y'
        ? addYears(from, steps)
        : addDays(from, unit === 'w' ? 7 * steps : steps)
  return [to.getFullYear(), to.getMonth() + 1, to.getDate()]
    .map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0'))
    .join('-')
}

export type Clock = { readonly now: number; readonly zone: string }
