// One time of sitting down, as it is kept, and what it says of itself.

import { given } from '../text/given.ts'
import type { Instant } from './entry.ts'
import { numberOf, type SessionFields, stringOf, stringsOf } from './fields.ts'

export type Session = {
  readonly id: string
  readonly walk: string | null
  readonly begun: Instant
  /** Null while it lasts, and for ever where the program was stopped. */
  readonly ended: Instant | null
  readonly fields: SessionFields
}

/** How somebody sat. */
export type Sat = {
  /** How they said they were before, and afterwards. */
  readonly state?: string
  readonly after?: string
  readonly heavy: boolean
  readonly seconds: number
}

/** What a sitting says of itself; `offered` is what spoke for a rest, a word each. */
export function satOf({ fields }: Pick<Session, 'fields'>): Sat & {
  readonly minutes?: number
  readonly close?: string
  readonly fear: boolean
  readonly offered: readonly string[]
} {
  return {
    heavy: fields.heavy === true,
    seconds: numberOf(fields.seconds) ?? 0,
    fear: fields.fear === true,
    offered: stringsOf(fields.offered),
    ...given({
      state: stringOf(fields.state),
      after: stringOf(fields.after),
      close: stringOf(fields.close),
      minutes: numberOf(fields.minutes),
    }),
  }
}
