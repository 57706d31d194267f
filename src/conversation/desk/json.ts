// The JSON that commands print: shape 2, as src/exchange/unearth-views.schema.json has it. Fields are added, never renamed. A time is
// { at, zone } wherever it stands, a day alone 'YYYY-MM-DD'.

import type { Entry, Instant, Revision } from '../../journal/entry.ts'
import type { Mark } from '../../journal/page/marks.ts'
import { tagsOf } from '../../journal/tags.ts'
import { isoString } from '../../journal/time/instant.ts'
import { harmlessJson } from '../../text/safe.ts'

const schema = 2

/** Everything that is printed as JSON: a door, and what of it where it has more than one. */
export const viewNames = [
  'backup',
  'check',
  'check-drill',
  'check-salvage',
  'course',
  'decide',
  'dig',
  'import',
  'import-mine',
  'lean',
  'letter',
  'list',
  'list-tags',
  'log',
  'map',
  'merge',
  'mirror',
  'mirror-strands',
  'names',
  'promise',
  'prompts',
  'prompts-check',
  'prompts-export-for-translation',
  'restore',
  'review',
  'search',
  'settings',
  'settle',
  'show',
  'status',
  'story',
  'support',
  'support-list',
  'surprises',
  'today',
  'undo',
  'walk',
  'year',
] as const

export type ViewName = (typeof viewNames)[number]

/** One document with a trailing newline: `schema` and `view` first, then what it holds, keys in a stable order. */
export function jsonDocument(
  view: ViewName,
  content: { readonly [name: string]: unknown },
): string {
  return `${harmlessJson(JSON.stringify({ schema, view, ...content }, null, 2))}\n`
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

/** A moment: RFC 3339 with the offset it was lived by, and the IANA zone. */
export function instantJson(instant: Instant): { readonly at: string; readonly zone: string } {
  return { at: isoString(instant), zone: instant.zone }
}
