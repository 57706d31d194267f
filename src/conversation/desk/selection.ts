// The options that choose entries, the same for every command that reads many.
import { exit, Trouble } from '../../errors.ts'
import { readDay } from '../../journal/time/spoken.ts'
import type { Context } from '../../world.ts'

export type Selection = {
  readonly from?: string
  readonly until?: string
  readonly walk?: string
  readonly number: number
}

/** Turns the options into what the store understands. Throws Trouble 2 with a sentence where a date makes no sense. */
export function selectionOf(context: Context, options: Selection) {
  return { limit: options.number, ...filterOf(context, options) }
}

/** The same without a number: as many as there are. */
export function filterOf({ world }: Context, options: Omit<Selection, 'number'>) {
  const day = (text: string) => {
    const read = readDay(text, { now: world.clock.now(), zone: world.clock.zone() })
    if ('refused' in read) throw new Trouble(exit.usage, read.refused)
    return read
  }
  return {
    ...(options.from === undefined ? {} : { from: day(options.from).from }),
    ...(options.until === undefined ? {} : { until: day(options.until).until }),
    ...(options.walk === undefined ? {} : { walk: options.walk }),
  }
}
