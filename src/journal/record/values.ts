// Values that were typed, or that came from elsewhere.
import type { Json } from '../fields.ts'
import { isId } from '../ids.ts'
import type { Field, RecordKind } from './kind.ts'
import type { Values } from './words.ts'

export type Read = { readonly value: Json | undefined } | { readonly refused: string }

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
  if (type === 'entry') return isId(value)
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
    entry: 'the whole id of an entry',
    columns: `an object with lists of lines under ${values}`,
  } as const
  return `"${name}" is ${shapes[type]}.`
}
