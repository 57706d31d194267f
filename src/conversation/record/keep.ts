// The kinds of record there are, and keeping one.
import type { DraftKey } from '../../journal/draft.ts'
import type { Entry } from '../../journal/entry.ts'
import { eventFields, eventKind, recordFields, valuesOf } from '../../journal/record/events.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { recordText, type Values } from '../../journal/record/words.ts'
import { instantNow } from '../../journal/time/instant.ts'
import { keepEntry, listEntries, reviseEntry } from '../../store/entries.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'

/** The one record of a kind that has versions, or undefined. */
export function versioned(store: Store, kind: RecordKind): Entry | undefined {
  return kind.versions ? listEntries(store, { kind: kind.id, limit: 1 })[0] : undefined
}

/** Keeps a record, as a new version where its kind has them. `from` is the entry whose words it came from, `draft` the draft it was in. */
export function keepRecord(
  { world }: Context,
  store: Store,
  kind: RecordKind,
  values: Values,
  more: { readonly from?: string; readonly draft?: DraftKey; readonly instead?: Entry } = {},
): Entry {
  const at = instantNow(world.clock)
  const text = recordText(kind, values)
  const draft = more.draft === undefined ? {} : { draft: more.draft }
  const before = more.instead ?? versioned(store, kind)
  if (before === undefined) {
    const fields = recordFields(values, more.from)
    return keepEntry(store, { kind: kind.id, text, fields, at, ...draft })
  }
  const fields = { ...before.revision.fields, ...recordFields(values, more.from) }
  return reviseEntry(store, before.id, { text, fields, from: before.revision.id, at, ...draft })
    .entry
}

/** Keeps that something happened to a record, with words or without. */
export function keepEvent(
  { world }: Context,
  store: Store,
  record: Entry,
  event: string,
  words: string,
): Entry {
  return keepEntry(store, {
    kind: eventKind,
    text: words === '' ? event : words,
    fields: eventFields(record, event),
    at: instantNow(world.clock),
  })
}

/** The values of the version that stands, or none. */
export function standing(entry: Entry | undefined): Values {
  return entry === undefined ? {} : valuesOf(entry)
}
