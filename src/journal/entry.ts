// What is kept. Everything is an entry: a walk's answer, a free page, a note, and later every kind of record.

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json }

/**
 * Named values an entry carries beside its text. Of an answer: `walk`, `question`, `rev`, `asked` (the question as it was
 * shown), `session`, and where it digs `probe` and `under` (the entry it digs beneath).
 */
export type Fields = { readonly [name: string]: Json }

/** A moment as it was lived: UTC milliseconds, the IANA zone, and minutes east of UTC at that moment. */
export type Instant = { readonly utc: number; readonly zone: string; readonly offset: number }

/** One version of an entry's words. Never changed once kept. */
export type Revision = {
  readonly id: string
  readonly entry: string
  /** 1 for the first; two writers who revise the same version both get a number of their own. */
  readonly number: number
  readonly written: Instant
  readonly text: string
  readonly fields: Fields
  /** The revision these words started from; null for the first. */
  readonly from: string | null
}

/** A kept piece of writing with its latest revision. */
export type Entry = {
  /** UUIDv7. */
  readonly id: string
  /** Order of keeping; never taken from a clock. */
  readonly seq: number
  /** 'answer' (to a walk's question), 'page' (free writing), 'note' (jot), or a kind of record. */
  readonly kind: string
  readonly created: Instant
  readonly removed: Instant | null
  readonly revision: Revision
}

/** Writing not yet kept. `key` says what it belongs to ('page', 'note', 'answer/PRS-01', 'edit/<entry>'). */
export type Draft = {
  readonly key: string
  readonly kind: string
  readonly text: string
  readonly cursor: number
  readonly fields: Fields
  readonly begun: Instant
  readonly changed: Instant
}
