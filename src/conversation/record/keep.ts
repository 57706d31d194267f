// Keeping a record, and what became of one.
import { isDeepStrictEqual } from 'node:util'
import type { DraftKey } from '../../journal/draft.ts'
import { type Entry, type Instant, onDay } from '../../journal/entry.ts'
import type { Fields } from '../../journal/fields.ts'
import { dangersIn } from '../../journal/record/care.ts'
import {
  eventFields,
  eventKind,
  recordFields,
  sourcesOf,
  valuesOf,
  versionOf,
} from '../../journal/record/events.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import type { Source } from '../../journal/record/lift.ts'
import { recordText, type Values, valueIn } from '../../journal/record/words.ts'
import { keepEntry, listEntries, reviseEntry } from '../../store/entries.ts'
import type { Store } from '../../store/store.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { rememberFear } from '../desk/fear.ts'
import { afterKept } from '../page/after-kept.ts'
import { peopleCard } from '../page/people-card.ts'

/** The one record of a kind that has versions, or undefined. */
export function versioned(store: Store, kind: RecordKind): Entry | undefined {
  return kind.versions ? listEntries(store, { kind: kind.id, limit: 1 })[0] : undefined
}

/**
 * Keeps a record, as a new version where its kind has them; with the same page of text it is the same version, and what is
 * new stands beside it. Where it speaks of danger, people come before anything else. `from` is the entry whose words it
 * came from, `draft` the draft it was in, `rests` what its paragraphs rest on.
 */
export async function keepRecord(
  desk: Desk,
  kind: RecordKind,
  values: Values,
  more: {
    readonly from?: string
    readonly draft?: DraftKey
    readonly instead?: Entry
    /** Where its words were lifted from. */
    readonly sources?: readonly Source[]
    /** When it was lived, where that is not now; only where it is kept for the first time. */
    readonly lived?: Instant
    /** What its paragraphs rest on. */
    readonly rests?: readonly (readonly string[])[]
  } = {},
): Promise<Entry> {
  const { now, store } = desk
  const whole = { text: recordText(kind, values), at: now(), ...given({ draft: more.draft }) }
  const before = more.instead ?? versioned(store, kind)
  const sources = [...stillThere(before, values, more.sources ?? []), ...(more.sources ?? [])]
  const same = before !== undefined && sameVersion(kind, valuesOf(before), values)
  const fields: Fields = {
    ...recordFields(values, more.from, sources),
    ...(before === undefined || !kind.versions
      ? {}
      : { version: versionOf(before) + (same ? 0 : 1) }),
    ...(before === undefined ? {} : { sources: sources.map((source) => ({ ...source })) }),
    ...given({ rests: more.rests }),
  }
  const entry =
    before === undefined
      ? keepEntry(store, { kind: kind.id, fields, ...whole, ...onDay(more.lived, whole.at) })
      : reviseEntry(store, before.id, {
          ...whole,
          fields: { ...(same ? before.revision.fields : withoutRests(before)), ...fields },
          from: before.revision.id,
        }).entry
  const dangers = dangersIn(kind, values)
  if (dangers.length === 0) {
    await afterKept(desk, same ? recordText(kind, newIn(values, standing(before))) : whole.text)
  } else {
    // What was lifted since stays so while the same words stand.
    const stood = standing(before)
    const news = dangers.some(({ name }) => valueIn(values, name) !== valueIn(stood, name))
    if (news) rememberFear(desk)
    await peopleCard(desk)
  }
  return entry
}

/** Whether these are a version that stands: its page of text is the same. */
function sameVersion({ versions, fields: [main] }: RecordKind, stood: Values, values: Values) {
  return (
    versions && main?.type === 'text' && valueIn(stood, main.name) === valueIn(values, main.name)
  )
}

/** What lies beside a version and holds for the next one too: its paragraphs are others. */
function withoutRests({ revision }: Entry): Fields {
  const { rests: _, ...fields } = revision.fields
  return fields
}

/** The values that are not what they were. */
function newIn(values: Values, stood: Values): Values {
  const was = (name: string) => JSON.stringify(valueIn(stood, name))
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => JSON.stringify(value) !== was(name)),
  )
}

/** Where the words came from that stand as they did, and are not lifted anew. */
function stillThere(
  before: Entry | undefined,
  values: Values,
  lifted: readonly Source[],
): readonly Source[] {
  if (before === undefined) return []
  const stood = valuesOf(before)
  return sourcesOf(before).filter(
    ({ field }) =>
      lifted.every((each) => each.field !== field) &&
      isDeepStrictEqual(valueIn(stood, field), valueIn(values, field)),
  )
}

/** Keeps that something happened to a record, with words or without. */
export async function keepEvent(
  desk: Desk,
  record: Entry,
  event: string,
  words: string,
): Promise<Entry> {
  const { now, store } = desk
  const entry = keepEntry(store, {
    kind: eventKind,
    text: words === '' ? event : words,
    fields: eventFields(record, event),
    at: now(),
  })
  await afterKept(desk, words)
  return entry
}

/** The values of the version that stands, or none. */
export function standing(entry: Entry | undefined): Values {
  return entry === undefined ? {} : valuesOf(entry)
}
