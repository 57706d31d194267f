// PDF of entries and of sheets, on A4.
import { formatInstant } from '../journal/time/instant.ts'
import { safeBlock, safeTitle } from '../text/safe.ts'
import type { Outgoing, Sheet } from './outgoing.ts'
import {
  child,
  flow,
  lead,
  linesOf,
  made,
  nextPage,
  type Paper,
  type PdfHow,
  room,
  rule,
  wrapped,
} from './paper.ts'
import type { Style } from './setter.ts'

const grey = '#555555'
const black = '#111111'

/** The entries one after the other. Throws a Trouble where a character of them cannot be set or a font cannot be read. */
export function pdfDocument(entries: Iterable<Outgoing>, how: PdfHow): Promise<Buffer> {
  const all = [...entries]
  return made(how, { margin: 62, numbered: true }, (paper) => {
    const { setter } = paper
    setter.check([how.title, ...all.flatMap(({ title, asked = '', text }) => [title, asked, text])])
    const body: Style = { face: 'regular', size: 11, colour: black }
    const quiet = { ...body, colour: grey }
    const head: Style = { face: 'bold', size: 13, colour: black }
    flow(paper, paper.root, 'H1', [how.title], { ...head, size: 17 }, { after: 12 })
    for (const { title, asked, text, created } of all) {
      const article = child(paper, paper.root, 'Art')
      // A heading stays with the question and the first lines under it.
      const question = asked === undefined ? [] : linesOf(paper, asked, quiet, 14)
      room(paper, 70 + Math.min(question.length, 12) * lead(quiet))
      paper.y += 10
      flow(paper, article, 'H2', [title], head, { after: 1 })
      flow(
        paper,
        article,
        'P',
        [formatInstant(created, 'full')],
        { ...quiet, size: 9.5 },
        { after: 7 },
      )
      if (asked !== undefined) {
        const quotation = child(paper, article, 'BlockQuote')
        flow(paper, quotation, 'P', paragraphs(asked), quiet, { after: 7, indent: 14 })
        quotation.end()
      }
      flow(paper, article, 'P', paragraphs(text), body, { after: 6 })
      paper.y += 10
      article.end()
    }
  })
}

// The largest size that fits on a side; below the smallest the sheet goes on to another one, and loses nothing.
const sizes = [10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7]

/** The sheet, on one side of A4 where it fits at seven points or more; what had no room there begins the next. Throws as pdfDocument does. */
export function pdfSheet(sheet: Sheet, how: PdfHow): Promise<Buffer> {
  return made(how, { margin: 40, numbered: false }, (paper) => {
    const { more } = sheet
    const sides = [sheet, ...(more === undefined ? [] : [{ ...more, notes: [] }])]
    paper.setter.check(sides.flatMap(wordsOf))
    sides.forEach((side, index) => {
      if (index > 0) nextPage(paper)
      const size = sizes.find((size) => heightOf(paper, side, size) <= paper.foot - paper.y) ?? 9
      drawSheet(paper, side, size)
    })
  })
}

const gap = 10
const labels = 104

function drawSheet(paper: Paper, sheet: Sheet, size: number): void {
  const body: Style = { face: 'regular', size, colour: black }
  const bold: Style = { ...body, face: 'bold' }
  const quiet = { ...body, colour: grey }
  flow(paper, paper.root, 'H1', [sheet.title], { ...bold, size: size * 1.35 }, { after: 2 })
  flow(paper, paper.root, 'P', sheet.notes, quiet, {})
  paper.y += 5
  for (const section of sheet.sections) {
    const { pdf } = paper
    room(paper, Math.min(sectionHeight(paper, section, size), paper.foot - paper.margin))
    rule(paper)
    paper.y += gap / 3
    const element = child(paper, paper.root, 'Sect')
    const top = paper.y
    const page = pdf.page
    flow(paper, element, 'H2', [section.heading], bold, { width: labels })
    const low = paper.y
    if (pdf.page === page) paper.y = top
    const indent = labels + gap
    if (section.items.length > 0) {
      const list = child(paper, element, 'L')
      for (const item of section.items) {
        const entry = child(paper, list, 'LI')
        flow(paper, entry, 'LBody', above(item), quiet, { indent })
        flow(paper, entry, 'LBody', [itemLine(item)], body, { indent })
        entry.end()
      }
      list.end()
    }
    if (pdf.page === page) paper.y = Math.max(paper.y, low)
    paper.y += gap / 3
    element.end()
  }
}

function heightOf(paper: Paper, sheet: Sheet, size: number): number {
  const body: Style = { face: 'regular', size, colour: black }
  const title: Style = { ...body, face: 'bold', size: size * 1.35 }
  const notes = sheet.notes.map((note) => linesOf(paper, note, body).length * lead(body))
  const sections = sheet.sections.map((section) => sectionHeight(paper, section, size))
  return [
    linesOf(paper, sheet.title, title).length * lead(title) + 8,
    ...notes,
    ...sections,
  ].reduce((sum, height) => sum + height)
}

function sectionHeight(paper: Paper, section: Sheet['sections'][number], size: number): number {
  const body: Style = { face: 'regular', size, colour: black }
  const label = wrapped(paper, section.heading, { ...body, face: 'bold' }, labels)
  const right = section.items.flatMap((item) => [...above(item), itemLine(item)])
  const lines = right.flatMap((text) => linesOf(paper, text, body, labels + gap))
  return Math.max(label.length, lines.length) * lead(body) + (gap * 2) / 3
}

type Item = Sheet['sections'][number]['items'][number]

function above({ asked }: Item): string[] {
  return asked === undefined ? [] : [safeBlock(asked)]
}

function itemLine({ text, from }: Item): string {
  return (
    safeBlock(text) + (from === undefined ? '' : ` [${safeTitle(from).replaceAll(' ', '\u00a0')}]`)
  )
}

function wordsOf({
  title,
  notes,
  sections,
}: Pick<Sheet, 'title' | 'notes' | 'sections'>): string[] {
  return [
    title,
    ...notes,
    ...sections.flatMap(({ heading, items }) => [
      heading,
      ...items.flatMap((item) => [...above(item), itemLine(item)]),
    ]),
  ]
}

function paragraphs(text: string): string[] {
  return safeBlock(text)
    .split(/\n(?:[ \t]*\n)+/)
    .filter((paragraph) => paragraph !== '')
}
