// Writing not yet kept, and the key each kind of it waits under.
import type { Instant } from './entry.ts'
import { type DraftFields, numberOf, objectOf, stringOf } from './fields.ts'
import type { EntryId } from './ids.ts'

/** What a draft belongs to. */
export type DraftKey =
  | 'page'
  | 'note'
  | 'step'
  | 'gap'
  | `${'answer' | 'again' | 'line' | 'record' | 'letter' | 'edit' | 'floor' | 'under'}/${string}`

/** The keys, in the one place that makes them. */
export const draftKey = {
  /** A timed page. There is one such page at a time. */
  page: 'page',
  note: 'note',
  /** What still holds, after a long time away. */
  gap: 'gap',
  /** A way out of circles: a page of its own under what was kept. */
  step: 'step',
  /** An answer to a question, or to the probe that digs under it. */
  answer: (asked: string) => `answer/${asked}`,
  /** A question of weeks ago, asked again. */
  again: (question: string) => `again/${question}`,
  /** A record of a kind, or the words of one of its fields. */
  record: (kind: string, field?: string) =>
    field === undefined ? `record/${kind}` : `record/${kind}/${field}`,
  /** One line that is asked by itself. */
  line: (asked: string) => `line/${asked}`,
  letter: (stage: string) => `letter/${stage}`,
  /** An entry that is written on in. */
  edit: (entry: EntryId) => `edit/${entry}`,
  /** A question that was left open, looked at again. */
  floor: (entry: EntryId) => `floor/${entry}`,
  /** A line of an entry that is written on from. */
  under: (entry: EntryId) => `under/${entry}`,
} as const satisfies Readonly<Record<string, DraftKey | ((...of: never[]) => DraftKey)>>

/** The key of the row that stands beside the one under `key`, where more than one window wrote: from 2. */
export function besideKey(key: DraftKey, number: number): string {
  return `${key}+${number}`
}

/** The key a row belongs to. */
export function bareKey(row: string): DraftKey {
  return row.replace(/\+\d+$/, '') as DraftKey
}

export type Draft = {
  readonly key: DraftKey
  /** The kind of the entry it will be. */
  readonly kind: string
  readonly text: string
  /** A UTF-16 offset into the text. */
  readonly cursor: number
  readonly fields: DraftFields
  readonly begun: Instant
  readonly changed: Instant
}

/** When the words of a draft were lived, where that is not when they are written. */
export function livedIn({ lived }: DraftFields): Instant | undefined {
  const { utc, zone, offset } = objectOf(lived)
  const [at, where, east] = [numberOf(utc), stringOf(zone), numberOf(offset)]
  return at === undefined || where === undefined || east === undefined
    ? undefined
    : { utc: at, zone: where, offset: east }
}
