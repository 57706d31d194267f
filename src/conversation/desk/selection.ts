// What chooses entries, the same for every command that reads many.
import type { Span } from '../../journal/time/spoken.ts'
import { given } from '../../text/given.ts'

export type Chosen = {
  readonly from: Span | undefined
  readonly until: Span | undefined
  readonly walk: string | undefined
  readonly number: number
}

/** As the store understands it: from the first millisecond of one day to the first after another. */
export function selectionOf({ from, until, walk, number }: Chosen) {
  return { limit: number, ...given({ from: from?.from, until: until?.until, walk }) }
}
