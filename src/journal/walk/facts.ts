// What the order is read against: how it is tonight and what was done so far. Days are counted in evenings: an evening is a
// day of the writer's own clock that lasts until five in the morning.
import type { Condition, Order, Since, When } from './order.ts'

export type Facts = {
  readonly writer: 'broke' | 'hurt' | 'both'
  /** In evenings since 1970, with the part of this one that is over. */
  readonly now: number
  /** 0 to 23, the writer's own. */
  readonly hour: number
  /** The word for just now. */
  readonly state?: string
  /** The word says distress. */
  readonly heavy: boolean
  /** What the word asked first was answered with yes. */
  readonly saidYes: boolean
  /** The evening on which it came out; undefined where that was not said. */
  readonly cameOut: number | 'not yet' | undefined
  /** The journal's first evening. */
  readonly beginning: number
  /** The walks that were touched: when last, and in how many sittings. */
  readonly walks: ReadonlyMap<string, { readonly last: number; readonly times: number }>
  /** The sittings of the last weeks with a walk, oldest first. */
  readonly sittings: readonly {
    readonly walk: string
    readonly at: number
    /** The writer got up heavier. */
    readonly heavier: boolean
  }[]
  /** The last yes or not sure to a question that needs care. */
  readonly cared: number | undefined
  readonly fear: boolean
  /** What comes round and was let be, by its id: when. */
  readonly letBe?: ReadonlyMap<string, number>
  /** The walk that was put down last. */
  readonly putDown?: string
  /** The records of the kinds that the order names, oldest first. */
  readonly records: readonly KeptRecord[]
  /** What became of them, oldest first. */
  readonly events: readonly {
    readonly of: string
    readonly event: string
    readonly at: number
  }[]
  /** How often the words of each walk were written; asked for only where the order chooses by it. */
  strands(): ReadonlyMap<string, Strand>
}

export type KeptRecord = {
  readonly id: string
  readonly kind: string
  readonly at: number
  /** When its latest version was written. */
  readonly changed: number
  readonly versions: number
  /** Its values, each as the words it has. */
  values(field: string): readonly string[]
}

/** How often, and on how many evenings. */
export type Strand = { readonly words: number; readonly evenings: number }

/** In evenings since 1970. `offset` is in minutes east of UTC. */
export function eveningOf(utc: number, offset: number): number {
  return (utc + offset * 60_000) / 86_400_000 - 5 / 24
}

/** Whole evenings between then and now; 0 for tonight. */
export function evenings({ now }: Pick<Facts, 'now'>, then: number): number {
  return Math.floor(now) - Math.floor(then)
}

/** Whether the first weeks still last. */
export function isAcute(
  { rules }: Pick<Order, 'rules'>,
  facts: Pick<Facts, 'now' | 'cameOut' | 'beginning'>,
): boolean {
  const { cameOut, beginning } = facts
  if (cameOut === 'not yet') return false
  if (cameOut === undefined) return evenings(facts, beginning) < rules.acute.unsaid
  return evenings(facts, cameOut) < rules.acute.days
}

/** The last time it was dark: a word to a question that needs care, or getting up heavier. */
export function lastDark({ cared, sittings }: Facts): number | undefined {
  const heavier = sittings.findLast((each) => each.heavier)?.at
  return cared === undefined ? heavier : Math.max(cared, heavier ?? cared)
}

/** Whether it is dark. */
export function isDark({ rules }: Pick<Order, 'rules'>, facts: Facts): boolean {
  const last = lastDark(facts)
  return last !== undefined && evenings(facts, last) < rules.dark
}

/** The moment days are counted from; undefined where there is none yet. */
export function momentOf(since: Since, facts: Facts): number | undefined {
  switch (since.from) {
    case 'beginning':
      return facts.beginning
    case 'came-out':
      return facts.cameOut === 'not yet' ? undefined : (facts.cameOut ?? facts.beginning)
    case 'walk':
      return facts.walks.get(since.id)?.last
    default:
      return facts.records.findLast(({ kind }) => kind === since.id)?.at
  }
}

/** Whether one of the lists holds as a whole; none at all always does. */
export function holds(when: When, order: Pick<Order, 'rules'>, facts: Facts): boolean {
  return (
    when.length === 0 ||
    when.some((all) =>
      all.every((condition) => isSo(condition, order, facts) !== (condition.not === true)),
    )
  )
}

function isSo(condition: Condition, order: Pick<Order, 'rules'>, facts: Facts): boolean {
  const of = (kind: string) => facts.records.filter((record) => record.kind === kind)
  switch (condition.is) {
    case 'acute':
      return isAcute(order, facts)
    case 'dark':
      return isDark(order, facts)
    case 'not-out':
      return facts.cameOut === 'not yet'
    case 'fear':
      return facts.fear
    case 'said-yes':
      return facts.saidYes
    case 'touched': {
      const { walks, count, times } = condition
      return walks.filter((id) => (facts.walks.get(id)?.times ?? 0) >= times).length >= count
    }
    case 'since':
    case 'within': {
      const moment = momentOf(condition.since, facts)
      if (moment === undefined) return false
      const days = evenings(facts, moment)
      return condition.is === 'since' ? days >= condition.days : days <= condition.days
    }
    case 'kept':
      return condition.kinds.some((kind) => of(kind).length > 0)
    case 'says': {
      const { kind, field, values, all } = condition
      return of(kind).some((record) => {
        const has = (value: string) => record.values(field).includes(value)
        return all ? values.every(has) : values.some(has)
      })
    }
    case 'versions':
      return of(condition.kind).reduce((sum, { versions }) => sum + versions, 0) >= condition.count
    case 'spread': {
      const { kind, field, count, each } = condition
      const values = of(kind).flatMap((record) => record.values(field))
      return (
        [...new Set(values)].filter((one) => values.filter((v) => v === one).length >= each)
          .length >= count
      )
    }
    case 'held':
      return of(condition.kind).some((record) => wasHeld(record, condition, facts))
  }
}

/** Whether the last that became of it is this, `days` or more after it was made, with nothing else within these days. */
function wasHeld(
  { id, at }: KeptRecord,
  { event, days }: { readonly event: string; readonly days: number },
  facts: Facts,
): boolean {
  if (evenings(facts, at) < days) return false
  const later = facts.events.filter((each) => each.of === id)
  const last = later.at(-1)
  if (last?.event !== event || Math.floor(last.at) - Math.floor(at) < days) return false
  return later.every((each) => each.event === event || evenings(facts, each.at) >= days)
}
