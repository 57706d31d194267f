// The letters that are never sent, as a file: "## why: Why", what is asked, and the walks whose answers may stand above.
import type { Letter } from '../letter.ts'
import type { Remark } from './front-matter.ts'
import { hyphened } from './header.ts'
import { type Item, readSections } from './sections.ts'

/** Reads the letters. Never throws: `faults` says what is wrong and on which line, `named` every walk with its line. */
export function readLetters(text: string): {
  readonly letters: readonly Letter[]
  readonly faults: readonly Remark[]
  readonly named: readonly Item[]
} {
  const { sections, faults } = readSections(text)
  const found: Remark[] = [...faults]
  const letters = sections.map(({ heading, text: asked, items, line }): Letter => {
    const [, stage = '', title = ''] = /^(\S+): (.+)$/.exec(heading) ?? []
    if (!hyphened.test(stage)) found.push({ line, message: 'A heading here is "## name: Title".' })
    if (asked === '') found.push({ line, message: `"${stage}" asks nothing.` })
    return { stage, title, asked, from: items.map((item) => item.text) }
  })
  return { letters, faults: found, named: sections.flatMap(({ items }) => items) }
}
