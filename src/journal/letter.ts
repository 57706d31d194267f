// A letter that is never sent, a stage at a time. Each has what it leans on above it.

import type { Entry } from './entry.ts'
import { stringOf, stringsOf } from './fields.ts'

export type Letter = {
  /** Its name for `unearth letter`, and in what is kept. */
  readonly stage: string
  readonly title: string
  readonly asked: string
  /** Walks whose answers it may quote. */
  readonly from: readonly string[]
}

/** What a letter says of itself; `quotes` are the ids of the entries that stood above it, `sealedUntil` a day. */
export function letterOf({ revision }: Pick<Entry, 'revision'>): {
  readonly stage: string | undefined
  readonly quotes: readonly string[]
  readonly sealedUntil: string | undefined
} {
  const { stage, quotes, sealed_until } = revision.fields
  return {
    stage: stringOf(stage),
    quotes: stringsOf(quotes),
    sealedUntil: stringOf(sealed_until),
  }
}

/** Whether what is sealed until `sealedUntil` is still so on `day` (both 'YYYY-MM-DD'). */
export function sealedOn(sealedUntil: string | undefined, day: string): boolean {
  return sealedUntil !== undefined && sealedUntil > day
}
