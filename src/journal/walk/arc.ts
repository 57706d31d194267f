// What is offered when nobody names anything. An offer: every walk stays open at every hour, and the order is a file.
import { type Facts, isDark } from './facts.ts'
import type { Order } from './order.ts'
import { rhythm } from './rhythm.ts'
import {
  first,
  fits,
  inTurn,
  isGentleTurn,
  type Offer,
  planFor,
  type Sight,
  sight,
} from './sight.ts'
import { staged } from './stages.ts'
import type { Walk } from './walk.ts'

/** What speaks for an offer where nothing else does. */
export const nothingDue = 'nothing due'

/**
 * What to open with. What the word for just now leads to comes first, then a rhythm that something brought, what was put
 * down, a rhythm that is due, the turn of what does not dig, the stages, and one line where nothing is due. Undefined where
 * the word leads to people, and where even the line was written tonight.
 */
export function offer(order: Order, walks: readonly Walk[], facts: Facts): Offer | undefined {
  const plan = planFor(order, facts.state)
  if (plan?.people) return undefined
  const see = sight(order, walks, facts, plan)
  return (
    first(see, plan?.steps ?? [], `state ${facts.state}`) ??
    rhythm(see, 'brought') ??
    putDown(see) ??
    rhythm(see, 'due') ??
    (isDark(order, facts) ? inTurn(see, order.dark, 'dark') : undefined) ??
    (isGentleTurn(order, walks, facts) ? inTurn(see, order.gentle, 'not digging') : undefined) ??
    (isDark(order, facts) ? undefined : staged(see)) ??
    first(see, order.nothing, nothingDue)
  )
}

/** What has come round in its turn and stands among the lines of a day, whatever else there is; undefined where nothing has. */
export function comesRound(order: Order, walks: readonly Walk[], facts: Facts): Offer | undefined {
  const rhythms = order.rhythms.filter(({ today }) => today)
  return rhythm(sight({ ...order, rhythms }, walks, facts, undefined), 'due')
}

/** What was put down, unless tonight is not for it. It is gone on with on the same evening too. */
function putDown(see: Sight): Offer | undefined {
  const { facts, walks } = see
  const walk = facts.putDown === undefined ? undefined : walks.get(facts.putDown)
  if (walk === undefined) return undefined
  const open = new Map(facts.walks)
  open.delete(walk.id)
  // Opened by name it may be one that is never offered.
  const { offer: to, ...named } = walk
  return fits({ ...see, facts: { ...facts, walks: open } }, to === 'never' ? named : walk)
    ? { walk, because: 'put down' }
    : undefined
}
