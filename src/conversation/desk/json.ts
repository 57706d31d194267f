// The JSON that commands print. Shape 1; fields are added, never renamed.

import type { Entry, Instant, Revision } from '../../journal/entry.ts'
import type { Mark } from '../../journal/page/marks.ts'
import { tagsOf } from '../../journal/tags.ts'
import { isoString } from '../../journal/time/instant.ts'
import { harmlessJson } from '../../text/safe.ts'

const schema = 1

/** One document with a trailing newline: `schema` first, then what it holds, keys in a stable order. */
export function jsonDocument(content: { readonly [name: string]: unknown }): string {
  return `${harmlessJson(JSON.stringify({ schema, ...content }, null, 2))}\n`
}

/** An entry with its latest words, as typed; of one that is `sealed` today without them. */
export function entryJson(entry: Entry, sealed = false) {
  return {
    id: entry.id,
    kind: entry.kind,
    created: instantJson(entry.created),
    ...(entry.removed === null ? {} : { removed: instantJson(entry.removed) }),
    revision: entry.revision.number,
    written: instantJson(entry.revision.written),
    fields: entry.revision.fields,
    ...(sealed ? {} : { tags: tagsOf(entry.revision) }),
    text: sealed ? '' : entry.revision.text,
    ...(sealed ? { sealed } : {}),
  }
}

/** One revision with its words. */
export function revisionJson(revision: Revision) {
  return {
    id: revision.id,
    revision: revision.number,
    written: instantJson(revision.written),
    from: revision.from,
    fields: revision.fields,
    text: revision.text,
  }
}

/** A mark with the words it points at. */
export function markJson(entry: Entry, mark: Mark) {
  return {
    id: mark.id,
    kind: mark.kind,
    made: instantJson(mark.made),
    start: mark.start,
    end: mark.end,
    text: entry.revision.text.slice(mark.start, mark.end),
  }
}

function instantJson(instant: Instant) {
  return { at: isoString(instant), zone: instant.zone }
}
