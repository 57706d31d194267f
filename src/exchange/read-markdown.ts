// Markdown files with front matter, ours or anybody's, and plain text. The front matter is read as Joplin and Obsidian write it.
import { type Document, isScalar, parseDocument } from 'yaml'
import type { Instant } from '../journal/entry.ts'
import { type Json, stringOf } from '../journal/fields.ts'
import { titled, withTitle } from '../journal/titled.ts'
import { safe } from '../text/safe.ts'
import { readDate } from './dates.ts'
import {
  decoded,
  type How,
  type Incoming,
  instantAt,
  isRecord,
  mostText,
  type Read,
  type SourceFile,
  tooDeep,
  unreadable,
  wallInstant,
} from './incoming.ts'
import { pageOf } from './page.ts'
import { readEntry } from './read-unearth.ts'

const dates = {
  created: ['created', 'date', 'created_at', 'creation_date', 'date created'],
  changed: ['updated', 'lastmod', 'updated_at', 'modified', 'date modified', 'date'],
}
const isDate = new Set([...dates.created, ...dates.changed])
const known = new Set([
  ...isDate,
  'tags',
  'keywords',
  'title',
  'timezone',
  'id',
  'starred',
  'favorite',
])

/** Reads one Markdown file as one entry. Never throws. */
export function readMarkdownFile(file: SourceFile, how: How): Read {
  const { name, bytes } = file
  const read = decoded(bytes)
  if ('fault' in read) return unreadable(name, read.fault)
  const notes = read.note === undefined ? [] : [`${name}: ${read.note}`]
  const text = read.text.replace(/^\ufeff/, '')
  if (text.length > mostText) return unreadable(name, 'It is too long to be one entry.')
  const { yaml, rest } = parted(text)
  if (yaml === undefined) return plain(file, text, how, 'markdown', notes)
  const front = withPlainDates(frontMatter(yaml))
  if (front === undefined)
    return unreadable(name, 'Its front matter is not YAML, or too much of it.')
  // Exactly one blank line stands before the body; what was left out by somebody else is not missed.
  const body = rest.replace(/^\r?\n/, '')
  const ours = front['unearth']
  if (isRecord(ours)) return oursFrom(name, ours, front, body, notes)
  return foreign(file, front, body, how, notes)
}

function foreign(
  file: SourceFile,
  front: { readonly [name: string]: Json },
  body: string,
  how: How,
  notes: readonly string[],
): Read {
  const lived = stringOf(front['timezone']) ?? how.zone
  const when = (names: readonly string[]) =>
    names.map((each) => readDate(front[each], { ...how, zone: lived })).find(isThere)
  const said = dates.created.map((each) => front[each]).find(isThere)
  const dated = datedBy(file, how.zone, when(dates.created), said)
  if (dated === undefined) return unreadable(file.name, 'It has no date.')
  const extra = Object.fromEntries(
    Object.entries(front).filter(
      ([key, value]) => !known.has(key) || (isDate.has(key) && unread(value, how)),
    ),
  )
  const { title } = front
  const page = pageOf({
    source: 'markdown',
    where: file.name,
    ...dated,
    changed: when(dates.changed),
    id: stringOf(front['id']),
    title: stringOf(title) ?? '',
    text: body,
    tags: tagsOf(front['tags'] ?? front['keywords']),
    starred: front['starred'] === true || front['favorite'] === true,
    extra,
  })
  const values = [...isDate].flatMap((name) => stringOf(front[name]) ?? [])
  return one(file.name, page, notes, values)
}

/** Reads a file of plain text as one entry, dated by its name or by when it was changed. Never throws. */
export function readPlainText(file: SourceFile, how: How, more: readonly string[] = []): Read {
  const read = decoded(file.bytes)
  if ('fault' in read) return unreadable(file.name, read.fault)
  const notes = read.note === undefined ? more : [...more, `${file.name}: ${read.note}`]
  return plain(file, read.text.replace(/^\ufeff/, ''), how, 'text', notes)
}

function plain(
  file: SourceFile,
  text: string,
  { zone }: How,
  source: 'markdown' | 'text',
  notes: readonly string[],
): Read {
  const dated = datedBy(file, zone)
  if (dated === undefined) return unreadable(file.name, 'It has no date.')
  return one(file.name, pageOf({ source, where: file.name, ...dated, text }), notes)
}

function one(
  where: string,
  page: Incoming | string,
  notes: readonly string[],
  dates: readonly string[] = [],
): Read {
  if (typeof page === 'string') return { ...unreadable(where, page), notes, dates }
  return { entries: [page], faults: [], notes, dates }
}

/** The date that was understood; else the one in the name of the file, else when it was changed; that it is so is kept. */
export function datedBy(
  { name, mtimeMs }: SourceFile,
  zone: string,
  understood?: Instant,
  said?: Json,
): Pick<Incoming, 'created' | 'undated'> | undefined {
  if (understood !== undefined) return { created: understood }
  const value = said === undefined ? '' : String(said)
  const inName = dateInName(name, zone)
  if (inName !== undefined)
    return { created: inName, ...(value === '' ? {} : { undated: { value, by: 'name' } }) }
  const created = instantAt(mtimeMs, zone)
  return created === undefined ? undefined : { created, undated: { value, by: 'changed' } }
}

function isThere<T>(value: T | null | undefined): value is T {
  return value !== undefined && value !== null
}

/** Obsidian's link to a day is, for YAML, a list in a list. */
function withPlainDates(front: { readonly [name: string]: Json } | undefined) {
  const alone = (value: Json): Json =>
    Array.isArray(value) && value.length === 1 ? alone(value[0] ?? null) : value
  return front === undefined
    ? undefined
    : Object.fromEntries(
        Object.entries(front).map(([name, value]) => [
          name,
          isDate.has(name) ? alone(value) : value,
        ]),
      )
}

function unread(value: Json, how: How): boolean {
  return isThere(value) && readDate(value, how) === undefined
}

function oursFrom(
  name: string,
  ours: { readonly [name: string]: Json },
  front: { readonly [name: string]: Json },
  body: string,
  notes: readonly string[],
): Read {
  if (typeof ours['version'] === 'number' && ours['version'] > 1) {
    return unreadable(name, 'It was written by a newer unearth. Update unearth to read it.')
  }
  // A title of its own stands above; an edit there counts as well.
  const title = ours['titled'] === true ? stringOf(front['title']) : undefined
  const fields = isRecord(ours['fields']) ? ours['fields'] : {}
  const known = title === undefined ? fields : { ...fields, title }
  const words = title === undefined ? body : withTitle(title, body)
  // The exact words count as long as nobody has edited the safe ones.
  const exact = stringOf(ours['text'])
  const below =
    exact === undefined ? undefined : title === undefined ? exact : titled(exact, known)?.body
  const same = below !== undefined && safe(below) === body
  const read = readEntry(name, {
    ...ours,
    id: front['id'] ?? null,
    fields: known,
    text: same ? (exact ?? words) : words,
    marks: same || exact === undefined ? (ours['marks'] ?? []) : [],
  })
  if (typeof read === 'string') return unreadable(name, read)
  return { entries: [read], faults: [], notes }
}

/** What stands between the first two lines of "---", and what follows. */
function parted(text: string): { yaml: string | undefined; rest: string } {
  const begin = /^---[ \t]*\r?\n/.exec(text)?.[0].length
  if (begin === undefined) return { yaml: undefined, rest: text }
  const end = /^---[ \t]*(?:\r?\n|$)/gm
  end.lastIndex = begin
  const found = end.exec(text)
  if (found === null) return { yaml: undefined, rest: text }
  return { yaml: text.slice(begin, found.index), rest: text.slice(found.index + found[0].length) }
}

// YAML takes longer than linear on some texts, so it is given little. Ours is one line of JSON and read as that: it has whole texts
// in it where they hold what nobody can see.
const mostYaml = 64 * 1024
const ourLine = /^unearth: (\{.*\})[ \t]*\r?$/m

const yamlOptions = { uniqueKeys: false, schema: 'core', stringKeys: true } as const

/** Front matter as a map with lower-case keys, or undefined where it is none. Aliases are not followed far. */
function frontMatter(yaml: string): { readonly [name: string]: Json } | undefined {
  const line = ourLine.exec(yaml)
  const ours = line?.[1] === undefined ? undefined : jsonIn(line[1])
  if (line === null || ours === undefined) return foreignMatter(yaml, undefined)
  const [{ length }] = line
  return foreignMatter(yaml.slice(0, line.index) + yaml.slice(line.index + length), ours)
}

/** What our line holds; undefined where it was written anew by somebody else, and may be YAML. */
function jsonIn(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json
    return tooDeep(value) ? undefined : (JSON.parse(JSON.stringify(value).toWellFormed()) as Json)
  } catch {
    return undefined
  }
}

function foreignMatter(
  yaml: string,
  ours: Json | undefined,
): { readonly [name: string]: Json } | undefined {
  if (yaml.length > mostYaml) return undefined
  // Keys of keys of keys: minutes, at a few kilobytes.
  if (/(?:\?\s+){20}/.test(yaml)) return undefined
  try {
    // Lists that are indented unevenly, or with tabs, are in many files, and Joplin reads them.
    const even = yaml.replace(/^[ \t]*-[ \t]+/gm, '  - ')
    const asWritten = parseDocument(yaml, yamlOptions)
    const document = asWritten.errors.length === 0 ? asWritten : parseDocument(even, yamlOptions)
    if (document.errors.length > 0) return undefined
    const value: unknown = document.toJS({ maxAliasCount: 20 })
    if (!isRecord(value ?? {}) || tooDeep(value)) return undefined
    const plain = JSON.parse(JSON.stringify(value ?? {}).toWellFormed()) as { [name: string]: Json }
    const named = Object.entries(plain).map(([name, each]) => [
      name === 'unearth' ? name : name.toLowerCase(),
      typeof each === 'number' && /^(?:title|id)$/i.test(name) ? asTyped(document, name) : each,
    ])
    return { ...Object.fromEntries(named), ...(ours === undefined ? {} : { unearth: ours }) }
  } catch {
    return undefined
  }
}

/** A day, and perhaps a time, in a file's name: "2024-03-01.md", "2024/03/01.txt", "2024-03-01-2140-x.md". */
function dateInName(name: string, zone: string): Instant | undefined {
  const [, year, month, day, hour, minute] =
    /(?:^|[^\d])(\d{4})[-_/.]?(\d\d)[-_/.]?(\d\d)(?:[-_T ](\d\d)[-:.]?(\d\d))?(?!\d)/.exec(name) ??
    []
  if (year === undefined) return undefined
  const time = hour === undefined ? '' : `T${hour}:${minute}`
  return (
    wallInstant(`${year}-${month}-${day}${time}`, zone) ??
    wallInstant(`${year}-${month}-${day}`, zone)
  )
}

/** "007", which YAML takes for seven. */
function asTyped(document: Document, name: string): string {
  const node = document.get(name, true)
  return isScalar(node) ? String(node.source ?? node.value) : ''
}

function tagsOf(value: Json | undefined): readonly string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,\s]+/) : []
  return list.flatMap((each) =>
    typeof each === 'string' || typeof each === 'number' ? [String(each)] : [],
  )
}
