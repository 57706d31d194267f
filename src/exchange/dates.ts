// Dates as other programs and people write them into a file. A value is understood or it is not: nothing is guessed. Of days
// written in numbers alone ("03/04/2024") the file's own others say which number is the day, or somebody is asked.
import type { Instant } from '../journal/entry.ts'
import { given } from '../text/given.ts'
import { type How, instantAt, type Order, orders, wallInstant } from './incoming.ts'

type HowDated = Pick<How, 'zone' | 'order'>

type Clock = { readonly time: string; readonly east: number | undefined }
type Numbers = readonly [year: number, month: number, day: number]

/** A longer value is no date. */
const longest = 80

/** The moment a value says; undefined where it says none, or could say two. */
export function readDate(value: unknown, { zone, order }: HowDated): Instant | undefined {
  // YAML reads 20240312 as a number.
  if (typeof value === 'number' && value >= 1e7 && value < 1e8)
    return readDate(String(value), { zone, ...given({ order }) })
  if (typeof value === 'number') return sinceEpoch(value, zone)
  if (typeof value !== 'string' || value.length > longest) return undefined
  const text = bare(value)
  if (/^-?\d{9,13}$/.test(text)) return sinceEpoch(Number(text), zone)
  const { day, clock } = parted(text)
  if (clock === undefined) return undefined
  const numbers = yearFirst(day) ?? named(day) ?? inNumbers(day, order)
  if (numbers === undefined) return undefined
  const wall = `${numbers.map((each, at) => String(each).padStart(at === 0 ? 4 : 2, '0')).join('-')}T${clock.time}`
  if (clock.east === undefined) return wallInstant(wall, zone)
  const utc = wallInstant(wall, 'UTC')?.utc
  return utc === undefined ? undefined : instantAt(utc - clock.east * 60_000, zone)
}

/** Which orders a value could be read in: both or one, or none where it is not a day in numbers alone. */
export function ordersOf(value: unknown): readonly Order[] {
  if (typeof value !== 'string' || value.length > longest) return []
  const { day, clock } = parted(bare(value))
  if (clock === undefined || yearFirst(day) !== undefined) return []
  const weekday = weekdayIn(day)
  const may = orders.filter((order) => {
    const numbers = numeric(day, order)
    return numbers !== undefined && wallInstant(dayOf(numbers), 'UTC') !== undefined
  })
  const told = may.filter((order) => weekdayOf(numeric(day, order)) === weekday)
  return weekday === undefined || told.length === 0 ? may : told
}

/** The order that all of `values` can be read in, 'either' where both do, 'neither' where none does; undefined where none needs one. */
export function orderOf(values: Iterable<string>): Order | 'either' | 'neither' | undefined {
  let left: readonly Order[] | undefined
  for (const value of values) {
    const may = ordersOf(value)
    if (may.length > 0) left = (left ?? orders).filter((order) => may.includes(order))
  }
  if (left === undefined) return undefined
  return left.length === 2 ? 'either' : (left[0] ?? 'neither')
}

/** Seconds or milliseconds since 1970, by how many there are. */
function sinceEpoch(value: number, zone: string): Instant | undefined {
  if (!Number.isFinite(value)) return undefined
  const size = Math.abs(value)
  if (size >= 1e8 && size < 1e11) return instantAt(Math.round(value * 1000), zone)
  return size >= 1e11 && size < 1e14 ? instantAt(Math.round(value), zone) : undefined
}

/** Without what is put around a date: brackets, quotes, white space. */
function bare(value: string): string {
  return value
    .trim()
    .replace(/^(?:\[\[|[[<"'(])|(?:\]\]|[\]>"')])$/g, '')
    .replace(/[\s\u200e\u200f]+/g, ' ')
    .trim()
}

const clockPattern =
  /(?:^|[ T,])(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)? ?([ap]\.?m\.?)?(?: ?(z|utc|gmt|[+-]\d\d:?\d\d))?(?: \([a-z]{1,5}\))?$/i

/** The day and the time behind it, 00:00 where there is none; no clock where the time is none there is. */
function parted(text: string): { day: string; clock: Clock | undefined } {
  const basic = /^(\d{8})T(\d\d)(\d\d)(\d\d)?(Z)?$/.exec(text)
  const found = basic === null ? clockPattern.exec(text) : null
  if (basic !== null) {
    const [, day = '', hour = '', minute = '', second = '00', universal] = basic
    const east = universal === undefined ? undefined : 0
    return { day, clock: { time: `${hour}:${minute}:${second}`, east } }
  }
  if (found === null) return { day: text, clock: { time: '00:00:00', east: undefined } }
  const [, hour = '', minute = '', second = '00', half, offset] = found
  const day = text.slice(0, found.index).replace(/[ ,]+(?:at|um|à|om|kl\.?)?$/i, '')
  const hours = half === undefined ? Number(hour) : ofTwelve(Number(hour), half)
  if (hours === undefined || hours > 23) return { day, clock: undefined }
  const time = `${String(hours).padStart(2, '0')}:${minute}:${second}`
  return { day, clock: { time, east: offset === undefined ? undefined : minutesEast(offset) } }
}

function ofTwelve(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0)
}

function minutesEast(offset: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? []
  if (sign === undefined) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

function yearFirst(day: string): Numbers | undefined {
  const [, year, month, date] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\.?$/.exec(withoutWeekday(day)) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(day) ??
    /^(\d{4})年 ?(\d{1,2})月 ?(\d{1,2})日$/.exec(withoutWeekday(day)) ??
    []
  return year === undefined ? undefined : [Number(year), Number(month), Number(date)]
}

/** "12 March 2024", "March 12th, 2024", "12. März 2024", "12 de marzo de 2024". */
function named(day: string): Numbers | undefined {
  const words = withoutWeekday(day).match(/[\p{L}\p{M}]+|\d+/gu) ?? []
  const said = words.filter((word) => !/^(?:st|nd|rd|th|de|del|of|er|den|the)$/i.test(word))
  if (said.length !== 3 || /[^\p{L}\p{M}\d .,'/-]/u.test(day)) return undefined
  const at = said.findIndex((word) => monthOf(word) !== undefined)
  const numbers = said.filter((word) => /^\d+$/.test(word))
  const [first = '', second = ''] = numbers
  if (at === -1 || numbers.length !== 2) return undefined
  const month = monthOf(said[at] ?? '') ?? 0
  if (second.length === 4 && first.length <= 2) return [Number(second), month, Number(first)]
  return first.length === 4 && second.length <= 2
    ? [Number(first), month, Number(second)]
    : undefined
}

/** A day in numbers alone, where `order` says how, where only one way gives a day, or where its weekday tells. */
function inNumbers(day: string, order: Order | undefined): Numbers | undefined {
  const may = ordersOf(day)
  const [only] = may
  if (order !== undefined) return may.includes(order) ? numeric(day, order) : undefined
  return may.length === 1 && only !== undefined ? numeric(day, only) : undefined
}

function numeric(day: string, order: Order): Numbers | undefined {
  const [, first, , second, year = ''] =
    /^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d\d)\.?$/.exec(withoutWeekday(day)) ?? []
  if (first === undefined) return undefined
  const full = year.length === 4 ? Number(year) : 2000 + Number(year)
  return order === 'day-first'
    ? [full, Number(second), Number(first)]
    : [full, Number(first), Number(second)]
}

function dayOf(numbers: Numbers): string {
  return numbers.map((each, at) => String(each).padStart(at === 0 ? 4 : 2, '0')).join('-')
}

function weekdayOf(numbers: Numbers | undefined): number | undefined {
  return numbers === undefined ? undefined : new Date(`${dayOf(numbers)}T00:00Z`).getUTCDay()
}

function weekdayIn(day: string): number | undefined {
  const [word = ''] = /^[\p{L}\p{M}]+|[\p{L}\p{M}]+$/u.exec(day) ?? []
  return word === '' ? undefined : calendar().weekdays.get(plainly(word))
}

/** "Tue, 12 Mar 2024" and "2024-03-12 Tue" without the day of the week. */
function withoutWeekday(day: string): string {
  return day
    .replace(/^([\p{L}\p{M}]+)(?:-feira)?[.,]* +/u, (all, word: string) =>
      calendar().weekdays.has(plainly(word)) ? '' : all,
    )
    .replace(/[ (]+([\p{L}\p{M}]+)[.)]*$/u, (all, word: string) =>
      calendar().weekdays.has(plainly(word)) ? '' : all,
    )
}

function monthOf(word: string): number | undefined {
  return calendar().months.get(plainly(word))
}

function plainly(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Languages whose months and weekdays are known by name. What would mean two months is left out. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'pl', 'uk']

type Calendar = {
  readonly months: ReadonlyMap<string, number>
  readonly weekdays: ReadonlyMap<string, number>
}
let known: Calendar | undefined

function calendar(): Calendar {
  known ??= {
    months: namesOf('month', 12, (index) => [Date.UTC(2024, index, 3), index + 1]),
    weekdays: namesOf('weekday', 7, (index) => [Date.UTC(2023, 0, 1 + index), index]),
  }
  return known
}

function namesOf(
  part: 'month' | 'weekday',
  count: number,
  each: (index: number) => readonly [utc: number, meaning: number],
): ReadonlyMap<string, number> {
  const names = new Map<string, number | undefined>()
  for (const language of languages) {
    for (const style of ['long', 'short'] as const) {
      const beside = part === 'month' ? { day: 'numeric' as const } : {}
      const format = new Intl.DateTimeFormat(language, {
        [part]: style,
        ...beside,
        timeZone: 'UTC',
      })
      for (let index = 0; index < count; index += 1) {
        const [utc, meaning] = each(index)
        const name = format.formatToParts(utc).find(({ type }) => type === part)?.value ?? ''
        const word = plainly(name).replace(/[.\s-].*$/, '')
        if (word === '' || /\d/.test(word)) continue
        names.set(word, names.has(word) && names.get(word) !== meaning ? undefined : meaning)
      }
    }
  }
  if (part === 'month') names.set('sept', 9)
  return new Map(
    [...names].flatMap(([name, meaning]) => (meaning === undefined ? [] : [[name, meaning]])),
  )
}
