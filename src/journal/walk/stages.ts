// The stages of each writer, one after another; of a writer who broke trust and was hurt, in turn.
import { holds, type Strand } from './facts.ts'
import type { Pick as Picked, Side, Stage } from './order.ts'
import { fits, isOpen, lastSide, type Offer, type Sight } from './sight.ts'
import type { Walk } from './walk.ts'

/** The next of the stages; of a writer in both arcs, of the one whose turn it is. */
export function staged(see: Sight): Offer | undefined {
  const { order, facts } = see
  if (facts.writer !== 'both') return inStages(see, order[facts.writer], facts.writer)
  const before = inStages(see, order.both.first, 'both')
  if (before !== undefined) return before
  const [side, other] = turns(see)
  const of = (whose: Side): Offer | undefined => {
    const walk = inStages({ ...see, side: whose }, order[whose], whose)
    return walk && { ...walk, side: whose }
  }
  return of(side) ?? (see.side === undefined ? of(other) : undefined)
}

/** Which arc comes next: tonight's, or the one that was not sat with last. */
function turns({ walks, facts, side }: Sight): readonly [Side, Side] {
  const last = lastSide(walks, facts)
  const next = facts.cameOut === 'not yet' ? 'broke' : 'hurt'
  const turn = side ?? (last === undefined ? next : opposite(last.side))
  return [turn, opposite(turn)]
}

function opposite(side: Side): Side {
  return side === 'broke' ? 'hurt' : 'broke'
}

/**
 * The next walk of some stages. Beyond a stage that still waits for something there is only what does not dig. What is left
 * in a stage that is over comes after the stage behind it.
 */
function inStages(
  see: Sight,
  stages: readonly Stage[],
  name: string,
): { readonly walk: Walk; readonly because: string } | undefined {
  const { order, facts } = see
  let gentle = see.gentle
  let over: Stage | undefined
  for (const stage of stages) {
    if (!holds(stage.from, order, facts)) continue
    const isOver = stage.until !== undefined && holds(stage.until, order, facts)
    for (const each of [isOver ? [] : stage, over ?? []].flat()) {
      const walk = nextOf({ ...see, gentle }, each)
      if (walk !== undefined) return { walk, because: `${name}: ${each.name}` }
    }
    if (stage.alone) return undefined
    if (stage.until !== undefined && !isOver) gentle = true
    over = isOver ? stage : undefined
  }
  const walk = over && nextOf({ ...see, gentle }, over)
  return walk === undefined || over === undefined
    ? undefined
    : { walk, because: `${name}: ${over.name}` }
}

function nextOf(see: Sight, { steps, between }: Stage): Walk | undefined {
  const { facts, walks } = see
  if (between !== undefined) {
    const ids = steps.flatMap((step) => ('of' in step ? step.of : [step.walk]))
    const touched = ids.filter((id) => facts.walks.has(id)).length
    const times = facts.walks.get(between.walk)?.times ?? 0
    const walk = walks.get(between.walk)
    if (walk !== undefined && Math.floor(touched / between.every) > times && fits(see, walk)) {
      return walk
    }
  }
  for (const step of steps) {
    const walk = 'of' in step ? picked(see, step) : isOpen(see, step)
    if (walk !== undefined) return walk
  }
  return undefined
}

/** The next of a group, by the words of the writer; never more than so many of it. */
function picked(see: Sight, { count, of, or }: Picked): Walk | undefined {
  const { facts, order } = see
  // What was written on the other side of a writer in both arcs was written to other words.
  const other = facts.writer === 'both' ? order.hurt.flatMap(({ steps }) => steps) : []
  const there = new Set(other.flatMap((step) => ('of' in step ? step.of : [step.walk])))
  const touched = of.filter((id) => facts.walks.has(id) && !there.has(id)).length
  if (touched >= count) return undefined
  const strands = facts.strands()
  const words = (id: string): Strand => strands.get(id) ?? { words: 0, evenings: 0 }
  const speaking = of
    .filter((id) => words(id).evenings >= order.rules.words.evenings)
    .toSorted((a, b) => words(b).words - words(a).words)
  const wanted = [...new Set([...speaking, ...or])].filter((id) => !facts.walks.has(id))
  for (const id of wanted.slice(0, count - touched)) {
    const walk = isOpen(see, { walk: id, when: [] })
    if (walk !== undefined) return walk
  }
  return undefined
}
