// Records as entries: the kind is the entry's kind, its values are under `values`, and what happened to it later is an
// entry of its own, of the kind 'event'.
import type { Entry, PlainKind } from '../entry.ts'
import { type Fields, listOf, numberOf, objectOf, stringOf, stringsOf } from '../fields.ts'
import type { Source } from './lift.ts'
import { type Values, valueIn } from './words.ts'

/** The kind of what happened to a record later. */
export const eventKind = 'event' satisfies PlainKind

type Kept = Pick<Entry, 'revision'>

/** The values of a record; empty for an entry that is none. */
export function valuesOf({ revision }: Kept): Values {
  return objectOf(revision.fields.values)
}

/** The id of the entry whose words a record came from. */
export function cameFrom({ revision }: Kept): string | undefined {
  return stringOf(revision.fields.from)
}

function sourceOf({
  field,
  entry,
  revision,
  start,
  end,
}: ReturnType<typeof objectOf>): Source | undefined {
  const from = numberOf(start)
  const to = numberOf(end)
  const [of, id, version] = [stringOf(field), stringOf(entry), stringOf(revision)]
  if (of === undefined || id === undefined || version === undefined) return undefined
  if (from === undefined || to === undefined) return undefined
  return { field: of, entry: id, revision: version, start: from, end: to }
}

/** Which version of a record this is. What was added to a version later is another revision of the same. */
export function versionOf({ revision }: Kept): number {
  return numberOf(revision.fields.version) ?? revision.number
}

/** One value as a string, or undefined where it has none or another shape. */
export function stringIn(entry: Kept, name: string): string | undefined {
  return stringOf(valueIn(valuesOf(entry), name))
}

/** One value as a list of strings. */
export function listIn(entry: Kept, name: string): readonly string[] {
  return stringsOf(valueIn(valuesOf(entry), name))
}

/** The fields of a record: its values, the entry whose words it came from, and where in it they stand. */
export function recordFields(
  values: Values,
  from?: string,
  sources: readonly Source[] = [],
): Fields {
  return {
    values,
    ...(from === undefined ? {} : { from }),
    ...(sources.length === 0 ? {} : { sources: sources.map((source) => ({ ...source })) }),
  }
}

/** Where the words of a record were lifted from, those of the last lifting of each field. */
export function sourcesOf({ revision }: Kept): readonly Source[] {
  const { sources } = revision.fields
  return listOf(sources).flatMap((each) => sourceOf(objectOf(each)) ?? [])
}

/** The fields of something that happened to a record. */
export function eventFields(record: Entry, event: string): Fields {
  return { of: record.id, record: record.kind, event }
}

/** What an event speaks of: the id of the record, its kind, and the word; each undefined where it is not there. */
export function happeningOf({ revision }: Kept): {
  readonly of: string | undefined
  readonly record: string | undefined
  readonly event: string | undefined
} {
  const { of, record, event } = revision.fields
  return { of: stringOf(of), record: stringOf(record), event: stringOf(event) }
}

/** The word of an event; empty where there is none. */
export function eventOf(entry: Kept): string {
  return happeningOf(entry).event ?? ''
}

/** What happened to each record, oldest first, by the record's id. */
export function eventsByRecord(events: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>()
  for (const event of events.toSorted((a, b) => a.seq - b.seq)) {
    const { of } = happeningOf(event)
    if (of !== undefined) found.set(of, [...(found.get(of) ?? []), event])
  }
  return found
}
