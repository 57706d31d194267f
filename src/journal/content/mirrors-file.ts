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

const headings =
  'A heading here is "## signal", "## one and another", "## one without another", "## one behind another", "## one, another over sittings" or "… over versions".'

/** Reads the file. Never throws: `faults` says what is wrong and on which line, `named` every signal with its line. */
export function readMirrors(text: string): {
  readonly plan: MirrorPlan
  readonly faults: readonly Remark[]
  readonly named: readonly { readonly signal: string; readonly line: number }[]
} {
  const { sections, faults } = readSections(text)
  const found: Remark[] = [...faults]
  const read = sections.map((section) => {
    const { heading, line, text: words } = section
    if (words === '') found.push({ line, message: `"${heading}" has no words.` })
    const items = itemsOf(section, found)
    const part = signalIn(section, items) ?? pairIn(section, items) ?? trendIn(section)
    if (part === undefined) found.push({ line, message: headings })
    return { line, part }
  })
  const parts = read.flatMap(({ part }) => part ?? [])
  return {
    plan: {
      signals: parts.flatMap(({ signal }) => signal ?? []),
      pairs: parts.flatMap(({ pair }) => pair ?? []),
      trends: parts.flatMap(({ trend }) => trend ?? []),
    },
    faults: found,
    named: read.flatMap(({ line, part }) => (part?.of ?? []).map((signal) => ({ signal, line }))),
  }
}

/** What a section says, and the signals it names. */
type Part = {
  readonly of: readonly string[]
  readonly signal?: SignalPlan
  readonly pair?: PairPlan
  readonly trend?: TrendPlan
}

type Items = ReturnType<typeof itemsOf>

function signalIn({ heading, text: question }: Section, { basis, has }: Items): Part | undefined {
  if (!one.test(heading)) return undefined
  const flagged = {
    habit: has.has('against habit'),
    move: has.has('move'),
    hurt: has.has('hurt too'),
  }
  return { of: [heading], signal: { signal: heading, question, basis, ...flagged } }
}

function pairIn({ heading, text: question }: Section, { has }: Items): Part | undefined {
  const [, first = '', how = '', second = ''] = pair.exec(heading) ?? []
  if (first === '') return undefined
  const said = { heading, first, how: how as PairPlan['how'], second, question }
  return { of: [first, second], pair: { ...said, hurt: has.has('hurt too') } }
}

function trendIn({ heading, text: words }: Section): Part | undefined {
  const [, what = '', over = ''] = trend.exec(heading) ?? []
  if (what === '') return undefined
  const signals = what === 'people' ? [] : what.split(', ')
  return { of: signals, trend: { signals, over: over as Way, words } }
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
