// Keeping a record, and what became of one.
import type { DraftKey } from '../../journal/draft.ts'
import type { Entry } from '../../journal/entry.ts'
import { dangersIn } from '../../journal/record/care.ts'
import {
  eventFields,
  eventKind,
  recordFields,
  sourcesOf,
  valuesOf,
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

/** Keeps a record, as a new version where its kind has them. Where it speaks of danger, people come before anything else. `from` is the entry whose words it came from, `draft` the draft it was in. */
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
  } = {},
): Promise<Entry> {
  const { now, store } = desk
  const whole = { text: recordText(kind, values), at: now(), ...given({ draft: more.draft }) }
  const before = more.instead ?? versioned(store, kind)
  const sources = [
    ...(before === undefined
      ? []
      : sourcesOf(before).filter(({ field }) =>
          more.sources?.every((each) => each.field !== field),
        )),
    ...(more.sources ?? []),
  ]
  const fields = recordFields(values, more.from, sources)
  const entry =
    before === undefined
      ? keepEntry(store, { kind: kind.id, fields, ...whole })
      : reviseEntry(store, before.id, {
          ...whole,
          fields: { ...before.revision.fields, ...fields },
          from: before.revision.id,
        }).entry
  const dangers = dangersIn(kind, values)
  if (dangers.length === 0) await afterKept(desk, whole.text)
  else {
    // What was lifted since stays so while the same words stand.
    const stood = standing(before)
    const news = dangers.some(({ name }) => valueIn(values, name) !== valueIn(stood, name))
    if (news) rememberFear(desk)
    await peopleCard(desk)
  }
  return entry
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
