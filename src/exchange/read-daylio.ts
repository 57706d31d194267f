// Daylio's table (CSV), by the names in its head: newer ones have columns that older ones lack.
import type { Json } from '../journal/fields.ts'
import { csvRows } from './csv.ts'
import { ordersOf, readDate } from './dates.ts'
import {
  type Fault,
  type How,
  type Incoming,
  mostEntries,
  type Read,
  unreadable,
} from './incoming.ts'
import { pageOf } from './page.ts'

const known = ['full_date', 'date', 'weekday', 'time', 'mood', 'activities', 'note_title', 'note']

/** Whether a text begins with the head of Daylio's table. */
export function isDaylio(text: string): boolean {
  const head =
    text
      .slice(0, 400)
      .split('\n', 1)[0]
      ?.replace(/^\ufeff/, '') ?? ''
  return ['full_date', 'mood', 'note'].every((name) =>
    new RegExp(`(?:^|[,;"])${name}\\b`).test(head),
  )
}

/** A row is a page: its note is the text, its mood and its activities are the tags. Never throws. */
export function readDaylio(where: string, text: string, how: How): Read {
  const rows = csvRows(text.replace(/^\ufeff/, ''))
  const first = rows.next()
  const head = first.done === true ? [] : first.value
  const entries: Incoming[] = []
  const faults: Fault[] = []
  const dates: string[] = []
  let line = 0
  for (const row of rows) {
    line += 1
    if (line > mostEntries) return unreadable(where, `It has more than ${mostEntries} entries.`)
    const cells = new Map(head.map((name, at) => [name.trim().toLowerCase(), row[at] ?? '']))
    const place = `${where}, row ${line}`
    dates.push(...[cells.get('full_date') ?? ''].filter((each) => ordersOf(each).length > 0))
    const read = pageIn(place, cells, how)
    if (typeof read === 'string') faults.push({ where: place, message: read })
    else entries.push(read)
  }
  return { entries, faults, notes: [], dates }
}

function pageIn(where: string, cells: ReadonlyMap<string, string>, how: How): Incoming | string {
  const [day, time, mood, note] = ['full_date', 'time', 'mood', 'note'].map(
    (name) => cells.get(name)?.trim() ?? '',
  ) as [string, string, string, string]
  const created = readDate(`${day} ${time}`, how) ?? readDate(day, how)
  if (created === undefined)
    return `Its date ("${day.slice(0, 40).replace(/\s+/g, ' ')}") is not understood.`
  const title = cells.get('note_title')?.trim() ?? ''
  const activities = (cells.get('activities') ?? '').split('|').map((each) => each.trim())
  const more = [...cells].filter(([name, value]) => !known.includes(name) && value !== '')
  const extra: Record<string, Json> = {
    ...Object.fromEntries(more),
    ...(mood === '' ? {} : { mood }),
  }
  // A day that only has a mood says that.
  const bare = note === '' && title === ''
  const tags = bare ? activities : [mood, ...activities]
  return pageOf({ source: 'daylio', where, created, title, text: bare ? mood : note, tags, extra })
}
