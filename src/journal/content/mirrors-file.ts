// What is mirrored, as a file: "## soften" and its question; "## owning without effect"; "## causal, insight over sittings".
import type { MirrorPlan, PairPlan, SignalPlan, TrendPlan, Way } from '../mirror/plan.ts'
import type { Remark } from './front-matter.ts'
import { readSections, type Section } from './sections.ts'

const signal = '[a-z]+(?:_[a-z]+)*'
const one = new RegExp(`^${signal}$`)
const pair = new RegExp(`^(${signal}) (and|without|behind) (${signal})$`)
const trend = new RegExp(`^(people|${signal}(?:, ${signal})*) over (sittings|versions)$`)
/** What stands below a question as an item, and is true of its signal. */
const flags = ['against habit', 'move', 'hurt too'] as const

/** Reads the file. Never throws: `faults` says what is wrong and on which line, `named` every signal with its line. */
export function readMirrors(text: string): {
  readonly plan: MirrorPlan
  readonly faults: readonly Remark[]
  readonly named: readonly { readonly signal: string; readonly line: number }[]
} {
  const { sections, faults } = readSections(text)
  const found: Remark[] = [...faults]
  const named: { signal: string; line: number }[] = []
  const signals: SignalPlan[] = []
  const pairs: PairPlan[] = []
  const trends: TrendPlan[] = []
  for (const section of sections) {
    const { heading, line, text: words } = section
    const of = (...all: readonly string[]) => {
      named.push(...all.map((each) => ({ signal: each, line })))
    }
    if (words === '') found.push({ line, message: `"${heading}" has no words.` })
    const { basis, has } = itemsOf(section, found)
    const together = pair.exec(heading)
    const moving = trend.exec(heading)
    if (one.test(heading)) {
      of(heading)
      signals.push({
        signal: heading,
        question: words,
        basis,
        habit: has.has('against habit'),
        move: has.has('move'),
        hurt: has.has('hurt too'),
      })
    } else if (together !== null) {
      const [, first = '', how = '', second = ''] = together
      of(first, second)
      pairs.push({
        heading,
        first,
        how: how as PairPlan['how'],
        second,
        question: words,
        hurt: has.has('hurt too'),
      })
    } else if (moving !== null) {
      const [, what = '', over = ''] = moving
      const all = what === 'people' ? [] : what.split(', ')
      of(...all)
      trends.push({ signals: all, over: over as Way, words })
    } else {
      const message =
        'A heading here is "## signal", "## one and another", "## one without another", "## one behind another", "## one, another over sittings" or "… over versions".'
      found.push({ line, message })
    }
  }
  return { plan: { signals, pairs, trends }, faults: found, named }
}

function itemsOf({ items }: Section, found: Remark[]) {
  const has = new Set<string>()
  let basis = ''
  for (const { text, line } of items) {
    if (text.startsWith('basis: ')) basis = text.slice('basis: '.length)
    else if (flags.some((flag) => flag === text)) has.add(text)
    else found.push({ line, message: `An item here is "basis: …" or one of: ${flags.join(', ')}.` })
  }
  return { basis, has }
}
