// What is kept. Everything is an entry: a walk's answer, a free page, a note, and later every kind of record.

import type { Fields } from './fields.ts'
import type { EntryId, RevisionId } from './ids.ts'

type Plain = {
  /** What an entry of it is called where it has no better title. */
  readonly title: string
  /** Writing of its own, by which one can see whether words go round in circles. */
  readonly writing: boolean
  /** 'named': an export holds it only where its kind or its id is named. */
  readonly leaves: 'yes' | 'named'
}

const plain = {
  /** To a walk's question. */
  answer: { title: 'An answer', writing: true, leaves: 'yes' },
  /** Free writing. */
  page: { title: 'A page', writing: true, leaves: 'yes' },
  /** A line or two, without a sitting. */
  note: { title: 'A note', writing: true, leaves: 'yes' },
  /** Never sent. */
  letter: { title: 'A letter', writing: false, leaves: 'named' },
  /** A question left as "I do not know yet". */
  floor: { title: 'A question left open', writing: false, leaves: 'named' },
  /** What became of a record. */
  event: { title: 'What became of a record', writing: false, leaves: 'named' },
  /** A page for a session. */
  prep: { title: 'A page for a session', writing: false, leaves: 'named' },
} as const satisfies Readonly<Record<string, Plain>>

export type PlainKind = keyof typeof plain

/** The kinds of entry that are no records, and what each may do. Every other kind is a file under `prompts/records`. */
export const plainKinds: Readonly<Record<PlainKind, Plain>> = plain

/** What a kind that is no record may do; undefined for the rest. */
export function plainKind(kind: string): Plain | undefined {
  return Object.hasOwn(plainKinds, kind) ? plainKinds[kind as PlainKind] : undefined
}

/** Whether an export holds entries of `kind` only where the kind or the entry is named. */
export function leavesByName(kind: string): boolean {
  return plainKind(kind)?.leaves === 'named'
}

/** A moment as it was lived: UTC milliseconds, the IANA zone, and minutes east of UTC at that moment. */
export type Instant = { readonly utc: number; readonly zone: string; readonly offset: number }

/** When an entry stands that is kept now: on the day it was lived, with when it was written beside it. */
export function onDay(lived: Instant | undefined, now: Instant) {
  return lived === undefined ? { at: now } : { at: lived, written: now }
}

/** One version of an entry's words. Never changed once kept. */
export type Revision = {
  readonly id: RevisionId
  readonly entry: EntryId
  /** 1 for the first; two writers who revise the same version both get a number of their own. */
  readonly number: number
  readonly written: Instant
  readonly text: string
  readonly fields: Fields
  /** The revision these words started from; null for the first. */
  readonly from: RevisionId | null
}

/** A kept piece of writing with its latest revision. */
export type Entry = {
  /** UUIDv7. */
  readonly id: EntryId
  /** Order of keeping; never taken from a clock. */
  readonly seq: number
  /** One of `plainKinds`, or a kind of record. */
  readonly kind: string
  readonly created: Instant
  readonly removed: Instant | null
  readonly revision: Revision
}
