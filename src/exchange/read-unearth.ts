// unearth's own JSON, read back.
import type { Fields } from '../journal/fields.ts'
import {
  contentId,
  deep,
  type Incoming,
  isRecord,
  keepable,
  mostEntries,
  mostText,
  type Read,
  readInstant,
  readJson,
  readMarks,
  tooDeep,
  unreadable,
} from './incoming.ts'

const version = 1
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Reads an export in our JSON. An entry that is broken is a fault, and the rest goes on. Never throws. */
export function readUnearthJson(where: string, text: string): Read {
  const json = readJson(text)
  if ('fault' in json) return unreadable(where, json.fault)
  const { document } = json
  if (!isRecord(document) || document['format'] !== 'unearth') {
    return unreadable(where, 'It is not an export of unearth.')
  }
  if (document['version'] !== version) {
    return unreadable(where, 'It was written by a newer unearth. Update unearth to read it.')
  }
  const list = document['entries']
  if (!Array.isArray(list)) return unreadable(where, 'It has no entries.')
  if (list.length > mostEntries)
    return unreadable(where, `It has more than ${mostEntries} entries.`)
  const entries: Incoming[] = []
  const faults: { where: string; message: string }[] = []
  list.forEach((each: unknown, index: number) => {
    const place = `${where}, entry ${index + 1}`
    const read = readEntry(place, each)
    if (typeof read === 'string') faults.push({ where: place, message: read })
    else entries.push(read)
  })
  return { entries, faults, notes: [] }
}

/** One entry as it was exported, or a sentence on what is wrong with it. */
export function readEntry(where: string, value: unknown): Incoming | string {
  if (!isRecord(value)) return 'It is no entry.'
  if (tooDeep(value)) return deep
  const { id, kind, text, fields } = value
  if (typeof text !== 'string' || text.trim() === '') return 'It has no words.'
  if (text.length > mostText) return 'Its text is too long to be one entry.'
  const created = readInstant(value['created'])
  if (created === undefined) return 'Its date makes no sense.'
  if (typeof kind !== 'string' || !/^[a-z][a-z0-9-]{0,40}$/.test(kind))
    return 'Its kind makes no sense.'
  const known = typeof id === 'string' && uuid.test(id)
  const kept = keepable(text)
  const own: Fields = isRecord(fields)
    ? (JSON.parse(JSON.stringify(fields).toWellFormed()) as Fields)
    : {}
  const more = Object.fromEntries(
    (['asked', 'walk', 'question'] as const).flatMap((name) => {
      const said = value[name]
      return typeof said === 'string' && own[name] === undefined ? [[name, keepable(said)]] : []
    }),
  )
  return {
    source: 'unearth',
    sourceId: known ? id : contentId(created, kept),
    where,
    created,
    changed: readInstant(value['changed']) ?? created,
    kind,
    ...(known ? { id } : {}),
    text: kept,
    fields: { ...more, ...own },
    marks: readMarks(value['marks'], kept.length),
  }
}
