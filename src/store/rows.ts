// From rows to the words of journal/entry.ts. Here, and nowhere else, an id becomes the id of an entry or of a revision.
import { exit, Trouble } from '../errors.ts'
import type { Entry, Instant, Revision } from '../journal/entry.ts'
import { type Json, numberOf, objectOf, stringOf } from '../journal/fields.ts'
import type { EntryId, RevisionId } from '../journal/ids.ts'

/** A row of `entryColumns`. */
export type EntryRow = {
  seq: number
  id: EntryId
  kind: string
  created_utc: number
  created_zone: string
  created_offset: number
  removed_utc: number | null
  removed_zone: string | null
  removed_offset: number | null
} & Prefixed

type Prefixed = {
  r_id: RevisionId
  r_number: number
  r_utc: number
  r_zone: string
  r_offset: number
  r_text: string
  r_fields: string
  r_origin: RevisionId | null
}

/** The columns of an entry with its latest revision; to be followed by `from entry e join revision r on …`. */
export const entryColumns = `e.seq, e.id, e.kind, e.created_utc, e.created_zone, e.created_offset,
  e.removed_utc, e.removed_zone, e.removed_offset,
  r.id r_id, r.number r_number, r.written_utc r_utc, r.written_zone r_zone, r.written_offset r_offset,
  r.text r_text, r.fields r_fields, r.origin r_origin`

/** An entry with its latest revision. */
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

/** One revision. */
export function revisionOf(row: Prefixed & { entry: EntryId }): Revision {
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

/** The named values of a JSON column; none where it holds anything but an object. */
export function fieldsOf(json: string): { readonly [name: string]: Json } {
  return objectOf(JSON.parse(json) as Json)
}

/** The moment of a JSON column; what is missing of it is that of 1970 in UTC. */
export function instantOf(json: string): Instant {
  const { utc, zone, offset } = objectOf(JSON.parse(json) as Json)
  return { utc: numberOf(utc) ?? 0, zone: stringOf(zone) ?? 'UTC', offset: numberOf(offset) ?? 0 }
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
