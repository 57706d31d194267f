// What a person types for a field, read.
import { isId } from '../ids.ts'
import { moved } from '../time/days.ts'
import { type Clock, dayAndTime, dayOf, timeOf, wall } from '../time/spoken.ts'
import type { Field } from './kind.ts'
import type { Read } from './values.ts'

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
  if (field.type === 'entry') return readId(text)
  if (field.type === 'scale') return readScale(field, text)
  if (field.type === 'date') return readDate(text, clock, field.ahead === true)
  if (field.type === 'time') return readTime(text)
  return readMoment(text, clock, field.ahead === true)
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

function readId(text: string): Read {
  const id = text.toLowerCase()
  return isId(id) ? { value: id } : { refused: `"${text}" is not the whole id of an entry.` }
}

function readTime(text: string): Read {
  const time = timeOf(text.toLowerCase())
  return time === undefined
    ? { refused: `"${text}" is not a time. Write 21:40, or 9:40 pm.` }
    : { value: time }
}

function readDate(text: string, clock: Clock, ahead: boolean): Read {
  const day = dayOf(text, clock, ahead ? 'ahead' : 'past')
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
  const both = dayAndTime(words)
  if (both === undefined) {
    return {
      refused: `"${text}" is not a day and a time. Write 21:40, "in 20 minutes", "${ahead ? 'tomorrow' : 'yesterday'} 21:40" or 2026-11-22 21:40.`,
    }
  }
  const day = dayOf(both.day, clock, ahead ? 'ahead' : 'past')
  return typeof day === 'string' ? { value: `${day}T${both.time}` } : day
}
