// The one walk that is offered when nobody names one. An offer: every walk stays open at every hour.
import type { Walk } from './walk.ts'

export const writers = ['broke', 'hurt'] as const

/** Walks that belong together, one after another. */
export type Stage = { readonly name: string; readonly walks: readonly string[] }

/** In which order walks are offered to someone who has no other. */
export type Order = {
  /** Where a word of the state picker leads first. */
  readonly states: ReadonlyMap<string, readonly string[]>
} & Readonly<Record<(typeof writers)[number], readonly Stage[]>>

const day = 86_400_000

/**
 * The walk to open with: the one that was put down; else what fits the writer's word for tonight; else the next of the
 * order, and then the one left alone longest. Between 23 and 5 on the writer's clock, or after a heavy word, no heavy walk is offered,
 * and none that was answered within a day while another fits.
 */
export function suggestWalk(
  walks: readonly Walk[],
  order: Order,
  given: {
    /** UTC milliseconds. */
    readonly now: number
    /** 0 to 23, the writer's own. */
    readonly hour: number
    readonly state?: string
    /** The word for tonight says distress. */
    readonly heavy?: boolean
    readonly writer?: 'broke' | 'hurt'
    readonly unfinished?: string
    /** An answer of fear not long ago. */
    readonly fear?: boolean
    readonly answered: ReadonlyMap<string, number>
  },
): Walk | undefined {
  const gentle = given.hour >= 23 || given.hour < 5 || given.heavy === true
  const writer = given.writer ?? 'broke'
  const tooHeavy = ({ intensity }: Walk) => gentle && intensity === 'high'
  const held = (walk: Walk) => given.fear === true && walk.with === 'two'
  const fits = (walk: Walk) =>
    !tooHeavy(walk) && !held(walk) && (walk.audience === 'either' || walk.audience === writer)
  const byId = new Map(walks.map((walk) => [walk.id, walk]))
  const find = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []).filter(fits)

  const unfinished = given.unfinished === undefined ? undefined : byId.get(given.unfinished)
  if (unfinished && !held(unfinished) && !tooHeavy(unfinished)) return unfinished
  const rested = ({ id }: Walk) => given.now - (given.answered.get(id) ?? 0) > day
  const steady = find(order.states.get(given.state ?? '') ?? []).filter(rested)
  if (steady[0]) return steady[0]
  const staged = order[writer].flatMap((stage) => stage.walks)
  const fresh = find(staged).filter(({ id }) => !given.answered.has(id))
  if (fresh[0]) return fresh[0]
  const others = walks
    .filter((walk) => fits(walk) && (walk.offer === undefined || walk.offer === writer))
    .toSorted((a, b) => (given.answered.get(a.id) ?? 0) - (given.answered.get(b.id) ?? 0))
  return others.find(rested) ?? others[0] ?? walks.find(fits)
}
