// Records as entries: the kind is the entry's kind, its values are under `values`, and what happened to it later is an
// entry of its own, of the kind 'event'.
import type { Entry, Fields, Json } from '../entry.ts'
import type { Values } from './words.ts'

/** The kind of what happened to a record later. */
export const eventKind = 'event'

/** The values of a record; empty for an entry that is none. */
export function valuesOf({ revision }: Pick<Entry, 'revision'>): Values {
  const { values } = revision.fields
  return values !== null && typeof values === 'object' && !Array.isArray(values)
    ? (values as Values)
    : {}
}

/** One value as a string, or undefined where it has none or another shape. */
export function stringIn(entry: Pick<Entry, 'revision'>, name: string): string | undefined {
  const value = own(valuesOf(entry), name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** One value as a list of strings. */
export function listIn(entry: Pick<Entry, 'revision'>, name: string): readonly string[] {
  const value = own(valuesOf(entry), name)
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

/** The fields of a record: its values, and the entry whose words it came from. */
export function recordFields(values: Values, from?: string): Fields {
  return { values, ...(from === undefined ? {} : { from }) }
}

/** The fields of something that happened to a record. */
export function eventFields(record: Entry, event: string): Fields {
  return { of: record.id, record: record.kind, event }
}

/** What happened to each record, oldest first, by the record's id. */
export function eventsByRecord(events: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>()
  for (const event of events.toSorted((a, b) => a.seq - b.seq)) {
    const of = event.revision.fields['of']
    if (typeof of !== 'string') continue
    found.set(of, [...(found.get(of) ?? []), event])
  }
  return found
}

/** The word of an event. */
export function eventOf({ revision }: Entry): string {
  const { event } = revision.fields
  return typeof event === 'string' ? event : ''
}

function own(values: Values, name: string): Json | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined
}
