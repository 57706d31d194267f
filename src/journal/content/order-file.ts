// The order in which walks are offered, as a file: rules in "## always", where a word leads in "## state shame", what comes
// round in "## rhythms", and the stages of each writer in "## broke" and "## hurt", a stage a part ("### plain").
import {
  type Due,
  type Order,
  type Pick,
  type Rhythm,
  type Stage,
  type StatePlan,
  type Step,
  stateAsks,
  writers,
} from '../walk/order.ts'
import { numberIn, readHappening, readSince } from './condition.ts'
import type { Remark } from './front-matter.ts'
import { hyphened } from './header.ts'
import {
  fault,
  idsIn,
  type Line,
  lineOf,
  noting,
  type Reading,
  stepOf,
  whenIn,
} from './order-line.ts'
import { rulesIn } from './order-rules.ts'
import { type Item, readSections, type Section } from './sections.ts'

export type ReadOrder = {
  readonly order: Order
  readonly faults: readonly Remark[]
  /** Every walk it names, with the line. */
  readonly named: readonly Item[]
  /** The kinds of record it names. */
  readonly kinds: readonly Item[]
  /** The grounding scripts it names. */
  readonly grounds: readonly Item[]
  /** What it asks of kinds of record. */
  readonly asked: Reading['asked']
}

/** Reads the order. Never throws: `order` is what could be read, `faults` says what is wrong and on which line. */
export function readOrder(text: string): ReadOrder {
  const { sections, faults } = readSections(text)
  const reading: Reading = { found: [...faults], walks: [], kinds: [], grounds: [], asked: [] }
  const states = new Map<string, StatePlan>()
  const by = new Map<string, Section>()
  for (const section of sections) {
    const { heading, line } = section
    const [, state] = /^state (\S.*)$/.exec(heading) ?? []
    if (by.has(heading)) fault(reading, line, `"${heading}" is here twice.`)
    by.set(heading, section)
    if (state !== undefined) states.set(state, planIn(reading, section))
    else if (!headings.includes(heading)) {
      fault(reading, line, `A heading here is "## state shame", or one of ${headings.join(', ')}.`)
    }
  }
  const stages = (heading: string) => stagesIn(reading, by.get(heading))
  const steps = (heading: string) => stepsIn(reading, by.get(heading))
  const both = by.get('both')?.parts ?? []
  const heldBack = both.find(({ heading }) => heading === 'held back')
  const order: Omit<Order, 'kinds'> = {
    rules: rulesIn(
      (by.get('always')?.items ?? []).map(lineOf),
      (line, message) => fault(reading, line, message),
      (id, line) => reading.walks.push({ text: id, line }),
    ),
    states,
    rhythms: (by.get('rhythms')?.parts ?? []).map((part) => rhythmIn(reading, part)),
    gentle: steps('not digging'),
    dark: steps('dark'),
    nothing: steps('nothing due'),
    goesOn: steps('still going on'),
    broke: stages('broke'),
    hurt: stages('hurt'),
    both: {
      first: both.filter((part) => part !== heldBack).map((part) => stageIn(reading, part)),
      heldBack: stepsIn(reading, heldBack),
    },
    words: wordsIn(reading, by.get('words')),
  }
  return {
    order: { ...order, kinds: [...new Set(reading.kinds.map((kind) => kind.text))] },
    faults: reading.found.toSorted((a, b) => a.line - b.line),
    named: reading.walks,
    kinds: reading.kinds,
    grounds: reading.grounds,
    asked: reading.asked,
  }
}

const headings: readonly string[] = [
  'always',
  'rhythms',
  'not digging',
  'dark',
  'nothing due',
  'still going on',
  ...writers,
  'both',
  'words',
]

function stepsIn(reading: Reading, section: Section | undefined): readonly Step[] {
  return (section?.items ?? []).flatMap((item) => stepOf(reading, lineOf(item)) ?? [])
}

function planIn(reading: Reading, { items }: Section): StatePlan {
  let plan: StatePlan = { people: false, gentle: false, not: [], steps: [] }
  for (const line of items.map(lineOf)) {
    const { key, value = '' } = line
    if (key === 'people' || key === 'gentle') plan = { ...plan, [key]: true }
    else if (key === 'not') plan = { ...plan, not: idsIn(reading, value, /,/, line.line) }
    else if (key === 'ground') {
      reading.grounds.push({ text: value, line: line.line })
      plan = { ...plan, ground: value }
    } else if (key === 'ask') {
      const ask = stateAsks.find((each) => each === value)
      if (ask === undefined) {
        fault(reading, line.line, `"ask" is one of ${stateAsks.join(', ')}.`)
      } else plan = { ...plan, ask }
    } else {
      const step = stepOf(reading, line)
      if (step) plan = { ...plan, steps: [...plan.steps, step] }
    }
  }
  return plan
}

function stagesIn(reading: Reading, section: Section | undefined): readonly Stage[] {
  if (section === undefined) return []
  if (section.items.length > 0) {
    fault(reading, section.line, 'The walks of a writer stand below a stage ("### plain").')
  }
  return section.parts.map((part) => stageIn(reading, part))
}

function stageIn(reading: Reading, { heading, items }: Section): Stage {
  let stage: Stage = { name: heading, from: [], alone: false, not: [], steps: [] }
  for (const line of items.map(lineOf)) {
    const { key, value = '', line: at } = line
    const some = /^(\S+) of$/.exec(key)?.[1]
    if (key === 'alone') stage = { ...stage, alone: true }
    else if (key === 'from' || key === 'until') {
      stage = { ...stage, [key]: whenIn(reading, value, at) }
    } else if (key === 'not') stage = { ...stage, not: idsIn(reading, value, /,/, at) }
    else if (key === 'between') {
      const [, walk = '', every] = /^(\S+) every (\d)$/.exec(value) ?? []
      if (every === undefined) fault(reading, at, '"between" is a walk: "surprise every 4".')
      else {
        reading.walks.push({ text: walk, line: at })
        stage = { ...stage, between: { walk, every: Number(every) } }
      }
    } else {
      const step = some === undefined ? stepOf(reading, line) : pickOf(reading, some, line)
      if (step) stage = { ...stage, steps: [...stage.steps, step] }
    }
  }
  return stage
}

/** "two of: a or b or c, else a or b". */
function pickOf(reading: Reading, some: string, { value = '', line }: Line): Pick | undefined {
  const count = numberIn(some)
  const [, all, otherwise] = /^(.+?), else (.+)$/s.exec(value) ?? []
  if (count === undefined || all === undefined || otherwise === undefined) {
    fault(reading, line, 'Some of a group are "two of: a or b or c, else a".')
    return undefined
  }
  return {
    count,
    of: idsIn(reading, all, /\s+or\s+/, line),
    or: idsIn(reading, otherwise, /\s+or\s+/, line),
  }
}

function rhythmIn(reading: Reading, { heading, line, items }: Section): Rhythm {
  const [, record, id = ''] = /^(record )?(\S+)$/.exec(heading) ?? []
  if (!hyphened.test(id)) fault(reading, line, `"${heading}" is neither a walk nor a record.`)
  else (record === undefined ? reading.walks : reading.kinds).push({ text: id, line })
  const lines = items.map(lineOf)
  const isToday = ({ key, value }: Line) => key === 'today' && value === undefined
  return {
    what: record === undefined ? { walk: id } : { record: id },
    dues: lines.filter((each) => !isToday(each)).flatMap((each) => dueOf(reading, each) ?? []),
    today: lines.some(isToday),
  }
}

function dueOf(reading: Reading, { key, value = '', line }: Line): Due | undefined {
  const [first = '', ...rest] = value.split(/,\s+(?!or\s)/)
  const when = whenIn(reading, rest.join(', '), line)
  if (key === 'every') {
    const [, days] = /^(\d{1,3}) days$/.exec(first) ?? []
    if (days !== undefined) return { by: 'every', days: Number(days), when }
  }
  if (key === 'on') {
    const [, days, from = ''] = /^(\d+(?: and \d+)*) days since (.+)$/.exec(first) ?? []
    const since = noting(reading, line, (named) => readSince(from, named))
    if (days !== undefined && since !== undefined) {
      return { by: 'on', days: days.split(' and ').map(Number), since, when }
    }
  }
  if (key === 'after') {
    const [, event = '', days] = /^(.+?)(?: for (\d{1,3}) days)?$/.exec(first) ?? []
    const what = noting(reading, line, (named) => readHappening(event, named))
    if (what !== undefined) return { by: 'after', what, days: Number(days ?? 7), when }
  }
  fault(
    reading,
    line,
    'A rhythm is "every: 7 days", "on: 3 and 10 days since came-out" or "after: dark".',
  )
  return undefined
}

function wordsIn(
  reading: Reading,
  section: Section | undefined,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    (section?.items ?? []).map(lineOf).map(({ key, value = '', line }) => {
      if (hyphened.test(key)) reading.walks.push({ text: key, line })
      const words = value.split(',').map((word) => word.trim())
      if (words.includes('')) fault(reading, line, 'Words stand with a comma between.')
      return [key, words.filter((word) => word !== '')]
    }),
  )
}
