// When writing goes round in circles or runs long: signals a person could check by hand, and never a block. Sources of the
// thresholds: the guardrails against rumination in the project's safety rules (a loop by the writer's own measure, and by one
// that nobody gets used to; the same why three times; three verdicts and no act; twice of three sessions heavier after than
// before; 45 minutes or a second heavy walk in a day).
import type { Sat } from '../session.ts'
import { hitsOf, type Lexicons } from './lexicon.ts'

export type Signal = 'loop' | 'why' | 'verdicts' | 'heavier' | 'long'

/** An earlier text, and the day it belongs to. */
export type Past = { readonly text: string; readonly day: string }

const minutesADay = 45
const compared = 5
/** Fewer entries than this say nothing about what is usual. */
const fewest = 8
/** Whatever is usual: this near, with so few new words, two nights running. */
const floor = { near: 0.8, fresh: 0.2 }
/** Content words a night needs to be compared at all, by either measure. */
const wordsUsual = 20
const wordsFloor = 8

/** What speaks for a rest after `pages` were written on `day`. `past` are earlier texts, newest first; `sat` the sessions, newest first, this one at the head; `today` those of this day. */
export function signalsIn(given: {
  readonly pages: readonly string[]
  readonly day: string
  readonly past: readonly Past[]
  readonly sat: readonly Sat[]
  readonly today: readonly Sat[]
  readonly lexicons: Lexicons
  /** Words of the state picker that say distress. */
  readonly distress: ReadonlySet<string>
}): readonly Signal[] {
  const { pages, day, past, sat, today, lexicons, distress } = given
  const text = pages.join('\n\n')
  const count = (signal: string) => hitsOf(lexicons, signal, text).length
  const found: Signal[] = []
  const texts = past.map((each) => each.text)
  if (loops(text, texts) || circles(nightsOf([{ text, day }, ...past]))) found.push('loop')
  if (pages.some((page) => hitsOf(lexicons, 'why', page).length >= 3)) found.push('why')
  if (count('self_attack') >= 3 && count('owning') === 0) found.push('verdicts')
  if (sat.slice(0, 3).filter((each) => heavierAfter(each, distress)).length >= 2)
    found.push('heavier')
  const seconds = today.reduce((sum, each) => sum + each.seconds, 0)
  if (seconds > minutesADay * 60 || today.filter(({ heavy }) => heavy).length > 1)
    found.push('long')
  return found
}

function heavierAfter({ state, after }: Sat, distress: ReadonlySet<string>): boolean {
  return after !== undefined && distress.has(after) && !(state !== undefined && distress.has(state))
}

/** Nearer to the last five entries than four in five of them were to theirs, and with fewer new words than four in five had. */
function loops(text: string, past: readonly string[]): boolean {
  if (past.length < fewest) return false
  const bags = [text, ...past].map(contentWords)
  const measured = bags.slice(0, bags.length - compared).map((bag, index) => {
    const before = bags.slice(index + 1, index + 1 + compared)
    const known = new Set(bags.slice(index + 1).flatMap((each) => [...each.keys()]))
    const words = [...bag.keys()]
    return {
      near: cosine(bag, before),
      fresh:
        words.length === 0 ? 1 : words.filter((word) => !known.has(word)).length / words.length,
    }
  })
  const [here, ...others] = measured
  if (here === undefined || others.length === 0 || (bags[0]?.size ?? 0) < wordsUsual) return false
  return (
    here.near >
      quantile(
        others.map(({ near }) => near),
        0.8,
      ) &&
    here.fresh <
      quantile(
        others.map(({ fresh }) => fresh),
        0.2,
      )
  )
}

/** The same words tonight as on a night before, and so it was the night before, too. Nobody's own measure, so that it does not wear off. */
function circles(nights: readonly string[]): boolean {
  const bags = nights.slice(0, 2 + compared + fewest).map(contentWords)
  return [0, 1].every((night) => {
    const bag = bags[night]
    const before = bags.slice(night + 1)
    if (bag === undefined || bag.size < wordsFloor || before.length === 0) return false
    const known = new Set(before.flatMap((each) => [...each.keys()]))
    const fresh = [...bag.keys()].filter((word) => !known.has(word)).length / bag.size
    // The nearest one, not their mean: ten varied evenings would hide a night that is written again.
    const near = Math.max(...before.slice(0, compared).map((each) => cosine(bag, [each])))
    return near >= floor.near && fresh <= floor.fresh
  })
}

/** The texts of each night as one, the latest first. */
function nightsOf(texts: readonly Past[]): readonly string[] {
  const nights = Map.groupBy(texts, ({ day }) => day)
  return [...nights.values()].map((each) => each.map(({ text }) => text).join('\n\n'))
}

/** Cosine of content-word counts with the mean of `others`. */
function cosine(
  bag: ReadonlyMap<string, number>,
  others: readonly ReadonlyMap<string, number>[],
): number {
  const mean = new Map<string, number>()
  for (const other of others) {
    for (const [word, count] of other) mean.set(word, (mean.get(word) ?? 0) + count / others.length)
  }
  let dot = 0
  for (const [word, count] of bag) dot += count * (mean.get(word) ?? 0)
  const length = (counts: Iterable<number>) =>
    Math.sqrt([...counts].reduce((sum, n) => sum + n * n, 0))
  const size = length(bag.values()) * length(mean.values())
  return size === 0 ? 0 : dot / size
}

function contentWords(text: string): ReadonlyMap<string, number> {
  const bag = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}'’]+/gu)) {
    if (word.length < 3 || common.has(word)) continue
    bag.set(word, (bag.get(word) ?? 0) + 1)
  }
  return bag
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

const common = new Set(
  `about after again all also and any are around because been before being but came can come could did didn't does
  doing don't down each even every few for from get getting give going gone had has have having here how i'd i'll i'm
  i've into isn't it's its just know like made make many may might more most much must never not nothing now off
  once one only other our out over own said same say see she should some something still such take than that that's
  the their them then there these they thing things think this those through time told too under until upon very was
  wasn't way well went were what when where which while who why will with without would you your`.split(
    /\s+/,
  ),
)
