// PDF of entries, on A4: bookmarks by month, headings kept with their text; as a book with contents too.
import { formatInstant } from '../journal/time/instant.ts'
import { blocksOf } from '../text/blocks.ts'
import { safeBlock, safeTitle } from '../text/safe.ts'
import { type Placed, placed } from './chapters.ts'
import type { Outgoing } from './outgoing.ts'
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
} from './paper.ts'
import { drawBlocks, type Look } from './pdf-blocks.ts'
import { beginChapter, beginContents, type Chapter, fillContents } from './pdf-contents.ts'
import type { Style } from './setter.ts'

const body: Style = { face: 'regular', size: 11, colour: '#111111' }
const quiet: Style = { ...body, colour: '#555555' }
const small: Style = { ...quiet, size: 9.5 }
const head: Style = { ...body, face: 'bold', size: 13 }
const look: Look = { body, quiet }
const questionIn = 14

/** The entries one after the other. Throws a Trouble where a font cannot be read. */
export function pdfDocument(entries: Iterable<Outgoing>, how: PdfHow): Promise<Buffer> {
  return made(how, { margin: 62, numbered: true }, (paper) => {
    flow(paper, paper.root, 'H1', [how.title], { ...head, size: 17 }, { after: 12 })
    let month: PDFKit.PDFOutline | undefined
    for (const each of placed(entries, false)) {
      const { entry } = each
      prepare(paper, each)
      if (each.month !== undefined) month = paper.pdf.outline.addItem(each.month)
      if (each.headed) bookmark(month, entry)
      drawEntry(paper, each, 'H2')
    }
  })
}

/** All of it as a book: its name, its contents, and each month from a page of its own. Throws as pdfDocument does. */
export function pdfBook(
  entries: Iterable<Outgoing>,
  how: PdfHow & { readonly contents: string },
): Promise<Buffer> {
  const all = [...entries]
  return made(how, { margin: 62, numbered: true, open: true }, (paper) => {
    titlePage(paper, how.title, all)
    const contents = beginContents(paper, how.contents, countMonths(all))
    const chapters: Chapter[] = []
    let month: PDFKit.PDFOutline | undefined
    for (const each of placed(all, true)) {
      if (each.month !== undefined) {
        nextPage(paper)
        month = paper.pdf.outline.addItem(each.month)
        chapters.push(beginChapter(paper, each.month))
        flow(paper, paper.root, 'H2', [each.month], { ...head, size: 17 }, { after: 10 })
      }
      prepare(paper, each)
      if (each.headed) bookmark(month, each.entry)
      drawEntry(paper, each, 'H3')
    }
    fillContents(paper, contents, chapters)
  })
}

function titlePage(paper: Paper, title: string, all: readonly Outgoing[]): void {
  paper.y = paper.foot * 0.32
  flow(paper, paper.root, 'H1', [title], { ...head, size: 26 }, { after: 10 })
  const [first, last] = [all[0], all.at(-1)]
  if (first === undefined || last === undefined) return
  const from = formatInstant(first.created, 'month')
  const until = formatInstant(last.created, 'month')
  const span = from === until ? from : `${from} – ${until}`
  flow(paper, paper.root, 'P', [span], { ...quiet, size: 13 }, {})
}

function countMonths(all: readonly Outgoing[]): number {
  let count = 0
  for (const { month } of placed(all, true)) if (month !== undefined) count += 1
  return count
}

function bookmark(month: PDFKit.PDFOutline | undefined, { title, created }: Outgoing): void {
  month?.addItem(`${formatInstant(created, 'day')} · ${safeTitle(title)}`)
}

/** A heading stays with the question and the first lines under it. */
function prepare(paper: Paper, { entry, headed }: Placed): void {
  const { asked, text } = entry
  const question = asked === undefined ? 0 : linesOf(paper, asked, quiet, questionIn).length
  const first = Math.min(3, text === '' ? 0 : text.split('\n', 3).length + 1)
  room(
    paper,
    (headed ? lead(head) + 11 : 6) +
      (lead(small) + 7) +
      Math.min(question, 12) * lead(quiet) +
      (question === 0 ? 0 : 7) +
      first * lead(body),
  )
}

function drawEntry(paper: Paper, { entry, headed }: Placed, level: 'H2' | 'H3'): void {
  const { title, asked, text, created, labels } = entry
  const article = child(paper, paper.root, 'Art')
  paper.y += headed ? 10 : 5
  if (headed) flow(paper, article, level, [title], head, { after: 1 })
  flow(paper, article, 'P', [formatInstant(created, 'full')], small, { after: 7 })
  if (asked !== undefined) {
    const quotation = child(paper, article, 'BlockQuote')
    const question = { body: quiet, quiet }
    drawBlocks(paper, quotation, blocksOf(safeBlock(asked)), question, questionIn)
    quotation.end()
    paper.y += 7
  }
  drawBlocks(paper, article, blocksOf(safeBlock(text), labels), look)
  paper.y += 6
  article.end()
}
