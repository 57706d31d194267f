// The map as it stands: its lines and links, and for a part that is empty the walk that fills it.

import { type MapPart, mapOf, type Touches, touchesOf, week } from '../../journal/view/map.ts'
import { fillsPart } from '../../journal/view/map-fills.ts'
import type { MapLine, Part } from '../../journal/view/map-line.ts'
import type { processes } from '../../journal/walk/walk.ts'
import { walksTouched } from '../../store/activity.ts'
import type { Desk } from '../desk/desk.ts'
import { recordFor, recordsOf } from '../desk/kinds.ts'

/** A walk, by its title and its id. */
export type Fills = { readonly title: string; readonly walk: string }

export type Seen = {
  readonly parts: readonly MapPart[]
  /** The walk that asks about each empty part. */
  readonly fills: ReadonlyMap<Part, Fills>
  /** A value of a choice ("still") in words. */
  readonly inWords: (field: 'when' | 'confidence', value: string) => string
}

/** Reads the map anew; `learned` keeps what was learned from somebody. */
export function mapSeen(desk: Desk, learned?: string): Seen {
  const { store, walks, names } = desk
  const kind = recordFor(desk, 'map')
  const links = recordsOf(store, recordFor(desk, 'led-to').id)
  const parts = mapOf(recordsOf(store, kind.id), links, learned)
  return {
    parts,
    fills: new Map(
      parts.flatMap(({ part, lines }) => {
        const walk = lines.length > 0 ? undefined : fillsPart(walks, kind.id, part, names.writer)
        return walk === undefined ? [] : [[part, { title: walk.title, walk: walk.id }] as const]
      }),
    ),
    inWords: (field, value) =>
      kind.fields
        .find(({ name }) => name === field)
        ?.options.find((option) => option.value === value)?.label ?? value,
  }
}

/** In which of the last `count` weeks each process was touched. */
export function mapTouches({ store, walks, world }: Desk, count: number): readonly Touches[] {
  const of = new Map(walks.map((walk) => [walk.id, walk.processes]))
  const now = world.clock.now()
  const written = walksTouched(store, now - count * week).flatMap(({ walk, at }) => {
    const touched: readonly (keyof typeof processes)[] | undefined = of.get(walk)
    return touched === undefined ? [] : [{ processes: touched, at }]
  })
  return touchesOf(written, now, count)
}

/** What is known of a line beside its words: then or still, how sure, and from whom where `learned` is wanted. */
export function notesOf(
  line: MapLine,
  { inWords }: Seen,
  learned: (from: string) => string | undefined,
) {
  const from = line.learned === undefined ? undefined : learned(line.learned.replace(/\.$/, ''))
  return [
    ...(line.when === undefined ? [] : [inWords('when', line.when)]),
    ...(line.confidence === undefined ? [] : [inWords('confidence', line.confidence)]),
    ...(from === undefined ? [] : [from]),
  ]
}
