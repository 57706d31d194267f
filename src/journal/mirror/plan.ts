// What there is to be mirrored, as `prompts/mirrors.md` says it: signals, pairs of them, and what moves from time to time.

/** A word list of `lexicons.json` that is shown, and its one question. */
export type SignalPlan = {
  readonly signal: string
  readonly question: string
  /** What its list was made from. */
  readonly basis: string
  /** Shown only where there is more of it than in the writer's own last pages. */
  readonly habit: boolean
  /** Where it comes back in several entries it is a strand. */
  readonly move: boolean
  /** Shown to a writer who was hurt too. */
  readonly hurt: boolean
}

/** Two signals that say more together: both are there, the first without the second, or the first close behind the second. */
export type PairPlan = {
  readonly heading: string
  readonly first: string
  readonly how: 'and' | 'without' | 'behind'
  readonly second: string
  readonly question: string
  readonly hurt: boolean
}

/** From sitting to sitting of a course, or from the first answer to a question to this one. */
export type Way = 'sittings' | 'versions'

/** What is shown as words one below the other. */
export type TrendPlan = {
  /** Signals; none is the words for people: I, they, you, we. */
  readonly signals: readonly string[]
  readonly over: Way
  readonly words: string
}

export type MirrorPlan = {
  readonly signals: readonly SignalPlan[]
  readonly pairs: readonly PairPlan[]
  readonly trends: readonly TrendPlan[]
}

/** What of a plan is for this writer: whoever was hurt, or is afraid, is led to nothing that asks for their part. */
export function planFor(plan: MirrorPlan, hurt: boolean): MirrorPlan {
  if (!hurt) return plan
  const signals = plan.signals.filter((each) => each.hurt)
  const shown = new Set(signals.map(({ signal }) => signal))
  return {
    signals,
    pairs: plan.pairs.filter((each) => each.hurt),
    trends: plan.trends.filter(
      ({ over, signals }) => over === 'sittings' || signals.every((each) => shown.has(each)),
    ),
  }
}
