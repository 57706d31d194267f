// The contents of a book: pages kept free where they stand, and filled when it is known on which page each chapter begins.
import { safeTitle } from '../text/safe.ts'
import { child, type Element, flow, lead, nextPage, type Paper, widthFor } from './paper.ts'
import type { Style } from './setter.ts'

/** Part of a book, and the number of the page it begins on. */
export type Chapter = { readonly title: string; readonly page: number }

export type Contents = {
  readonly element: Element
  /** Of each of its pages: which it is of those of the document, from 0, and where the first row stands. */
  readonly pages: readonly { readonly index: number; readonly top: number }[]
}

const row: Style = { face: 'regular', size: 11, colour: '#111111' }
const dots: Style = { ...row, colour: '#999999' }
const heading: Style = { ...row, face: 'bold', size: 17 }

/** Begins them on a page of their own, with room for so many chapters. */
export function beginContents(paper: Paper, title: string, count: number): Contents {
  nextPage(paper)
  flow(paper, paper.root, 'H2', [title], heading, { after: 10 })
  const element = child(paper, paper.root, 'TOC')
  const pages: { index: number; top: number }[] = []
  for (let left = count; left > 0; ) {
    if (pages.length > 0) nextPage(paper)
    paper.kept?.add(paper.pdf.page)
    pages.push({ index: paper.pages - 1, top: paper.y })
    left -= rowsFrom(paper, paper.y)
  }
  return { element, pages }
}

/** A chapter begins on this page. */
export function beginChapter({ pdf, pages }: Paper, title: string): Chapter {
  pdf.addNamedDestination(placeOf(pages))
  return { title, page: pages }
}

function placeOf(page: number): string {
  return `page-${page}`
}

/** Fills them in, each row a link to its page. */
export function fillContents(
  paper: Paper,
  { element, pages }: Contents,
  chapters: readonly Chapter[],
): void {
  const { pdf } = paper
  const last = paper.pages - 1
  let at = 0
  for (const { index, top } of pages) {
    pdf.switchToPage(index)
    const end = at + rowsFrom(paper, top)
    for (const [row, chapter] of chapters.slice(at, end).entries()) {
      drawRow(paper, element, chapter, top + row * rowHeight)
    }
    at = end
  }
  element.end()
  pdf.switchToPage(last)
}

const rowHeight = lead(row) + 3

function rowsFrom({ foot }: Paper, top: number): number {
  return Math.max(1, Math.floor((foot - top) / rowHeight))
}

function drawRow(paper: Paper, contents: Element, { title, page }: Chapter, y: number): void {
  const { pdf, setter, margin } = paper
  const name = safeTitle(title)
  const wide = widthFor(paper, 0)
  const number = String(page)
  const end = margin + wide - setter.measure(number, row)
  const from = margin + setter.measure(name, row) + 6
  const dot = setter.measure('. ', dots)
  const item = child(paper, contents, 'TOCI')
  const link = child(paper, item, 'Link')
  link.add(() => {
    setter.draw(name, margin, y, row)
    setter.draw(number, end, y, row)
  })
  // Types of pdfkit know neither; a string of it is an object, a name is not.
  const how = { structParent: link, Contents: new String(name) } as object
  pdf.goTo(margin, y, wide, rowHeight, placeOf(page), how)
  link.end()
  item.end()
  pdf.markContent('Artifact', { type: 'Layout' })
  const count = Math.floor((end - 6 - from) / dot)
  if (count > 0) setter.draw('. '.repeat(count).trimEnd(), end - 6 - count * dot, y, dots)
  pdf.endMarkedContent()
}
