// How entries stand below each other in a document: a walk's title once above its answers, months in a book.
import { formatInstant } from '../journal/time/instant.ts'
import type { Outgoing } from './outgoing.ts'

export type Placed = {
  readonly entry: Outgoing
  /** Its title stands above it; under one title stand all answers of a walk that follow each other. */
  readonly headed: boolean
  /** The month it was written in, where it is another than that of the one before: "November 2026". */
  readonly month?: string
}

/** The entries as they stand below each other; in a book a month begins anew. */
export function* placed(entries: Iterable<Outgoing>, book: boolean): Generator<Placed> {
  let before: { readonly entry: Outgoing; readonly month: string } | undefined
  for (const entry of entries) {
    const month = formatInstant(entry.created, 'month')
    const turns = month !== before?.month
    const { walk, title } = entry
    const goesOn = walk !== undefined && before?.entry.walk === walk && before.entry.title === title
    const headed = !goesOn || (book && turns)
    yield { entry, headed, ...(turns ? { month } : {}) }
    before = { entry, month }
  }
}
