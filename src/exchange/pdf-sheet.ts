// A sheet as PDF: one side of A4 while it has room there.
import { safeBlock, safeTitle } from '../text/safe.ts'
import type { Sheet } from './outgoing.ts'
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

// The largest size that fits on a side; below the smallest the sheet goes on to another one, and loses nothing.
const sizes = Array.from({ length: 17 }, (_, step) => 11 - step / 4)

/** The sheet, on one side of A4 where it fits at seven points or more; what had no room there begins the next. Throws as pdfDocument does. */
export function pdfSheet(sheet: Sheet, how: PdfHow): Promise<Buffer> {
  return made(how, { margin: 40, numbered: false }, (paper) => {
    const { more } = sheet
    const sides = [sheet, ...(more === undefined ? [] : [{ ...more, notes: [] }])]
    sides.forEach((side, index) => {
      if (index > 0) nextPage(paper)
      const size = sizes.find((size) => heightOf(paper, side, size) <= paper.foot - paper.y) ?? 9
      drawSheet(paper, side, size)
    })
  })
}

const gap = 10
const labels = 104
/** Between two lines of a section, in sizes of its type. */
const between = 0.3

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
      for (const [index, item] of section.items.entries()) {
        if (index > 0) paper.y += size * between
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
  const spaces = Math.max(0, section.items.length - 1) * size * between
  return Math.max(label.length * lead(body), lines.length * lead(body) + spaces) + (gap * 2) / 3
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
