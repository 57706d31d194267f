// The map of why: factors by the five parts of the story, and the weeks in which each process was touched. Presence only:
// no order, no share, no end.
import type { Entry } from '../entry.ts'
import { cameFrom, stringIn } from '../record/events.ts'
import { processes, ps } from '../walk/walk.ts'

type Part = keyof typeof ps

export type MapLine = {
  readonly id: string
  readonly text: string
  readonly learned?: string
  readonly when?: string
  readonly confidence?: string
  /** The entry whose words it came from. */
  readonly from?: string
}

export type MapPart = {
  readonly part: Part
  readonly label: string
  readonly lines: readonly MapLine[]
}

/** From the surface down, as one would dig. */
const order: readonly Part[] = [
  'presenting',
  'precipitating',
  'perpetuating',
  'predisposing',
  'protective',
]

/** The factors by part, from the surface down; a part without any has no lines. `learned` keeps those learned from somebody whose name has these letters. */
export function mapOf(factors: readonly Entry[], learned?: string): readonly MapPart[] {
  const wanted = learned?.toLowerCase()
  return order.map((part) => ({
    part,
    label: ps[part],
    lines: factors
      .filter((entry) => (stringIn(entry, 'p') ?? 'presenting') === part)
      .map(lineOf)
      .filter((line) => wanted === undefined || line.learned?.toLowerCase().includes(wanted)),
  }))
}

function lineOf(entry: Entry): MapLine {
  const from = cameFrom(entry)
  const optional = (name: string, key: 'learned' | 'when' | 'confidence') => {
    const value = stringIn(entry, name)
    return value === undefined ? {} : { [key]: value }
  }
  return {
    id: entry.id,
    text: (stringIn(entry, 'text') ?? entry.revision.text).replace(/\s+/g, ' ').trim(),
    ...optional('learned_from', 'learned'),
    ...optional('when', 'when'),
    ...optional('confidence', 'confidence'),
    ...(from !== undefined ? { from } : {}),
  }
}

export type Touches = {
  readonly process: keyof typeof processes
  readonly label: string
  /** Whether it was touched in each week, the oldest first, this one last. */
  readonly weeks: readonly boolean[]
}

const week = 7 * 86_400_000

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
