// The map of why: factors by the five parts of the story, what led to what, and the weeks in which each process was touched.
// Presence only: no order, no share, no end.
import { given } from '../../text/given.ts'
import type { Entry } from '../entry.ts'
import { cameFrom, stringIn } from '../record/events.ts'
import { processes, ps } from '../walk/walk.ts'
import { grouped, type MapGroup } from './map-groups.ts'
import type { MapLine, Part } from './map-line.ts'

export type MapPart = {
  readonly part: Part
  readonly label: string
  /** As they were kept. */
  readonly lines: readonly MapLine[]
  /** The same lines, with what belongs together. */
  readonly groups: readonly MapGroup[]
}

/** From the surface down, as one would dig. */
const order: readonly Part[] = [
  'presenting',
  'precipitating',
  'perpetuating',
  'predisposing',
  'protective',
]

/**
 * The factors by part, from the surface down; a part without any has no lines. `links` are the records of what led to what; one
 * whose line is gone is left out. `learned` keeps those learned from somebody whose name has these letters.
 */
export function mapOf(
  factors: readonly Entry[],
  links: readonly Entry[] = [],
  learned?: string,
): readonly MapPart[] {
  const texts: ReadonlyMap<string, string> = new Map(
    factors.map((entry) => [entry.id, words(entry)]),
  )
  const ways = links.flatMap((link) => {
    const [from = '', to = ''] = [stringIn(link, 'from'), stringIn(link, 'to')]
    return texts.has(from) && texts.has(to) && from !== to
      ? [{ id: link.id, from, to, ...given({ how: stringIn(link, 'how') }) }]
      : []
  })
  const wanted = learned?.toLowerCase()
  const lineOf = (entry: Entry): MapLine => ({
    ...own(entry),
    leads: ways
      .filter(({ from }) => from === entry.id)
      .map(({ id, to, how }) => ({ id, line: to, text: texts.get(to) ?? '', ...given({ how }) })),
    led: ways
      .filter(({ to }) => to === entry.id)
      .map(({ id, from, how }) => ({
        id,
        line: from,
        text: texts.get(from) ?? '',
        ...given({ how }),
      })),
  })
  return order.map((part) => {
    const lines = factors
      .filter((entry) => partOf(entry) === part)
      .map(lineOf)
      .filter((line) => wanted === undefined || line.learned?.toLowerCase().includes(wanted))
    return { part, label: ps[part], lines, groups: grouped(lines) }
  })
}

/** The part a factor is of. */
function partOf(entry: Entry): string {
  return stringIn(entry, 'p') ?? 'presenting'
}

function words(entry: Entry): string {
  return (stringIn(entry, 'text') ?? entry.revision.text).replace(/\s+/g, ' ').trim()
}

function own(entry: Entry) {
  return {
    id: entry.id,
    text: words(entry),
    ...given({
      learned: stringIn(entry, 'learned_from'),
      when: stringIn(entry, 'when'),
      confidence: stringIn(entry, 'confidence'),
      from: cameFrom(entry),
    }),
  }
}

export type Touches = {
  readonly process: keyof typeof processes
  readonly label: string
  /** Whether it was touched in each week, the oldest first, this one last. */
  readonly weeks: readonly boolean[]
}

/** In milliseconds. */
export const week = 7 * 86_400_000

/** In which of the last `count` weeks each process was touched, by what was written then. `written` has the walks' processes with the moment (UTC milliseconds). */
export function touchesOf(
  written: readonly {
    readonly processes: readonly (keyof typeof processes)[]
    readonly at: number
  }[],
  now: number,
  count: number,
): readonly Touches[] {
  return (Object.keys(processes) as (keyof typeof processes)[]).map((process) => {
    const at = new Set(
      written
        .filter((each) => each.processes.includes(process))
        .map((each) => Math.floor((now - each.at) / week)),
    )
    return {
      process,
      label: processes[process],
      weeks: Array.from({ length: count }, (_, index) => at.has(count - 1 - index)),
    }
  })
}
