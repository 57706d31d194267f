// What is said, as a file: "## key", the words, and what there is to choose below them ("- value: words · what stands beside").
import { given } from '../../text/given.ts'
import type { Remark } from './front-matter.ts'
import { hyphened } from './header.ts'
import { readSections } from './sections.ts'
import { broken, rules } from './voice.ts'

export type Said = {
  readonly key: string
  readonly text: string
  readonly choices: readonly {
    readonly value: string
    readonly name: string
    readonly note?: string
  }[]
  /** Every {name} in its words, in order, each once. */
  readonly names: readonly string[]
  readonly line: number
}

/** Reads a file of what is said. Never throws: `faults` says what is wrong and on which line, `advice` how it could read. */
export function readSaid(text: string): {
  readonly said: readonly Said[]
  readonly faults: readonly Remark[]
  readonly advice: readonly Remark[]
} {
  const { sections, faults } = readSections(text)
  const found: Remark[] = [...faults]
  const said = sections.map(({ heading: key, line, text, items }): Said => {
    const fault = (message: string, at = line) => found.push({ line: at, message })
    if (!hyphened.test(key))
      fault('A heading here is "## key": lower-case letters, digits and hyphens.')
    if (text === '' && items.length === 0) fault(`"${key}" says nothing.`)
    const choices = items.map((item) => {
      const [, value = '', words = ''] = /^([a-z][a-z0-9-]*): (.+)$/.exec(item.text) ?? []
      if (value === '') fault('What there is to choose is "- value: its words".', item.line)
      const [name = '', note] = words.split(' · ')
      return { value, name, ...given({ note }) }
    })
    if (new Set(choices.map(({ value }) => value)).size < choices.length) {
      fault(`Two of "${key}" have one value.`)
    }
    return { key, line, text, choices, names: namesIn([text, ...items.map((item) => item.text)]) }
  })
  said.forEach(({ key, line }, index) => {
    if (said.findIndex((each) => each.key === key) < index) {
      found.push({ line, message: `"${key}" is here twice.` })
    }
  })
  return {
    said,
    faults: found.toSorted((a, b) => a.line - b.line),
    advice: said.flatMap(editorial),
  }
}

/** The rules of the questions. A screen may be longer than a question. */
function editorial({ key, text, choices, line }: Said): readonly Remark[] {
  const paragraphs = text.split('\n\n')
  const voice = paragraphs.length > 1 || choices.length === 0 ? rules.slice(1) : rules
  return [...paragraphs, ...choices.flatMap(({ name, note }) => [name, note ?? ''])].flatMap(
    (words) => broken({ id: key, text: words, line }, 'either', voice),
  )
}

function namesIn(words: readonly string[]): readonly string[] {
  return [
    ...new Set(
      words.flatMap((each) => [...each.matchAll(/\{([a-z_]+)\}/g)]).map(([, name = '']) => name),
    ),
  ]
}
