// Day One: the JSON of a journal, by itself or in its ZIP archive. Pictures, sounds and videos are counted and left out.
import type { Fields } from '../journal/fields.ts'
import {
  decoded,
  deep,
  type Incoming,
  instantAt,
  isRecord,
  keepable,
  mostEntries,
  mostText,
  type Read,
  readJson,
  tooDeep,
  unreadable,
} from './incoming.ts'
import { readZip } from './zip.ts'

const known = new Set([
  'uuid',
  'text',
  'creationDate',
  'modifiedDate',
  'timeZone',
  'tags',
  'starred',
  'isPinned',
  'richText',
])
/** Where somebody was and with which device: not for a journal that leaves with consent only. */
const left = new Set([
  'location',
  'weather',
  'userActivity',
  'music',
  'photos',
  'videos',
  'audios',
  'pdfAttachments',
])
const media = ['photos', 'videos', 'audios', 'pdfAttachments'] as const

/** Whether JSON looks like Day One's. */
export function isDayOne(document: unknown): boolean {
  return (
    isRecord(document) &&
    Array.isArray(document['entries']) &&
    (isRecord(document['metadata']) ||
      document['entries'].some((each: unknown) => isRecord(each) && 'creationDate' in each))
  )
}

/** Reads an archive or its JSON. Never throws; nothing is written anywhere. */
export function readDayOne(where: string, bytes: Uint8Array): Read {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return readJournal(where, bytes)
  const zip = readZip(bytes)
  if ('fault' in zip) return unreadable(where, zip.fault)
  const journals = zip.members.filter(({ name }) => /^[^/]+\.json$/i.test(name))
  if (journals.length === 0) return unreadable(where, 'There is no journal in the archive.')
  const reads = journals.map((member): Read => {
    const inside = member.bytes()
    const place = `${where}, ${keepable(member.name)}`
    return typeof inside === 'string' ? unreadable(place, inside) : readJournal(place, inside)
  })
  return {
    entries: reads.flatMap(({ entries }) => entries).slice(0, mostEntries),
    faults: reads.flatMap(({ faults }) => faults),
    notes: reads.flatMap(({ notes }) => notes),
  }
}

function readJournal(where: string, bytes: Uint8Array): Read {
  const text = decoded(bytes)
  if ('fault' in text) return unreadable(where, text.fault)
  const json = readJson(text.text)
  if ('fault' in json) return unreadable(where, json.fault)
  const { document } = json
  const list = isRecord(document) ? document['entries'] : undefined
  if (!Array.isArray(list)) return unreadable(where, 'It has no entries.')
  if (list.length > mostEntries)
    return unreadable(where, `It has more than ${mostEntries} entries.`)
  const entries: Incoming[] = []
  const faults: { where: string; message: string }[] = []
  let leftOut = 0
  list.forEach((each: unknown, index: number) => {
    const place = `${where}, entry ${index + 1}`
    const read = readEntry(place, each)
    if (typeof read === 'string') faults.push({ where: place, message: read })
    else entries.push(read)
    if (isRecord(each)) {
      for (const kind of media) {
        const list = each[kind]
        leftOut += Array.isArray(list) ? list.length : 0
      }
    }
  })
  const notes =
    leftOut === 0 ? [] : [`${where}: ${leftOut} pictures, sounds, videos and files were left out.`]
  return { entries, faults, notes }
}

function readEntry(where: string, value: unknown): Incoming | string {
  if (!isRecord(value)) return 'It is no entry.'
  if (tooDeep(value)) return deep
  const { uuid, text, creationDate, modifiedDate, timeZone, tags } = value
  if (typeof text !== 'string' || text.trim() === '') return 'It has no words.'
  if (text.length > mostText) return 'Its text is too long to be one entry.'
  const zone = typeof timeZone === 'string' && timeZone.length <= 64 ? keepable(timeZone) : 'UTC'
  const at = (date: unknown) =>
    typeof date === 'string' && /^\d{4}-\d\d-\d\dT/.test(date)
      ? instantAt(Date.parse(date), zone)
      : undefined
  const created = at(creationDate)
  if (created === undefined) return 'Its date makes no sense.'
  const extra = Object.fromEntries(
    Object.entries(value).filter(([name]) => !known.has(name) && !left.has(name)),
  )
  const kept = keepable(unescaped(text))
  const named = Array.isArray(tags)
    ? tags.filter((tag): tag is string => typeof tag === 'string').map(keepable)
    : []
  const starred = value['starred'] === true
  const fields: Fields = {
    ...(named.length > 0 ? { tags: named } : {}),
    ...(starred ? { starred } : {}),
    ...(Object.keys(extra).length > 0
      ? { extra: JSON.parse(JSON.stringify(extra).toWellFormed()) as Fields }
      : {}),
  }
  return {
    source: 'dayone',
    sourceId:
      typeof uuid === 'string' && uuid !== '' ? keepable(uuid) : `${created.utc}-${kept.length}`,
    where,
    created,
    changed: at(modifiedDate) ?? created,
    kind: 'page',
    text: kept,
    fields,
    marks: [],
  }
}

/** Takes back exactly the escapes Day One writes, outside code, and its invisible spaces. */
function unescaped(text: string): string {
  return text
    .split(/(```[\s\S]*?```|(?<!\\)`[^`\n]*`)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/\\([\\`*_{}[\]()#+\-.!])/g, '$1'),
    )
    .join('')
    .replaceAll('\u200b', '')
}
