// Which walk fills a part of the map, as the walks' own files say it.
import type { Keeps, Walk } from '../walk/walk.ts'
import type { Part } from './map-line.ts'

/**
 * The walk with the most questions that keep a record of `kind` for `part`; one about that part alone before one about several.
 * None that is meant for the other writer. Undefined where no walk keeps any.
 */
export function fillsPart(
  walks: readonly Walk[],
  kind: string,
  part: Part,
  writer: 'broke' | 'hurt' | 'both' | undefined,
): Walk | undefined {
  const not = writer === 'hurt' ? 'broke' : writer === 'broke' ? 'hurt' : undefined
  return walks
    .filter(({ audience }) => audience !== not)
    .map((walk) => ({
      walk,
      alone: walk.ps.length === 1 && walk.ps[0] === part,
      count: walk.questions.filter(({ keeps }) => keepsPart(keeps, walk)).length,
    }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => Number(b.alone) - Number(a.alone) || b.count - a.count)[0]?.walk

  function keepsPart(keeps: Keeps | undefined, { ps }: Walk): boolean {
    if (keeps?.kind !== kind) return false
    return keeps.value === undefined ? ps.includes(part) : keeps.value === part
  }
}
