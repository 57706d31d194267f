// From rows to the words of journal/entry.ts.
import { exit, Trouble } from '../errors.ts'
import type { Entry, Instant, Revision } from '../journal/entry.ts'
import type { Fields } from '../journal/fields.ts'

export type EntryRow = {
  seq: number
  id: string
  kind: string
  created_utc: number
  created_zone: string
  created_offset: number
  removed_utc: number | null
  removed_zone: string | null
  removed_offset: number | null
} & Prefixed

type Prefixed = {
  r_id: string
  r_number: number
  r_utc: number
  r_zone: string
  r_offset: number
  r_text: string
  r_fields: string
  r_origin: string | null
}

/** The columns of an entry with its latest revision; to be followed by `from entry e join revision r on …`. */
export const entryColumns = `e.seq, e.id, e.kind, e.created_utc, e.created_zone, e.created_offset,
  e.removed_utc, e.removed_zone, e.removed_offset,
  r.id r_id, r.number r_number, r.written_utc r_utc, r.written_zone r_zone, r.written_offset r_offset,
  r.text r_text, r.fields r_fields, r.origin r_origin`

export function entryOf(row: EntryRow): Entry {
  return {
    id: row.id,
    seq: row.seq,
    kind: row.kind,
    created: { utc: row.created_utc, zone: row.created_zone, offset: row.created_offset },
    removed:
      row.removed_utc === null
        ? null
        : {
            utc: row.removed_utc,
            zone: row.removed_zone ?? 'UTC',
            offset: row.removed_offset ?? 0,
          },
    revision: revisionOf({ ...row, entry: row.id }),
  }
}

export function revisionOf(row: Prefixed & { entry: string }): Revision {
  return {
    id: row.r_id,
    entry: row.entry,
    number: row.r_number,
    written: { utc: row.r_utc, zone: row.r_zone, offset: row.r_offset },
    text: row.r_text,
    fields: fieldsOf(row.r_fields),
    from: row.r_origin,
  }
}

export function fieldsOf(json: string): Fields {
  return JSON.parse(json) as Fields
}

export function instantOf(json: string): Instant {
  return JSON.parse(json) as Instant
}

/** Throws Trouble 2 for half a character, which SQLite would silently turn into another one. */
export function storable(text: string): string {
  if (text.isWellFormed()) return text
  throw new Trouble(
    exit.usage,
    'The text holds half a character (a lone surrogate), which cannot be stored as it is.',
    'Nothing was kept or changed.',
  )
}
