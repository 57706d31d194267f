// Markdown files with front matter, ours or anybody's, and plain text. The front matter is read as Joplin and Obsidian write it.
import { parseDocument } from 'yaml'
import type { Instant } from '../journal/entry.ts'
import type { Fields, Json } from '../journal/fields.ts'
import { safe } from '../text/safe.ts'
import {
  contentId,
  decoded,
  type Incoming,
  instantAt,
  isRecord,
  keepable,
  mostText,
  type Read,
  type SourceFile,
  tooDeep,
  unreadable,
  wallInstant,
} from './incoming.ts'
import { readEntry } from './read-unearth.ts'

const dates = {
  created: ['created', 'date', 'created_at'],
  changed: ['updated', 'lastmod', 'updated_at', 'date'],
}
const known = new Set([
  ...dates.created,
  ...dates.changed,
  'tags',
  'keywords',
  'title',
  'timezone',
  'id',
])

/** Reads one Markdown file as one entry. `zone` is the writer's, for dates that name none. Never throws. */
export function readMarkdownFile({ name, bytes, mtimeMs }: SourceFile, zone: string): Read {
  const read = decoded(bytes)
  if ('fault' in read) return unreadable(name, read.fault)
  const notes = read.note === undefined ? [] : [`${name}: ${read.note}`]
  const text = read.text.replace(/^\ufeff/, '')
  if (text.length > mostText) return unreadable(name, 'It is too long to be one entry.')
  const { yaml, rest } = parted(text)
  if (yaml === undefined) return plain(name, text, mtimeMs, zone, 'markdown', notes)
  const front = frontMatter(yaml)
  if (front === undefined)
    return unreadable(name, 'Its front matter is not YAML, or too much of it.')
  // Exactly one blank line stands before the body; what was left out by somebody else is not missed.
  const body = rest.replace(/^\r?\n/, '')
  const ours = front['unearth']
  if (isRecord(ours)) return oursFrom(name, ours, front, body, notes)
  const own = { ...front }
  const when = (names: readonly string[], zone: string) =>
    names.map((each) => readDate(own[each], zone)).find((each) => each !== undefined)
  const lived = typeof own['timezone'] === 'string' ? own['timezone'] : zone
  const created = when(dates.created, lived) ?? dateInName(name, zone) ?? instantAt(mtimeMs, zone)
  if (created === undefined) return unreadable(name, 'It has no date.')
  const kept = keepable(body)
  if (kept.trim() === '') return unreadable(name, 'It has no words.')
  const extra = Object.fromEntries(Object.entries(own).filter(([key]) => !known.has(key)))
  const { title } = own
  const tags = tagsOf(own['tags'] ?? own['keywords'])
  const fields: Fields = {
    ...(typeof title === 'string' && title !== '' ? { title: keepable(title) } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  }
  const id = own['id']
  const entry: Incoming = {
    source: 'markdown',
    sourceId: typeof id === 'string' && id !== '' ? keepable(id) : contentId(created, kept),
    where: name,
    created,
    changed: when(dates.changed, lived) ?? created,
    kind: 'page',
    text: kept,
    fields,
    marks: [],
  }
  return { entries: [entry], faults: [], notes }
}

/** Reads a file of plain text as one entry, dated by its name or by when it was changed. Never throws. */
export function readPlainText({ name, bytes, mtimeMs }: SourceFile, zone: string): Read {
  const read = decoded(bytes)
  if ('fault' in read) return unreadable(name, read.fault)
  const notes = read.note === undefined ? [] : [`${name}: ${read.note}`]
  return plain(name, read.text.replace(/^\ufeff/, ''), mtimeMs, zone, 'text', notes)
}

function plain(
  name: string,
  text: string,
  mtimeMs: number,
  zone: string,
  source: 'markdown' | 'text',
  notes: readonly string[],
): Read {
  const created = dateInName(name, zone) ?? instantAt(mtimeMs, zone)
  const kept = keepable(text)
  if (created === undefined) return unreadable(name, 'It has no date.')
  if (kept.trim() === '') return unreadable(name, 'It has no words.')
  if (kept.length > mostText) return unreadable(name, 'It is too long to be one entry.')
  const entry: Incoming = {
    source,
    // When it was last saved says nothing about which entry it is.
    sourceId: contentId(dateInName(name, zone) ?? { utc: 0, zone, offset: 0 }, kept),
    where: name,
    created,
    changed: created,
    kind: 'page',
    text: kept,
    fields: {},
    marks: [],
  }
  return { entries: [entry], faults: [], notes }
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
  // The exact words count as long as nobody has edited the safe ones.
  const exact = ours['text']
  const same = typeof exact === 'string' && safe(exact) === body
  const read = readEntry(name, {
    ...ours,
    id: front['id'] ?? null,
    text: same ? exact : body,
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
    const document = parseDocument(yaml, { uniqueKeys: false, schema: 'core', stringKeys: true })
    if (document.errors.length > 0) return undefined
    const value: unknown = document.toJS({ maxAliasCount: 20 })
    if (!isRecord(value ?? {}) || tooDeep(value)) return undefined
    const plain = JSON.parse(JSON.stringify(value ?? {}).toWellFormed()) as { [name: string]: Json }
    const named = Object.entries(plain).map(([name, each]) => [
      name === 'unearth' ? name : name.toLowerCase(),
      each,
    ])
    return { ...Object.fromEntries(named), ...(ours === undefined ? {} : { unearth: ours }) }
  } catch {
    return undefined
  }
}

/** "2026-11-22 02:38:52Z", with an offset, or without: then it was lived in `zone`. */
function readDate(value: Json | undefined, zone: string): Instant | undefined {
  if (typeof value !== 'string') return undefined
  const [, wall, universal] =
    /^(\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)?)\s*(Z|[+-]\d\d:?\d\d)?$/.exec(
      value.trim(),
    ) ?? []
  if (wall === undefined) return undefined
  if (universal === undefined) return wallInstant(wall, zone)
  const east = universal === 'Z' ? 0 : minutesEast(universal)
  const utc = wallInstant(wall, 'UTC')?.utc
  return utc === undefined ? undefined : instantAt(utc - east * 60_000, zone)
}

function minutesEast(offset: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
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

function tagsOf(value: Json | undefined): readonly string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,\s]+/) : []
  return [
    ...new Set(
      list.flatMap((each) =>
        typeof each === 'string' || typeof each === 'number'
          ? [keepable(String(each)).replace(/^#/, '').trim()]
          : [],
      ),
    ),
  ].filter((each) => each !== '')
}
