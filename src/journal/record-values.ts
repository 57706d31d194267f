// Values that were typed, or that came from elsewhere.
import { addDays } from 'date-fns/addDays'
import { addMonths } from 'date-fns/addMonths'
import { addYears } from 'date-fns/addYears'
import { readDay } from './dates.ts'
import type { Json } from './entry.ts'
import { offsetAt } from './instant.ts'
import type { Values } from './record.ts'
import type { Field, RecordKind } from './record-kind.ts'

type Clock = { readonly now: number; readonly zone: string }
type Read = { readonly value: Json | undefined } | { readonly refused: string }

/**
 * What was typed for a field, as its value; undefined where nothing was. A list's items are lines, or have ";" between;
 * choices have commas; columns are "name: item; item", a line each. Whatever does not fit is refused with a sentence.
 */
export function readValue(field: Field, typed: string, clock: Clock): Read {
  const text = typed.trim()
  if (text === '') return { value: undefined }
  if (field.type === 'text') return { value: typed.trimEnd() }
  if (field.type === 'line') return { value: text.replace(/\s*[\r\n]+\s*/g, ' ') }
  if (field.type === 'list') return { value: itemsOf(text) }
  if (field.type === 'choice') return choose(field, text)
  if (field.type === 'choices') return chooseSome(field, text)
  if (field.type === 'columns') return readColumns(field, text)
  if (field.type === 'scale') return readScale(field, text)
  if (field.type === 'date') return readDate(text, clock, field.ahead === true)
  if (field.type === 'time') return readTime(text)
  return readMoment(text, clock, field.ahead === true)
}

/** What keeps values that came from elsewhere from being this record, a sentence each. Never throws, whatever they are. */
export function checkValues(kind: RecordKind, values: Json | undefined): readonly string[] {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    return ['The values are an object of fields.']
  }
  const given = values as Values
  return [
    ...Object.keys(given)
      .filter((name) => !kind.fields.some((field) => field.name === name))
      .map(
        (name) =>
          `"${name}" is not a field of "${kind.id}". There are: ${kind.fields.map((field) => field.name).join(', ')}.`,
      ),
    ...kind.fields.flatMap((field) => {
      const value = Object.hasOwn(given, field.name) ? given[field.name] : undefined
      if (value !== undefined && value !== null && !fits(field, value)) return [shapeOf(field)]
      return field.needed && isEmpty(value) ? [`"${field.name}" is needed.`] : []
    }),
  ]
}

/** Whether 'YYYY-MM-DD' is a day of the calendar. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const utc = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(utc) && new Date(utc).toISOString().startsWith(text)
}

function fits({ type, options, range }: Field, value: Json | undefined): boolean {
  const offered = (each: Json) => options.some((option) => option.value === each)
  const inOneLine = (each: Json) => typeof each === 'string' && !/[\r\n]/.test(each)
  if (type === 'scale') {
    return (
      typeof value === 'number' &&
      Number.isInteger(value) &&
      range !== undefined &&
      value >= range.least &&
      value <= range.most
    )
  }
  if (type === 'list') return Array.isArray(value) && value.every(inOneLine)
  if (type === 'choices') {
    return Array.isArray(value) && value.every(offered) && new Set(value).size === value.length
  }
  if (type === 'columns') {
    return (
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.entries(value).every(
        ([column, items]) => offered(column) && Array.isArray(items) && items.every(inOneLine),
      )
    )
  }
  if (typeof value !== 'string') return false
  if (type === 'text' || value === '') return true
  if (type === 'line') return inOneLine(value)
  if (type === 'choice') return offered(value)
  const time = /(?:^|T)([01]\d|2[0-3]):[0-5]\d$/
  if (type === 'date') return isDay(value)
  if (type === 'time') return value.length === 5 && time.test(value)
  return value.length === 16 && value[10] === 'T' && isDay(value.slice(0, 10)) && time.test(value)
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (typeof value !== 'object') return false
  return Object.values(value).every((each: Json) => isEmpty(each))
}

function shapeOf({ name, type, options, range }: Field): string {
  const values = options.map(({ value }) => value).join(', ')
  const shapes = {
    text: 'text',
    line: 'one line of text',
    list: 'a list of lines',
    choice: `one of ${values}`,
    choices: `a list of some of ${values}, each once`,
    scale: `a whole number from ${range?.least} to ${range?.most}`,
    date: 'a day, such as "2026-11-22"',
    time: 'a time, such as "21:40"',
    moment: 'a day and a time, such as "2026-11-22T21:40"',
    columns: `an object with lists of lines under ${values}`,
  } as const
  return `"${name}" is ${shapes[type]}.`
}

function itemsOf(text: string): string[] {
  return text
    .split(/[\r\n;]+/)
    .map((item) => item.trim().replace(/^[-*•] +/, ''))
    .filter((item) => item !== '')
}

function choose({ options }: Field, text: string): Read {
  const words = text.toLowerCase()
  const numbered = /^\d{1,2}$/.test(words) ? options[Number(words) - 1] : undefined
  const exact = options.find(({ value, label }) => value === words || label.toLowerCase() === words)
  const begun = options.filter(
    ({ value, label }) => value.startsWith(words) || label.toLowerCase().startsWith(words),
  )
  const found = exact ?? numbered ?? (begun.length === 1 ? begun[0] : undefined)
  if (found !== undefined) return { value: found.value }
  return { refused: `"${text}" is not among: ${options.map(({ label }) => label).join('; ')}.` }
}

function chooseSome(field: Field, text: string): Read {
  const whole = choose(field, text)
  if ('value' in whole) return { value: [whole.value as string] }
  const parts = text.split(/[,;\r\n]+/).filter((part) => part.trim() !== '')
  const chosen = new Set<string>()
  for (const part of parts) {
    const read = choose(field, part.trim())
    if ('refused' in read) return read
    chosen.add(read.value as string)
  }
  return chosen.size === 0 ? { value: undefined } : { value: [...chosen] }
}

function readColumns(field: Field, text: string): Read {
  const columns = new Map<string, string[]>()
  for (const line of text.split(/[\r\n]+/)) {
    if (line.trim() === '') continue
    const [, name = '', items = ''] = /^([^:]+):(.*)$/.exec(line) ?? []
    const column = choose(field, name.trim())
    if ('refused' in column || name.trim() === '') {
      const names = field.options.map(({ label }) => label).join('; ')
      return {
        refused: `"${line.trim()}" belongs to no column. Write "name: item; item", of: ${names}.`,
      }
    }
    const key = column.value as string
    columns.set(key, [...(columns.get(key) ?? []), ...itemsOf(items)])
  }
  const filled = [...columns].filter(([, items]) => items.length > 0)
  return { value: filled.length === 0 ? undefined : Object.fromEntries(filled) }
}

function readScale({ range }: Field, text: string): Read {
  const number = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
  if (range !== undefined && number >= range.least && number <= range.most) return { value: number }
  return { refused: `"${text}" is not a number from ${range?.least} to ${range?.most}.` }
}

function readTime(text: string): Read {
  const time = timeOf(text.toLowerCase())
  return time === undefined
    ? { refused: `"${text}" is not a time. Write 21:40, or 9:40 pm.` }
    : { value: time }
}

function readDate(text: string, clock: Clock, ahead: boolean): Read {
  const day = dayOf(text, clock, ahead)
  return typeof day === 'string' ? { value: day } : day
}

function readMoment(text: string, clock: Clock, ahead: boolean): Read {
  const words = text.toLowerCase().replace(/\s+/g, ' ')
  if (words === 'now') return { value: wall(clock.now, clock.zone) }
  const [, count = '', unit = ''] =
    /^(?:\+ ?|in )(\d{1,4}|an?|one|half an) ?(m|mins?|minutes?|h|hrs?|hours?)$/.exec(words) ?? []
  if (unit !== '') {
    const hours = count === 'half an' ? 0.5 : /\d/.test(count) ? Number(count) : 1
    return {
      value: wall(clock.now + hours * (unit.startsWith('m') ? 60_000 : 3_600_000), clock.zone),
    }
  }
  const alone = timeOf(words)
  if (alone !== undefined) {
    // The nearest on the side it lies on: at ten past midnight, "23:50" was yesterday and "0:20" is today.
    const now = wall(clock.now, clock.zone)
    const today = `${now.slice(0, 10)}T${alone}`
    if (ahead ? today >= now : today <= now) return { value: today }
    return { value: `${moved(now.slice(0, 10), ahead ? 1 : -1)}T${alone}` }
  }
  const [, first = '', last = ''] =
    /^(.*?)(?: at |, ?| |(?<=^\d{4}-\d\d-\d\d)t)((?:\d{1,2}[:.]\d{2}(?: ?[ap]m)?)|\d{1,2} ?[ap]m)$/.exec(
      words,
    ) ?? []
  const time = timeOf(last)
  if (time === undefined || first === '') {
    return {
      refused: `"${text}" is not a day and a time. Write 21:40, "in 20 minutes", "${ahead ? 'tomorrow' : 'yesterday'} 21:40" or 2026-11-22 21:40.`,
    }
  }
  const day = dayOf(first, clock, ahead)
  return typeof day === 'string' ? { value: `${day}T${time}` } : day
}

/** "21:40", "9.40 pm" or "9pm" as HH:MM. */
function timeOf(words: string): string | undefined {
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
function dayOf(text: string, clock: Clock, ahead: boolean): string | { readonly refused: string } {
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
function wall(utc: number, zone: string): string {
  return new Date(utc + offsetAt(utc, zone) * 60_000).toISOString().slice(0, 16)
}

/** A calendar day some days, weeks, months or years on. */
function moved(day: string, steps: number, unit = 'd'): string {
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
