// What can be offered tonight at all: for this writer, at this hour, after these evenings.
import { evenings, type Facts, holds, isDark } from './facts.ts'
import {
  anotherState,
  type Order,
  type Side,
  type Stage,
  type StatePlan,
  type Step,
} from './order.ts'
import type { Walk } from './walk.ts'

/** A walk, or a kind of record; and in a word or three what spoke for it. */
export type Offer = {
  readonly because: string
} /** `side`: of a writer in both arcs, whose words it is asked in. */ & (
  | { readonly walk: Walk; readonly side?: Side; readonly record?: never }
  | { readonly record: string; readonly walk?: never }
)

/** Everything a choice looks at. */
export type Sight = {
  readonly order: Order
  readonly facts: Facts
  readonly walks: ReadonlyMap<string, Walk>
  /** What is not offered tonight, whatever speaks for it. */
  readonly not: ReadonlySet<string>
  /** Nothing that digs. */
  readonly gentle: boolean
  /** Of a writer in both arcs, whose evening it is, where one of them was sat with already. */
  readonly side: Side | undefined
}

/** Where a word leads; one that has no place of its own leads where "something else" does. */
export function planFor({ states }: Order, state: string | undefined): StatePlan | undefined {
  return state === undefined ? undefined : (states.get(state) ?? states.get(anotherState))
}

/** Whether a walk digs. */
export function digs({ rules }: Pick<Order, 'rules'>, walk: Walk): boolean {
  if (rules.gentle.includes(walk.id)) return false
  const { processes, intensity } = walk
  return intensity === 'high' || processes.includes('excavate') || processes.includes('forgive')
}

/** Whose evening a walk makes it, of a writer in both arcs; undefined where it is of neither. */
export function sideOf({ audience, offer }: Walk): Side | undefined {
  if (audience !== 'either') return audience
  return offer === 'broke' || offer === 'hurt' ? offer : undefined
}

/** What there is to see before anything is chosen. */
export function sight(
  order: Order,
  list: readonly Walk[],
  facts: Facts,
  plan: StatePlan | undefined,
): Sight {
  const walks = new Map(list.map((walk) => [walk.id, walk]))
  const lasting = stagesOf(order, facts).filter(({ from, not }) => {
    return not.length > 0 && holds(from, order, facts)
  })
  const gentle =
    facts.heavy || plan?.gentle === true || isDark(order, facts) || isGentleTurn(order, list, facts)
  return {
    order,
    facts,
    walks,
    gentle,
    not: new Set([...(plan?.not ?? []), ...lasting.flatMap(({ not }) => not)]),
    side: tonight(walks, facts),
  }
}

/** Every stage there is for this writer. */
function stagesOf(order: Order, { writer }: Facts): readonly Stage[] {
  return writer === 'both' ? [...order.both.first, ...order.hurt, ...order.broke] : order[writer]
}

/** Whether the sittings before this one dug so often that this one does not. */
export function isGentleTurn(order: Order, walks: readonly Walk[], { sittings }: Facts): boolean {
  const before = sittings.slice(1 - order.rules.gentleEvery)
  const byId = new Map(walks.map((walk) => [walk.id, walk]))
  return (
    before.length === order.rules.gentleEvery - 1 &&
    before.every(({ walk: id }) => {
      const walk = byId.get(id)
      return walk !== undefined && digs(order, walk)
    })
  )
}

/** Whether a walk can be offered now. */
export function fits(see: Sight, walk: Walk): boolean {
  const { order, facts, gentle, not, side } = see
  const high = walk.intensity === 'high'
  return (
    isFor(walk, facts, side) &&
    !not.has(walk.id) &&
    !(facts.fear && walk.with === 'two') &&
    !(gentle && digs(order, walk)) &&
    !(high && !canBeHigh(see)) &&
    isRested(see, walk.id, high ? order.rules.high.again : order.rules.again)
  )
}

function isFor(walk: Walk, { writer }: Facts, side: Side | undefined): boolean {
  if (walk.offer === 'never') return false
  if (writer === 'both') return [undefined, side ?? sideOf(walk)].includes(sideOf(walk))
  return [undefined, writer].includes(sideOf(walk))
}

/** Not at night, not after a heavy word, and some days after the last. */
function canBeHigh({ order, facts, walks }: Sight): boolean {
  const { night, high } = order.rules
  const [from, to] = night
  const { hour } = facts
  const isNight = from > to ? hour >= from || hour < to : hour >= from && hour < to
  const last = facts.sittings.findLast(({ walk }) => walks.get(walk)?.intensity === 'high')
  return (
    !isNight && !facts.heavy && (last === undefined || evenings(facts, last.at) >= high.between)
  )
}

function isRested({ facts }: Sight, id: string, days: number): boolean {
  const touched = facts.walks.get(id)
  return touched === undefined || evenings(facts, touched.last) >= days
}

/** Whether a step has its turn: what it says of itself holds, and it is new, or comes again. */
export function isOpen(see: Sight, { walk, when, again }: Step): Walk | undefined {
  const { order, facts, walks } = see
  const found = walks.get(walk)
  if (found === undefined || !fits(see, found) || !holds(when, order, facts)) return undefined
  const held = facts.writer === 'both' && order.both.heldBack.find((each) => each.walk === walk)
  if (held && !holds(held.when, order, facts)) return undefined
  if (!facts.walks.has(walk)) return found
  return again !== undefined && isRested(see, walk, again) ? found : undefined
}

/** The first of some walks that can be offered, whether it is new or not. */
export function first(see: Sight, steps: readonly Step[], because: string): Offer | undefined {
  for (const step of steps) {
    const walk = isOpen(see, { ...step, again: step.again ?? see.order.rules.again })
    if (walk !== undefined) return { walk, because }
  }
  return undefined
}

/** Of some walks the one left alone longest; those never touched first. */
export function inTurn(see: Sight, steps: readonly Step[], because: string): Offer | undefined {
  const last = ({ walk }: Step) => see.facts.walks.get(walk)?.last ?? 0
  for (const step of steps.toSorted((a, b) => last(a) - last(b))) {
    const walk = isOpen(see, step)
    if (walk !== undefined) return { walk, because }
  }
  return undefined
}

/** The arc of tonight, where one was sat with already. */
function tonight(walks: ReadonlyMap<string, Walk>, facts: Facts): Side | undefined {
  const last = lastSide(walks, facts)
  return last !== undefined && evenings(facts, last.at) <= 0 ? last.side : undefined
}

export function lastSide(walks: ReadonlyMap<string, Walk>, { walks: touched }: Facts) {
  let found: { readonly side: Side; readonly at: number } | undefined
  for (const [id, { last }] of touched) {
    const walk = walks.get(id)
    const side = walk === undefined ? undefined : sideOf(walk)
    if (side !== undefined && (found === undefined || last > found.at)) found = { side, at: last }
  }
  return found
}
