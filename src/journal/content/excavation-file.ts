// The strands of the excavation as a file: "## spark: The spark", a sentence, "- map: precipitating", and its questions.
import type { DigStrand } from '../dig/strand.ts'
import { ps } from '../walk/walk.ts'
import type { Remark } from './front-matter.ts'
import { hyphened } from './header.ts'
import { type Item, readSections } from './sections.ts'

/** Reads the file. Never throws: `faults` says what is wrong and on which line, `named` every question with its line. */
export function readExcavation(text: string): {
  readonly strands: readonly DigStrand[]
  readonly faults: readonly Remark[]
  readonly named: readonly Item[]
} {
  const { sections, faults } = readSections(text)
  const found: Remark[] = [...faults]
  const named: Item[] = []
  const ids = new Set<string>()
  const strands = sections.map(({ heading, line, text: says, items }): DigStrand => {
    const [, id = '', title = ''] = /^([^:]+): (.+)$/.exec(heading) ?? []
    const fault = (message: string, at = line) => found.push({ line: at, message })
    if (!hyphened.test(id)) fault('A strand is "## spark: The spark".')
    if (ids.has(id)) fault(`"${id}" is here twice.`)
    ids.add(id)
    if (says === '') fault(`"${title}" says what it is in one sentence.`)
    const [map, ...more] = items.filter((item) => item.text.startsWith('map: '))
    const part = partNamed(map?.text.slice('map: '.length))
    if (part === undefined || more.length > 0) {
      fault(`"- map: …" stands once, and is one of ${Object.keys(ps).join(', ')}.`)
    }
    const questions = items.filter((item) => !item.text.startsWith('map: '))
    if (questions.length === 0) fault(`"${title}" asks nothing.`)
    for (const item of questions) {
      if (!/^[A-Z][A-Z0-9]+-\d{2}$/.test(item.text)) {
        fault(`"${item.text}" is not the id of a question.`, item.line)
      }
      if (named.some((each) => each.text === item.text)) {
        fault(`"${item.text}" is here twice.`, item.line)
      }
      named.push(item)
    }
    return { id, title, says, part: part ?? 'presenting', questions: questions.map((q) => q.text) }
  })
  return { strands, faults: found.toSorted((a, b) => a.line - b.line), named }
}

function partNamed(name: string | undefined): keyof typeof ps | undefined {
  return (Object.keys(ps) as (keyof typeof ps)[]).find((part) => part === name)
}
