// One page of paper: the recovery code, and how it opens the journal, with unearth and without.
import { flow, made } from './paper.ts'
import type { Style } from './setter.ts'

export type RecoveryPage = {
  readonly title: string
  /** Above the code. */
  readonly before: readonly string[]
  readonly code: readonly string[]
  /** Below it. */
  readonly behind: readonly string[]
  readonly heading: string
  readonly how: string
  readonly question: string
  readonly recipe: readonly string[]
  readonly run: string
}

/** The page as text. */
export function recoveryText(page: RecoveryPage): string {
  return `${[
    page.title,
    '',
    ...page.before,
    '',
    ...page.code.map((line, index) => `    ${index + 1}   ${line}`),
    '',
    ...page.behind,
    '',
    page.heading,
    '',
    page.how,
    `    ${page.question}`,
    '',
    ...page.recipe,
    '',
    `    ${page.run}`,
  ].join('\n')}\n`
}

/** The page as a PDF on one side of A4. Throws as every PDF does. */
export function recoveryPdf(page: RecoveryPage): Promise<Buffer> {
  return made({ title: page.title }, { margin: 54, numbered: false }, (paper) => {
    const body: Style = { face: 'regular', size: 10, colour: '#111111' }
    const head: Style = { ...body, face: 'bold', size: 13 }
    const letters: Style = { ...body, face: 'bold', size: 18 }
    const small: Style = { ...body, size: 9 }
    flow(paper, paper.root, 'H1', [page.title], { ...head, size: 17 }, { after: 12 })
    flow(paper, paper.root, 'P', page.before, body, { after: 6 })
    const lines = page.code.map((line, index) => `${index + 1}   ${line}`)
    paper.y += 6
    flow(paper, paper.root, 'P', lines, letters, { after: 2, indent: 20 })
    paper.y += 8
    flow(paper, paper.root, 'P', page.behind, body, { after: 6 })
    paper.y += 8
    flow(paper, paper.root, 'H2', [page.heading], head, { after: 6 })
    flow(paper, paper.root, 'P', [page.how], body, { after: 6 })
    flow(paper, paper.root, 'Code', [page.question], small, { after: 8, indent: 20 })
    flow(paper, paper.root, 'Code', page.recipe, small, { after: 1, indent: 20 })
    paper.y += 8
    flow(paper, paper.root, 'Code', [page.run], small, { indent: 20 })
  })
}
