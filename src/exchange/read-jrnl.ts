// jrnl: its JSON and its text file.
import type { Instant } from '../journal/entry.ts'
import type { Fields } from '../journal/fields.ts'
import { ordersOf, readDate } from './dates.ts'
import {
  contentId,
  deep,
  type Fault,
  type How,
  type Incoming,
  isRecord,
  keepable,
  mostEntries,
  type Read,
  readJson,
  tooDeep,
  unreadable,
  wallInstant,
} from './incoming.ts'
import { pageOf } from './page.ts'
import { strptime } from './strptime.ts'

/** Reads jrnl's JSON, a journal or a single entry. Times are minutes without a zone: they were lived in `zone`. Never throws. */
export function readJrnlJson(where: string, text: string, zone: string): Read {
  const json = readJson(text)
  if ('fault' in json) return unreadable(where, json.fault)
  const { document } = json
  const list =
    isRecord(document) && Array.isArray(document['entries']) ? document['entries'] : [document]
  if (list.length > mostEntries)
    return unreadable(where, `It has more than ${mostEntries} entries.`)
  const entries: Incoming[] = []
  const faults: Fault[] = []
  for (const [index, each] of list.entries()) {
    const place = `${where}, entry ${index + 1}`
    const read = readOne(place, each, zone)
    if (typeof read === 'string') faults.push({ where: place, message: read })
    else entries.push(read)
  }
  return { entries, faults, notes: [] }
}

function readOne(where: string, value: unknown, zone: string): Incoming | string {
  if (!isRecord(value)) return 'It is no entry.'
  if (tooDeep(value)) return deep
  const { title, body, date, time, starred, tags, uuid, ...rest } = value
  const [first = '', below = ''] = [title, body].map((each) =>
    typeof each === 'string' ? each : '',
  )
  const clock = typeof time === 'string' ? time : '00:00'
  const created = typeof date === 'string' ? wallInstant(`${date} ${clock}`, zone) : undefined
  if (created === undefined) return 'Its date makes no sense.'
  // jrnl takes the first sentence out of the text and calls it a title: put together again it is what was written.
  return entryOf(where, created, `${first}${first !== '' && below !== '' ? '\n' : ''}${below}`, {
    starred: starred === true,
    tags: Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === 'string') : [],
    extra: typeof uuid === 'string' ? { ...rest, uuid } : rest,
  })
}

/** How lines begin entries: which part is the date, and which shapes it may have. */
type Heads = {
  readonly pattern: RegExp
  readonly formats: readonly string[]
  readonly loose: boolean
}

const bracketed = /^\[([^\]\n]{1,60})\] (.*)$/
const bare = /^(\d{1,4}[-./]\d{1,2}[-./]\d{1,4} \d{1,2}:\d\d(?::\d\d)?(?: [AaPp]\.?[Mm]\.?)?) (.+)$/
const usualFormats = [
  '%Y-%m-%d %H:%M',
  '%Y-%m-%d %H:%M:%S',
  '%Y-%m-%d %I:%M:%S %p',
  '%Y-%m-%d %I:%M %p',
  '%Y-%m-%d',
]

/** What the first line with a date shows of the others. Files in jrnl's usual shape are held to it exactly. */
function headsOf(lines: readonly string[], how: How): Heads {
  const formats = how.timeformat === undefined ? usualFormats : [how.timeformat]
  const loose = how.timeformat === undefined
  for (const line of lines) {
    for (const pattern of [bracketed, bare]) {
      const [, date] = pattern.exec(line) ?? []
      if (date === undefined) continue
      if (dateOf(date, formats, how.zone) !== undefined) return { pattern, formats, loose: false }
      if (!loose || date.length <= 6) continue
      if (readDate(date, how) !== undefined || ordersOf(date).length > 0)
        return { pattern, formats: [], loose }
    }
  }
  return { pattern: bracketed, formats, loose }
}

/**
 * Reads jrnl's text file. An entry begins with "[date] title", or without brackets as its first version wrote it; the date
 * has the shape of `timeformat` (strftime), jrnl's usual, or another that is understood. Lines that nearly begin one are
 * noted. Never throws.
 */
export function readJrnlText(where: string, text: string, how: How): Read {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const heads = headsOf(lines, how)
  const entries: Incoming[] = []
  const faults: Fault[] = []
  const notes: string[] = []
  const dates: string[] = []
  let head: { created: Instant; title: string; line: number } | undefined
  let body: string[] = []
  const finish = () => {
    if (head === undefined) {
      if (body.join('').trim() !== '')
        faults.push({ where, message: 'What stands before its first date was left out.' })
    } else {
      const place = `${where}, line ${head.line}`
      const made = written(place, head.created, head.title, body)
      if (typeof made === 'string') faults.push({ where: place, message: made })
      else entries.push(made)
    }
    body = []
  }
  for (const [index, line] of lines.entries()) {
    const [, date, title = ''] = heads.pattern.exec(line) ?? []
    if (heads.loose && date !== undefined && ordersOf(date).length > 0) dates.push(date)
    const created =
      dateOf(date, heads.formats, how.zone) ?? (heads.loose ? readDate(date, how) : undefined)
    if (created === undefined) {
      if (date !== undefined && /\d/.test(date) && date.length > 6 && notes.length < 50)
        notes.push(
          `${where}, line ${index + 1}: "${keepable(date).slice(0, 40)}" is no date in this file's format; it was read as words.`,
        )
      body.push(line)
      continue
    }
    finish()
    head = { created, title, line: index + 1 }
    if (entries.length >= mostEntries) {
      const message = `It has more than ${mostEntries} entries; the rest was left out.`
      return { entries, faults: [...faults, { where, message }], notes, dates }
    }
  }
  finish()
  if (entries.length === 0 && faults.length === 0)
    return { ...unreadable(where, 'No line in it begins with a date of jrnl.'), dates }
  return { entries, faults, notes, dates }
}

/** How many lines begin as jrnl's entries do, whatever stands in the brackets; 0 where the first line with words does not. */
export function jrnlHeads(text: string): number {
  if (!/^\s*\[[^\]\n]{7,60}\] \S/.test(text)) return 0
  return text.match(/^\[[^\]\n]{7,60}\] \S/gm)?.length ?? 0
}

/** An entry of the text file: a star at the end of its title is jrnl's own sign, a word with @ a tag. */
function written(
  place: string,
  created: Instant,
  line: string,
  body: readonly string[],
): Incoming | string {
  const starred = line.trimEnd().endsWith('*')
  const title = starred ? line.trimEnd().slice(0, -1).trimEnd() : line
  const below = body.slice(0, body.findLastIndex((each) => each.trim() !== '') + 1)
  const text = [title, ...below].join('\n')
  const tags = text.match(/(?<!\S)[@][-+*#/\w]+/g)?.map((tag) => tag.toLowerCase()) ?? []
  return entryOf(place, created, text, { starred, tags })
}

function entryOf(
  where: string,
  created: Instant,
  text: string,
  more: { starred: boolean; tags: readonly string[]; extra?: Fields },
): Incoming | string {
  // Its text and its JSON break lines differently and know minutes only: the same entry of both is one.
  const minute = { ...created, utc: Math.floor(created.utc / 60_000) * 60_000 }
  const id = contentId(minute, keepable(text).replace(/\s+/g, ' ').trim())
  return pageOf({ source: 'jrnl', where, created, id, text, ...more })
}

/** A date in one of `formats`, exactly; undefined where it is in none. */
function dateOf(
  text: string | undefined,
  formats: readonly string[],
  zone: string,
): Instant | undefined {
  if (text === undefined) return undefined
  for (const format of formats) {
    const found = strptime(text.trim(), format)
    if (found !== undefined) return wallInstant(found, zone)
  }
  return undefined
}
