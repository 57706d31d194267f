// A whole journal as data: everything its writer kept, as it stands, and nothing that is only this machine's.
import type { Instant } from './entry.ts'
import type { Json } from './fields.ts'

export type Span = {
  readonly id: string
  readonly kind: string
  readonly start: number
  readonly end: number
  readonly made: Instant
}

export type Version = {
  readonly id: string
  readonly written: Instant
  readonly text: string
  readonly fields: { readonly [name: string]: Json }
  readonly from: string | null
  readonly marks: readonly Span[]
}

export type Piece = {
  readonly id: string
  readonly kind: string
  readonly created: Instant
  /** When it was put in the trash. */
  readonly removed: Instant | null
  /** Oldest first, at least one. */
  readonly versions: readonly Version[]
}

type SetWhen = {
  readonly at: number
  readonly parts: { readonly [trace: string]: number }
}

/** Everything; the pieces in the order they were kept. */
export type Whole = {
  readonly entries: Iterable<Piece>
  readonly drafts: readonly {
    readonly key: string
    readonly kind: string
    readonly text: string
    readonly cursor: number
    readonly fields: { readonly [name: string]: Json }
    readonly begun: Instant
    readonly changed: Instant
  }[]
  readonly sittings: readonly {
    readonly id: string
    readonly walk: string | null
    readonly begun: Instant
    readonly ended: Instant | null
    readonly fields: { readonly [name: string]: Json }
  }[]
  readonly places: readonly {
    readonly walk: string
    readonly question: string
    readonly changed: Instant
  }[]
  readonly settings: { readonly [key: string]: Json }
  /** When each was set last, in UTC milliseconds, and the parts of a list by a trace of each; of none that was set before that was written down. */
  readonly set: { readonly [key: string]: SetWhen }
}
