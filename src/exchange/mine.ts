// The writer's own, whole, as JSON: unearth-mine.schema.json describes it. What is written comes back bit for bit.
import type { Instant } from '../journal/entry.ts'
import { type Json, objectOf } from '../journal/fields.ts'
import type { Piece, Span, Version, Whole } from '../journal/whole.ts'
import { harmlessJson } from '../text/safe.ts'
import { isRecord, readInstant } from './incoming.ts'

const format = 'unearth-mine'
const version = 1

/** What it is called in a folder of Markdown: the one that `import` of the folder reads. */
export const mineName = 'everything.json'

/** One document, a piece at a time. */
export function* mineJson(whole: Whole, made: Instant): Generator<string> {
  const head = { format, version, exported: made }
  yield `${inside(head)},\n"entries": [`
  let before = '\n'
  for (const entry of whole.entries) {
    yield before + harmlessJson(JSON.stringify(entry, null, 1))
    before = ',\n'
  }
  const { drafts, sittings, places, settings, set } = whole
  yield `\n],\n${inside({ drafts, sittings, places, settings, set }).slice(2)}\n}\n`
}

/** The members of an object, without its closing brace. */
function inside(value: object): string {
  return harmlessJson(JSON.stringify(value, null, 1)).slice(0, -2)
}

/** Reads it back; a sentence where it is not just what was written. Never throws. */
export function readMine(document: unknown): Whole | { readonly fault: string } {
  const {
    version: written,
    entries,
    drafts,
    sittings,
    places,
    settings,
    // Of before it was written down it has none.
    set = {},
  } = objectOf(document as Json)
  if (written !== version) {
    return { fault: 'It was written by a newer unearth. Update unearth to read it.' }
  }
  let where = 'its head'
  try {
    return {
      entries: list(entries).map((entry, index) => {
        where = `entry ${index + 1}`
        return piece(entry)
      }),
      drafts: list(drafts).map((draft, index) => {
        where = `draft ${index + 1}`
        const { key, kind, text, cursor, fields, begun, changed } = objectOf(draft)
        return {
          key: string(key),
          kind: string(kind),
          text: string(text),
          cursor: whole(cursor),
          fields: record(fields),
          begun: moment(begun),
          changed: moment(changed),
        }
      }),
      sittings: list(sittings).map((sitting, index) => {
        where = `sitting ${index + 1}`
        const { id, walk, begun, ended, fields } = objectOf(sitting)
        return {
          id: string(id),
          walk: walk === null ? null : string(walk),
          begun: moment(begun),
          ended: ended === null ? null : moment(ended),
          fields: record(fields),
        }
      }),
      places: list(places).map((place, index) => {
        where = `place ${index + 1}`
        const { walk, question, changed } = objectOf(place)
        return { walk: string(walk), question: string(question), changed: moment(changed) }
      }),
      settings: record(settings),
      set: Object.fromEntries(
        Object.entries(record(set)).map(([key, when]) => {
          where = `when "${key}" was set`
          const { at, parts } = objectOf(when)
          const each = Object.entries(record(parts)).map(([id, utc]) => [id, whole(utc)] as const)
          return [key, { at: whole(at), parts: Object.fromEntries(each) }]
        }),
      ),
    }
  } catch (error) {
    if (error instanceof Wrong) return { fault: `It is not as it was written: ${where}.` }
    throw error
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

function piece(value: Json): Piece {
  const { id, kind, created, removed, versions } = objectOf(value)
  const all = list(versions).map(versionOf)
  if (all.length === 0) throw new Wrong()
  return {
    id: uuidOf(id),
    kind: string(kind),
    created: moment(created),
    removed: removed === null ? null : moment(removed),
    versions: all,
  }
}

function versionOf(value: Json): Version {
  const { id, written, text, fields, from, marks } = objectOf(value)
  const words = string(text)
  return {
    id: uuidOf(id),
    written: moment(written),
    text: words,
    fields: record(fields),
    from: from === null ? null : uuidOf(from),
    marks: list(marks).map((mark): Span => {
      const { id, kind, start, end, made } = objectOf(mark)
      const span = { start: whole(start), end: whole(end) }
      if (span.start < 0 || span.start >= span.end || span.end > words.length) throw new Wrong()
      return { id: uuidOf(id), kind: string(kind), ...span, made: moment(made) }
    }),
  }
}

/** That something is not what it should be. */
class Wrong extends Error {}

function list(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value
  throw new Wrong()
}

function string(value: unknown): string {
  if (typeof value === 'string' && value.isWellFormed()) return value
  throw new Wrong()
}

function uuidOf(value: unknown): string {
  if (typeof value === 'string' && uuid.test(value)) return value
  throw new Wrong()
}

function whole(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new Wrong()
}

function record(value: unknown): { readonly [name: string]: Json } {
  if (isRecord(value)) return value
  throw new Wrong()
}

function moment(value: unknown): Instant {
  const read = readInstant(value)
  if (read === undefined) throw new Wrong()
  return read
}
