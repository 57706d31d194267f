// The order in which walks are offered, as a file: "## state shame" with the walks it leads to, "## broke" and "## hurt"
// with a stage a part ("### ground"), and the walks as items.
import { type Order, type Stage, writers } from '../walk/suggest.ts'
import type { Remark } from './front-matter.ts'
import { hyphened } from './header.ts'
import { type Item, readSections, type Section } from './sections.ts'

/** Reads the order. Never throws: `order` is what could be read, `faults` says what is wrong and on which line. */
export function readOrder(text: string): {
  readonly order: Order
  readonly faults: readonly Remark[]
  /** Every walk it names, with the line. */
  readonly named: readonly Item[]
} {
  const { sections, faults } = readSections(text)
  const found: Remark[] = [...faults]
  const named: Item[] = []
  const states = new Map<string, readonly string[]>()
  const stages = new Map<string, readonly Stage[]>()
  const walksIn = ({ items }: Section): readonly string[] => {
    for (const { text, line } of items) {
      if (!hyphened.test(text)) found.push({ line, message: `"${text}" is not the id of a walk.` })
    }
    named.push(...items)
    return items.map((item) => item.text)
  }
  for (const section of sections) {
    const { heading, line, parts } = section
    const [, state] = /^state (\S.*)$/.exec(heading) ?? []
    if (states.has(state ?? '') || stages.has(heading)) {
      found.push({ line, message: `"${heading}" is here twice.` })
    }
    if (state !== undefined) states.set(state, walksIn(section))
    else if ((writers as readonly string[]).includes(heading)) {
      if (section.items.length > 0) {
        found.push({ line, message: 'The walks of a writer stand below a stage ("### ground").' })
      }
      stages.set(
        heading,
        parts.map((part) => ({ name: part.heading, walks: walksIn(part) })),
      )
    } else {
      const message = `A heading here is "## state shame", or one of ${writers.join(', ')}.`
      found.push({ line, message })
    }
  }
  return {
    order: { states, broke: stages.get('broke') ?? [], hurt: stages.get('hurt') ?? [] },
    faults: found.toSorted((a, b) => a.line - b.line),
    named,
  }
}
