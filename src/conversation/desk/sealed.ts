// A sealed letter is only put away: it says so wherever it is met, and opens where its writer wants it to.
import type { Entry } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { letterOf, sealedOn } from '../../journal/letter.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { wallDay } from '../../journal/time/wall.ts'
import type { Context } from '../../world.ts'

/** The one line that stands for a letter that is sealed today; undefined for everything else. */
export function sealedLine({ world }: Context, entry: Entry): string | undefined {
  const { sealedUntil: until } = letterOf(entry)
  // Asked first: the day costs more than all the rest of a list.
  if (until === undefined) return undefined
  if (!sealedOn(until, wallDay(world.clock.now(), world.clock.zone()))) return undefined
  const when = formatInstant(entry.created, 'full')
  return `${shortId(entry.id)}  ${when}  a letter, sealed until ${until}`
}
