// Signals that say more together than alone. A pair is a question about one page, never about its writer.
import type { Hit } from './page.ts'
import type { PairPlan } from './plan.ts'

/** How many sentences behind the second of a pair the first still stands close. */
const close = 3

/** The pairs that stand on one page, given the words of its signals; each with the words that made it. */
export function pairsOn(
  plans: readonly PairPlan[],
  found: ReadonlyMap<string, readonly Hit[]>,
): readonly { readonly pair: PairPlan; readonly hits: readonly Hit[] }[] {
  return plans.flatMap((pair) => {
    const hits = standing(pair, found.get(pair.first) ?? [], found.get(pair.second) ?? [])
    return hits.length === 0 ? [] : [{ pair, hits: hits.toSorted((a, b) => a.start - b.start) }]
  })
}

function standing(
  { how }: PairPlan,
  first: readonly Hit[],
  second: readonly Hit[],
): readonly Hit[] {
  if (first.length === 0) return []
  if (how === 'without') return second.length === 0 ? first : []
  if (how === 'and') return second.length === 0 ? [] : [...first, ...second]
  const near = first.flatMap((hit) => {
    const before = second.findLast(
      ({ start, number }) => start < hit.start && hit.number - number <= close,
    )
    return before === undefined ? [] : [before, hit]
  })
  return [...new Set(near)]
}
