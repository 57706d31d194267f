// What chooses entries, the same for every command that reads many.
import type { Days } from '../../journal/time/spoken.ts'
import { given } from '../../text/given.ts'

export type Chosen = {
  readonly from: Days | undefined
  readonly until: Days | undefined
  readonly walk: string | undefined
  readonly number: number
}

/** As the store understands it: from the first millisecond of one day to the first after another, as many as wanted. */
export function selectionOf(chosen: Chosen) {
  return { limit: chosen.number, ...filterOf(chosen) }
}

/** The same without a number. */
export function filterOf({ from, until, walk }: Omit<Chosen, 'number'>) {
  return given({ from: from?.from, until: until?.until, walk })
}
