// The one walk that is offered when nobody names one. An offer: every walk stays open at every hour.
import type { Walk } from './walk.ts'

/** Where each word of the state picker leads first. */
const forState: Readonly<Record<string, readonly string[]>> = {
  urgency: ['landing', 'stabilise'],
  shame: ['standing', 'stabilise'],
  fear: ['stabilise', 'protective'],
  confusion: ['northstar', 'stabilise'],
  shock: ['hurt-steady', 'stabilise'],
  disorientation: ['hurt-steady', 'stabilise'],
}

/** A sensible order for someone who has no other. */
const order: Readonly<Record<'broke' | 'hurt', readonly string[]>> = {
  broke: [
    'presenting',
    'northstar',
    'stabilise',
    'precipitating',
    'protective',
    'momentum',
    'predisposing',
    'impact',
  ],
  hurt: [
    'hurt-steady',
    'hurt-language',
    'hurt-broken',
    'stabilise',
    'hurt-anger',
    'northstar',
    'hurt-repair',
  ],
}

/** For an occasion of their own, or a decision nobody is to be led into: never offered unasked. */
const unasked = new Set([
  ...[
    'in-or-out',
    'clean-leave',
    'no-contact',
    'before-hard-talk',
    'after-hard-talk',
    'letter',
    'setback',
  ],
  ...['promise-keep', 'promise-review', 'therapy-prep', 'therapy-after'],
  ...[
    'lean',
    'lean-out-reached',
    'lean-in-refused',
    'lean-both-out',
    'lean-both-in',
    'lean-review',
  ],
])

/** Open to anyone, but with questions that read as blame to the one who was hurt. */
const forBreaker = new Set(['capacities', 'meaning', 'protective', 'both-ways', 'identity-own'])

/** Meant for two, or for talking to the other: not offered where there was fear. */
const forTwo = new Set([
  ...['both-ways', 'meaning', 'impact', 'decode', 'landing', 'before-hard-talk', 'after-hard-talk'],
  ...[
    'lean',
    'lean-out-reached',
    'lean-in-refused',
    'lean-both-out',
    'lean-both-in',
    'hurt-repair',
  ],
])

const day = 86_400_000

/**
 * The walk to open with: the one that was put down; else what fits the writer's word for tonight; else the next of a
 * sensible order, and then the one left alone longest. Between 23 and 5 on the writer's clock, or after a word of distress, no heavy walk is offered,
 * and none that was answered within a day while another fits.
 */
export function suggestWalk(
  walks: readonly Walk[],
  given: {
    /** UTC milliseconds. */
    readonly now: number
    /** 0 to 23, the writer's own. */
    readonly hour: number
    readonly state?: string
    readonly writer?: 'broke' | 'hurt'
    readonly unfinished?: string
    /** An answer of fear not long ago. */
    readonly fear?: boolean
    readonly answered: ReadonlyMap<string, number>
  },
): Walk | undefined {
  const heavyHour = given.hour >= 23 || given.hour < 5
  const steadying = Object.hasOwn(forState, given.state ?? '')
    ? (forState[given.state ?? ''] ?? [])
    : []
  const gentle = heavyHour || steadying.length > 0
  const writer = given.writer ?? 'broke'
  const fits = (walk: Walk) =>
    !(gentle && walk.intensity === 'high') &&
    !(given.fear === true && forTwo.has(walk.id)) &&
    (walk.audience === 'either' || walk.audience === writer)
  const byId = new Map(walks.map((walk) => [walk.id, walk]))
  const find = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []).filter(fits)

  const unfinished = given.unfinished === undefined ? undefined : byId.get(given.unfinished)
  const held = unfinished && given.fear === true && forTwo.has(unfinished.id)
  if (unfinished && !held && !(gentle && unfinished.intensity === 'high')) return unfinished
  const rested = ({ id }: Walk) => given.now - (given.answered.get(id) ?? 0) > day
  const steady = find(steadying).filter(rested)
  if (steady[0]) return steady[0]
  const fresh = find(order[writer]).filter(({ id }) => !given.answered.has(id))
  if (fresh[0]) return fresh[0]
  const others = walks
    .filter((walk) => fits(walk) && !unasked.has(walk.id))
    .filter(({ id }) => writer !== 'hurt' || !forBreaker.has(id))
    .toSorted((a, b) => (given.answered.get(a.id) ?? 0) - (given.answered.get(b.id) ?? 0))
  return others.find(rested) ?? others[0] ?? walks.find(fits)
}
