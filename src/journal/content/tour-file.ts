// The tour's invented journal as a file: a heading an item ("## day 9 22:30 record factor from day 9 22:05"), its words or
// fields below. What stands before the first heading is for whoever opens the file.

import type { Span } from '../page/spans.ts'
import type { RecordKind } from '../record/kind.ts'
import type { Remark } from './front-matter.ts'

/** A wall clock moment, counted from the tour's first day. */
type TourMoment = { readonly day: number; readonly time: string }

export type TourItem = TourMoment & {
  readonly what: 'answer' | 'page' | 'record' | 'event'
  /** Of an answer. `again`: the question has an earlier one. */
  readonly question?: string
  readonly again?: true
  /** Of a page: how long its session was, and what was asked. */
  readonly minutes?: number
  readonly asked?: string
  /** Of a record. Records with one tag are versions of one; an event's tag is that of its record. */
  readonly kind?: string
  readonly tag?: string
  /** Of a record: where the item it came from stands. No two items stand at one moment. */
  readonly from?: TourMoment
  readonly values?: TourValues
  readonly event?: string
  readonly text?: string
  /** The surprises, in UTF-16 offsets of `text`. */
  readonly marks: readonly Span[]
}

type TourValues = { readonly [field: string]: string | readonly string[] }

type Tour = { readonly items: readonly TourItem[]; readonly faults: readonly Remark[] }

type Fault = (line: number, message: string) => void
type Words = Pick<TourItem, 'text' | 'marks'>

const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d'
const day = '[1-9]\\d{0,3}'
const tag = '[a-z][a-z0-9]*'
const word = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*'
const headings = {
  answer: {
    form: /^([A-Z][A-Z0-9]{1,5}-\d\d)( again)?$/,
    shown: 'answer PRS-01, or answer PRS-01 again',
  },
  page: { form: /^([1-9]\d?) min$/, shown: 'page 15 min' },
  record: {
    form: new RegExp(`^(${word})(?: #(${tag}))?(?: from day (${day}) (${clock}))?$`),
    shown: 'record promise, then #p1 and from day 9 22:05 where it has them',
  },
  event: { form: new RegExp(`^(${word}) #(${tag})$`), shown: 'event kept #p1' },
} as const

/** Reads the tour's journal. Never throws: `items` is what could be read, `faults` says what is wrong and on which line. */
export function readTour(text: string): Tour {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const items: TourItem[] = []
  const faults: Remark[] = []
  const fault: Fault = (line, message) => faults.push({ line, message })
  const starts = lines.flatMap((source, index) => (source.startsWith('## ') ? [index] : []))
  if (starts.length === 0) fault(1, 'There is no item ("## day 1 21:14 answer PRS-01").')
  starts.forEach((start, index) => {
    const head = readHeading(lines[start] ?? '', start + 1, fault)
    if (head === undefined) return
    const body = lines.slice(start + 1, starts[index + 1])
    const item = { ...head, ...readBody(head, body, start + 1, fault) }
    for (const message of misfits(item, items)) fault(start + 1, message)
    items.push(item)
  })
  return { items, faults: faults.toSorted((a, b) => a.line - b.line) }
}

/** A day or a moment as the values of a record write it: "day 30", "day 30 21:00". Undefined for anything else. */
export function tourDay(
  value: string,
): { readonly day: number; readonly time?: string } | undefined {
  const found = new RegExp(`^day (${day})(?: (${clock}))?$`).exec(value)
  if (found === null) return undefined
  return { day: Number(found[1]), ...(found[2] === undefined ? {} : { time: found[2] }) }
}

function readHeading(source: string, line: number, fault: Fault): TourItem | undefined {
  const [, at = '', time = '', what = '', rest = ''] =
    /^## day (\S+) (\S+) (\S+)\s*(.*?)\s*$/.exec(source) ?? []
  const moment = tourDay(`day ${at} ${time}`)
  if (moment === undefined) {
    fault(line, 'A heading begins "## day 9 22:05": a day from 1, and a time of that day.')
    return undefined
  }
  const stands = { day: moment.day, time, marks: [] }
  if (what !== 'answer' && what !== 'page' && what !== 'record' && what !== 'event') {
    fault(line, `"${what}" is not an item: ${Object.keys(headings).join(', ')} are.`)
    return undefined
  }
  const [matched, first = '', second, fromDay, fromTime] = headings[what].form.exec(rest) ?? []
  if (matched === undefined) {
    fault(line, `A heading here ends "${headings[what].shown}".`)
    return undefined
  }
  if (what === 'answer') {
    return { ...stands, what, question: first, ...(second === undefined ? {} : { again: true }) }
  }
  if (what === 'page') return { ...stands, what, minutes: Number(first) }
  const tagged = second === undefined ? {} : { tag: second }
  if (what === 'event') return { ...stands, what, event: first, ...tagged }
  const from =
    fromDay === undefined || fromTime === undefined
      ? {}
      : { from: { day: Number(fromDay), time: fromTime } }
  return { ...stands, what, kind: first, ...tagged, ...from }
}

function readBody(
  { what }: TourItem,
  body: readonly string[],
  line: number,
  fault: Fault,
): Partial<TourItem> {
  if (what === 'record') return { values: readValues(body, line, fault) }
  const first = body.findIndex((source) => source.trim() !== '')
  const asked = what === 'page' ? /^asked:\s*(.*?)\s*$/.exec(body[first] ?? '')?.[1] : undefined
  if (asked === '') fault(line + first + 1, '"asked" says nothing.')
  const words =
    asked === undefined
      ? readWords(body, line, fault)
      : readWords(body.slice(first + 1), line + first + 1, fault)
  if (words.text === undefined && what !== 'event') fault(line, `This ${what} has no words.`)
  return { ...words, ...(asked ? { asked } : {}) }
}

/** The words of an item as they are, without the blank lines around them; `line` is the one before the first. */
function readWords(body: readonly string[], line: number, fault: Fault): Words {
  const first = body.findIndex((source) => source.trim() !== '')
  if (first < 0) return { marks: [] }
  const last = body.findLastIndex((source) => source.trim() !== '')
  const marks: Span[] = []
  let text = ''
  body.slice(first, last + 1).forEach((source, index) => {
    const marked = source.startsWith('◆')
    const words = (marked ? source.replace(/^◆ ?/, '') : source).trimEnd()
    if (index > 0) text += '\n'
    if (marked && (!source.startsWith('◆ ') || words === '')) {
      fault(line + first + index + 1, 'A surprise is "◆ " and the words of its line.')
    } else if (marked) marks.push({ start: text.length, end: text.length + words.length })
    text += words
  })
  return { ...(text === '' ? {} : { text }), marks }
}

function readValues(body: readonly string[], line: number, fault: Fault): TourValues {
  const fields: { name: string; line: number; lines: string[]; items: string[] }[] = []
  body.forEach((source, index) => {
    const at = line + index + 1
    const field = fields.at(-1)
    const [, item] = /^- (.*\S)\s*$/.exec(source) ?? []
    const [, more] = /^ {2}(.*\S)\s*$/.exec(source) ?? []
    const [, name = '', value = ''] = /^([a-z][a-z0-9_]*):(?:\s+(.*?))?\s*$/.exec(source) ?? []
    if (source.trim() === '') field?.lines.push('')
    else if (name !== '') {
      if (fields.some((each) => each.name === name)) fault(at, `"${name}" is here twice.`)
      fields.push({ name, line: at, lines: value === '' ? [] : [value], items: [] })
    } else if (item && field?.lines.every((each) => each === '')) {
      field.items.push(item)
    } else if (more !== undefined && field && field.items.length === 0) field.lines.push(more)
    else {
      fault(
        at,
        'A record has lines "field: value"; a list’s are "- item", below "field:"; a longer text goes on behind two spaces.',
      )
    }
  })
  if (fields.length === 0) fault(line, 'This record has no fields.')
  return Object.fromEntries(
    fields.map(({ name, line: at, lines, items }) => {
      const value = items.length > 0 ? items : lines.join('\n').trim()
      if (value === '') fault(at, `"${name}" says nothing.`)
      return [name, value]
    }),
  )
}

/** What is wrong with an item behind these. */
function misfits(item: TourItem, before: readonly TourItem[]): string[] {
  const wrong: string[] = []
  const last = before.at(-1)
  if (last && order(item) <= order(last)) {
    wrong.push(`This stands behind day ${last.day} ${last.time} and is not later.`)
  }
  if (item.what === 'answer') {
    const asked = before.some(({ question }) => question === item.question)
    if (asked && !item.again) {
      wrong.push(`"${item.question}" is answered before this: write "${item.question} again".`)
    } else if (!asked && item.again) wrong.push(`"${item.question}" is not answered before this.`)
  }
  if (item.tag !== undefined) {
    const record = before.find(({ what, tag: name }) => what === 'record' && name === item.tag)
    if (item.what === 'event' && !record) wrong.push(`No record before this is #${item.tag}.`)
    if (item.what === 'record' && record && record.kind !== item.kind) {
      wrong.push(`#${item.tag} is a ${record.kind}, not a ${item.kind}.`)
    }
  }
  if (item.from !== undefined) {
    const { day: at, time } = item.from
    const source = before.find((each) => each.day === at && each.time === time)
    if (source === undefined) wrong.push(`Nothing before this stands at day ${at} ${time}.`)
    else if (source.what === 'event') wrong.push('Nothing comes from an event: name its record.')
  }
  return wrong
}

function order({ day: at, time }: TourMoment): number {
  return at * 1440 + Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** A record's values with "day 30" and "day 30 21:00" as dates and moments, where the field is one; `wall` has a day as 'YYYY-MM-DD'. */
export function tourDates(
  kind: RecordKind,
  values: TourValues,
  wall: (day: number) => string,
): { readonly [field: string]: string | number | readonly string[] } {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const type = kind.fields.find((field) => field.name === name)?.type
      if (type === 'scale') return [name, Number(value)]
      const at = type === 'date' || type === 'moment' ? tourDay(String(value)) : undefined
      if (at === undefined) return [name, value]
      return [name, type === 'date' ? wall(at.day) : `${wall(at.day)}T${at.time ?? '00:00'}`]
    }),
  )
}
