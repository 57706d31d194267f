// The order in which walks are offered, as data: rules that always hold, states, rhythms, and stages for each writer.

export const writers = ['broke', 'hurt'] as const

/** Whose arc a walk stands in. */
export type Side = (typeof writers)[number]

/** What a word for just now can ask first. */
export const stateAsks = ['somebody', 'tonight'] as const

/** From what days are counted. */
export type Since =
  | { readonly from: 'came-out' | 'beginning' }
  | { readonly from: 'walk' | 'kept'; readonly id: string }

export type Condition = { readonly not?: true } & (
  | { readonly is: 'acute' | 'not-out' | 'dark' | 'fear' | 'said-yes' }
  /** At least `count` of these were touched, on `times` evenings each. */
  | {
      readonly is: 'touched'
      readonly walks: readonly string[]
      readonly count: number
      readonly times: number
    }
  | { readonly is: 'since' | 'within'; readonly days: number; readonly since: Since }
  | { readonly is: 'kept'; readonly kinds: readonly string[] }
  /** One record of the kind has one of the values in the field, or all of them. */
  | {
      readonly is: 'says'
      readonly kind: string
      readonly field: string
      readonly values: readonly string[]
      readonly all: boolean
    }
  | { readonly is: 'versions'; readonly kind: string; readonly count: number }
  /** So many values of a field stand in `each` records of the kind. */
  | {
      readonly is: 'spread'
      readonly kind: string
      readonly field: string
      readonly count: number
      readonly each: number
    }
  /** A record that is `days` old, to which this happened last. */
  | {
      readonly is: 'held'
      readonly kind: string
      readonly event: string
      readonly days: number
    }
)

/** One of these lists holds as a whole; none at all always holds. */
export type When = readonly (readonly Condition[])[]

/** A walk, and when it is offered. With `again` not only once, but after so many days. */
export type Step = { readonly walk: string; readonly when: When; readonly again?: number }

/** Some of these, by the writer's own words; where those say nothing, `or`. */
export type Pick = {
  readonly count: number
  readonly of: readonly string[]
  readonly or: readonly string[]
}

/** Walks that belong together, one after another. */
export type Stage = {
  readonly name: string
  readonly from: When
  /** Until then later stages have only what does not dig. Undefined: they wait for nothing. */
  readonly until?: When
  /** While it lasts there are no later stages. */
  readonly alone: boolean
  /** What is not offered while it lasts. */
  readonly not: readonly string[]
  /** A walk that comes once after every so many of the others. */
  readonly between?: { readonly walk: string; readonly every: number }
  readonly steps: readonly (Step | Pick)[]
}

/** Where a word of the state picker leads. */
export type StatePlan = {
  /** People to call, and no walk. */
  readonly people: boolean
  /** Nothing that digs. */
  readonly gentle: boolean
  /** The grounding script that is offered first. */
  readonly ground?: string
  readonly ask?: (typeof stateAsks)[number]
  readonly not: readonly string[]
  readonly steps: readonly Step[]
}

/** What brings a rhythm about, outside of its days. */
export type Happening =
  | { readonly is: 'dark' }
  | { readonly is: 'walk'; readonly walk: string }
  | { readonly is: 'sittings'; readonly count: number }
  | { readonly is: 'kept'; readonly kind: string }
  | {
      readonly is: 'says'
      readonly kind: string
      readonly field: string
      readonly values: readonly string[]
    }

export type Due = { readonly when: When } & (
  | { readonly by: 'every'; readonly days: number }
  | { readonly by: 'on'; readonly days: readonly number[]; readonly since: Since }
  /** For so many days after it. */
  | { readonly by: 'after'; readonly what: Happening; readonly days: number }
)

/** A walk or a record that comes round. */
export type Rhythm = {
  readonly what: { readonly walk: string } | { readonly record: string }
  readonly dues: readonly Due[]
  /** It stands among the lines of a day, once it has come round. */
  readonly today: boolean
}

export type Rules = {
  /** Days from the day it came out, and from the journal's first where that was not said. */
  readonly acute: { readonly days: number; readonly unsaid: number }
  /** Hours of the writer's own clock, from and to. */
  readonly night: readonly [from: number, to: number]
  /** Days between two high walks, and before the same one comes again. */
  readonly high: { readonly between: number; readonly again: number }
  /** Days before any walk comes again. */
  readonly again: number
  readonly dark: number
  /** Every so many sittings one does not dig. */
  readonly gentleEvery: number
  readonly words: { readonly days: number; readonly evenings: number }
  /** Walks that do not dig, whatever their process. */
  readonly gentle: readonly string[]
}

export type Order = {
  readonly rules: Rules
  readonly states: ReadonlyMap<string, StatePlan>
  readonly rhythms: readonly Rhythm[]
  /** What the turn without digging takes, the one left alone longest first. */
  readonly gentle: readonly Step[]
  readonly dark: readonly Step[]
  readonly nothing: readonly Step[]
  /** Walks that say first, where it holds, that it is not over. */
  readonly goesOn: readonly Step[]
  readonly broke: readonly Stage[]
  readonly hurt: readonly Stage[]
  /** Of a writer who broke trust and was hurt: what comes before both arcs, and what waits longer. */
  readonly both: { readonly first: readonly Stage[]; readonly heldBack: readonly Step[] }
  /** The kinds of record it asks about. */
  readonly kinds: readonly string[]
  /** The words that speak for a walk; one that ends in "-" begins some. */
  readonly words: ReadonlyMap<string, readonly string[]>
}

/** Where no word has a place of its own in the order. */
export const anotherState = 'something else'
