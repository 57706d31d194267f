// Days as people write them, on a calendar without a clock: each way of saying one is a row of the table below.
import { addDays } from 'date-fns/addDays'
import { addMonths } from 'date-fns/addMonths'
import { addYears } from 'date-fns/addYears'

/** 'YYYY-MM-DD' each: the first day, and the first one after the last. */
export type Span = { readonly first: string; readonly after: string }

type Refused = { readonly refused: string }

/** Where a day lies that is said without its year or week: the latest one past, or the next to come. */
export type Side = 'past' | 'ahead'

type On = { readonly today: string; readonly side: Side; readonly said: string }

type Way = readonly [
  pattern: RegExp,
  read: (parts: readonly string[], on: On) => Span | Refused | undefined,
]

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
const counts = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

const near: Readonly<Record<string, number>> = {
  'the day before yesterday': -2,
  yesterday: -1,
  'last night': -1,
  today: 0,
  tonight: 0,
  tomorrow: 1,
  'the day after tomorrow': 2,
}

const count = `\\d{1,4}|an?|${counts.join('|')}`

const ways: readonly Way[] = [
  [
    new RegExp(`^(${Object.keys(near).join('|')})$`),
    ([words = ''], { today }) => day(moved(today, near[words] ?? 0)),
  ],
  [
    /^last (week|month|year)$/,
    ([unit = ''], { today }) => ({
      first: moved(today, -1, unit[0]),
      after: moved(today, 1),
    }),
  ],
  [
    new RegExp(`^(${count}) (d|w|m|y)(?:ays?|eeks?|onths?|ears?) ago$`),
    ([many = '', unit], { today }) => steps(today, many, -1, unit),
  ],
  [
    new RegExp(`^(?:\\+ ?|in )(${count}) ?(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?$`),
    ([many = '', unit], { today }) => steps(today, many, 1, unit),
  ],
  [/^(?:(next|last|this|on) )?([a-z]{3,9})$/, ([which, name = ''], on) => weekday(name, which, on)],
  [/^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/, ([year, month, date]) => iso(year, month, date)],
  [/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/, ([year, month, date]) => iso(year, month, date)],
  [
    /^(?:[a-z]{3,9}\.?,? )?(\d{1,2})(?:\.|st|nd|rd|th)?(?: of)? ([a-z]{3,9})\.?,?(?: (\d{4}))?$/,
    ([date, month, year], on) => named(date, month, year, on),
  ],
  [
    /^(?:[a-z]{3,9}\.?,? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?$/,
    ([month, date, year], on) => named(date, month, year, on),
  ],
  [
    /^([a-z]{3,9})\.? (\d{4})$/,
    ([month = '', year]) => {
      const at = monthAt(month)
      return at === 0 ? undefined : iso(year, String(at))
    },
  ],
  [
    /^(\d{1,2})([./-])(\d{1,2})(?:\2(\d{2}|\d{4})?)?$/,
    ([one, , two, year], on) => numbers(Number(one), Number(two), year, on),
  ],
]

/** The days that `text` says, seen from `today` ('YYYY-MM-DD'). What is no day, or may be two, is refused with a sentence on how to write it. */
export function spokenDays(text: string, today: string, side: Side): Span | Refused {
  const said = text.trim()
  const words = said.toLowerCase().replace(/\s+/g, ' ')
  for (const [pattern, read] of ways) {
    const parts = pattern.exec(words)
    const found = parts && read(parts.slice(1), { today, side, said })
    if (found) return found
  }
  const such = side === 'ahead' ? 'tomorrow, "in 3 weeks"' : 'yesterday, "3 weeks ago"'
  return {
    refused: `"${said}" is not a day. Write 2026-11-22, 22.11.2026, 3 nov, ${such} or monday.`,
  }
}

/** A calendar day some days, weeks, months or years on. */
export function moved(from: string, steps: number, unit = 'd'): string {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number)
  const at = new Date(2000, month - 1, date, 12)
  at.setFullYear(year, month - 1, date)
  const to =
    unit === 'm'
      ? addMonths(at, steps)
      : unit === 'y'
        ? addYears(at, steps)
        : addDays(at, unit === 'w' ? 7 * steps : steps)
  return written(to.getFullYear(), to.getMonth() + 1, to.getDate())
}

function day(first: string): Span {
  return { first, after: moved(first, 1) }
}

function steps(today: string, many: string, way: 1 | -1, unit: string | undefined) {
  const steps = /\d/.test(many) ? Number(many) : Math.max(1, counts.indexOf(many) + 1)
  return steps > 1200 ? undefined : day(moved(today, way * steps, unit))
}

function weekday(name: string, which: string | undefined, { today, side }: On) {
  const wanted = weekdays.findIndex((each) => each.startsWith(name))
  if (wanted < 0) return undefined
  const now = new Date(`${today}T12:00Z`).getUTCDay()
  const next = which === 'next' || (which !== 'last' && side === 'ahead')
  return day(moved(today, next ? (wanted - now + 7) % 7 || 7 : -((now - wanted + 7) % 7 || 7)))
}

function iso(year = '', month?: string, date?: string): Span | undefined {
  const first = exact(Number(year), Number(month ?? 1), Number(date ?? 1))
  if (first === undefined) return undefined
  if (date !== undefined) return day(first)
  return { first, after: moved(first, 1, month === undefined ? 'y' : 'm') }
}

function named(date: string | undefined, month = '', year: string | undefined, on: On) {
  const at = monthAt(month)
  return at === 0 ? undefined : one(Number(date), at, year, on)
}

/** Two numbers are a day and a month where only one of them can be the month, or both are the same. */
function numbers(one_: number, two: number, year: string | undefined, on: On) {
  const readings = [one(one_, two, year, on), one(two, one_, year, on)].flatMap(
    (each) => each ?? [],
  )
  const [first, second] = readings
  if (first === undefined || second === undefined || first.first === second.first) return first
  return {
    refused: `"${on.said}" can be read two ways: write ${first.first} or ${second.first}.`,
  }
}

/** A date of a year, or of the nearest that has it. 29 February is at most eight years away. */
function one(date: number, month: number, year: string | undefined, { today, side }: On) {
  if (year !== undefined) {
    const found = exact(year.length === 2 ? 2000 + Number(year) : Number(year), month, date)
    return found === undefined ? undefined : day(found)
  }
  const now = Number(today.slice(0, 4))
  for (let away = 0; away <= 8; away += 1) {
    const found = exact(side === 'ahead' ? now + away : now - away, month, date)
    if (found !== undefined && (side === 'ahead' ? found >= today : found <= today))
      return day(found)
  }
  return undefined
}

/** 1 to 12; 0 for what is no month. */
function monthAt(name: string): number {
  return name.length < 3 ? 0 : months.findIndex((each) => each.startsWith(name)) + 1
}

function exact(year: number, month: number, date: number): string | undefined {
  const at = new Date(Date.UTC(2000, 0, 1))
  at.setUTCFullYear(year, month - 1, date)
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date && year > 0
    ? written(year, month, date)
    : undefined
}

function written(year: number, month: number, date: number): string {
  return [year, month, date]
    .map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0'))
    .join('-')
}
