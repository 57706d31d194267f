// RedNotebook: a file for each month, YAML, a day's number above its words. Each day is read by itself: a broken one spoils no other.
import { parseDocument } from 'yaml'
import type { Json } from '../journal/fields.ts'
import {
  deep,
  type Fault,
  type How,
  type Incoming,
  isRecord,
  type Read,
  tooDeep,
  wallInstant,
} from './incoming.ts'
import { pageOf } from './page.ts'

const monthly = /(?:^|\/)(\d{4}-\d\d)\.txt$/

/** Whether a file has the name and the shape of one of its months. */
export function isRedNotebook(name: string, text: string): boolean {
  // A month of which nothing is left is an empty map.
  return (
    monthly.test(name) &&
    /^(?:\ufeff)?\s*(?:\{\}\s*$|\d{1,2}:\s*(?:\n\s+)?\S)/.test(text.slice(0, 200))
  )
}

/** YAML takes longer than linear on some texts; a day is not so long. */
const mostDay = 512 * 1024

/** A day is a page. Never throws. */
export function readRedNotebook(where: string, text: string, { zone }: How): Read {
  const month = monthly.exec(where)?.[1] ?? ''
  const entries: Incoming[] = []
  const faults: Fault[] = []
  if (text.trim() === '{}') return { entries, faults, notes: [] }
  for (const piece of text.replace(/^\ufeff/, '').split(/^(?=\d{1,2}:)/m)) {
    const number = /^\d{1,2}(?=:)/.exec(piece)?.[0]
    if (number === undefined) {
      if (piece.trim() !== '')
        faults.push({ where, message: 'What stands before its first day was left out.' })
      continue
    }
    const day = `${month}-${number.padStart(2, '0')}`
    const place = `${where}, ${day}`
    const read = dayIn(place, day, piece, zone)
    if (typeof read === 'string') faults.push({ where: place, message: read })
    else entries.push(read)
  }
  return { entries, faults, notes: [] }
}

function dayIn(where: string, day: string, piece: string, zone: string): Incoming | string {
  const created = wallInstant(day, zone)
  if (created === undefined) return 'There is no such day.'
  const value = parsed(piece)
  if (value === undefined) return 'It is not YAML, or too much of it.'
  if (tooDeep(value)) return deep
  const parts = isRecord(value) ? value : { text: value as Json }
  const { text = '', ...categories } = parts
  const tags: string[] = []
  const lines: string[] = []
  for (const [name, inside] of Object.entries(categories)) {
    const said = wordsIn(inside)
    if (name === 'Tags') tags.push(...said)
    else lines.push(...(said.length === 0 ? [name] : said.map((each) => `${name}: ${each}`)))
  }
  const words = typeof text === 'string' || typeof text === 'number' ? String(text) : ''
  const named = words.match(/(?<![\w&/#])#[\p{L}_][\p{L}\p{N}_-]*/gu) ?? []
  const all = [words.trimEnd(), lines.join('\n')].filter((each) => each.trim() !== '').join('\n\n')
  return pageOf({ source: 'rednotebook', where, created, text: all, tags: [...tags, ...named] })
}

/** What stands in a category: its lines are the keys of a map, or a list, or one word. */
function wordsIn(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.map((each) => String(each))
  if (isRecord(value)) return Object.keys(value)
  return value === null || value === '' ? [] : [String(value)]
}

/** What stands below a day's number; undefined where it is no YAML. */
function parsed(piece: string): unknown {
  if (piece.length > mostDay || /(?:\?\s+){20}/.test(piece)) return undefined
  try {
    const document = parseDocument(piece, {
      uniqueKeys: false,
      schema: 'failsafe',
      stringKeys: true,
      logLevel: 'silent',
    })
    if (document.errors.length > 0) return undefined
    const value: unknown = document.toJS({ maxAliasCount: 20 })
    return isRecord(value) ? Object.values(value)[0] : undefined
  } catch {
    return undefined
  }
}
