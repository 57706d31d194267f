// What chooses entries, the same for every command that reads many.
import type { Days } from '../../journal/time/spoken.ts'
import { wallDay } from '../../journal/time/wall.ts'
import { asQuery } from '../../journal/view/query.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'

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

/** The same as the reading room has it. */
export function queryFor(
  { world }: Context,
  { from, until, walk }: Omit<Chosen, 'number'>,
  more: Parameters<typeof asQuery>[0] = {},
): string {
  const day = (utc: number | undefined) =>
    utc === undefined ? undefined : wallDay(utc, world.clock.zone())
  const last = until && until.until - 1
  return asQuery({ ...more, walk, from: day(from?.from), until: day(last) })
}
