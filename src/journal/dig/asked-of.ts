// Which questions the dig may ask this writer: none that needs care, none that is meant for two after fear, and of the one who was
// hurt only those that have words of their own for them.
import type { Names } from '../names.ts'
import type { Side } from '../walk/order.ts'
import { questionsFor } from '../walk/shelves.ts'
import { sideOf } from '../walk/sight.ts'
import type { Walk } from '../walk/walk.ts'

/** A question's walk, and whose words it is asked in. */
export type Place = { readonly walk: Walk; readonly side: Side }

/** The questions by id. A writer in both arcs is asked in the words of the arc a walk belongs to, and else as whoever broke trust. */
export function askedOf(
  walks: readonly Walk[],
  names: Pick<Names, 'hasOther' | 'writer'>,
  fear: boolean,
): ReadonlyMap<string, Place> {
  const writer = names.writer ?? 'broke'
  return new Map(
    walks
      .filter((walk) => walk.offer !== 'never' && !(fear && walk.with === 'two'))
      .flatMap((walk) => {
        const of = sideOf(walk)
        if (writer !== 'both' && of !== undefined && of !== writer) return []
        const side = writer === 'both' ? (of ?? 'broke') : writer
        return questionsFor(walk, { ...names, writer: side })
          .filter(({ care, hurt }) => {
            return !care && (side !== 'hurt' || walk.audience === 'hurt' || hurt !== undefined)
          })
          .map(({ id }) => [id, { walk, side }] as const)
      }),
  )
}
