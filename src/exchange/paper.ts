// A PDF being written: pages, embedded fonts, and the tags that screen readers follow, in reading order. pdfkit is loaded only
// here, when one is made.
import { exit, Trouble } from '../errors.ts'
import { safeBlock, safeTitle } from '../text/safe.ts'
import { type Side, sideOf } from '../text/side.ts'
import { wrapLine } from '../text/wrap.ts'
import { type Pdf, type Setter, type Style, setterFor } from './setter.ts'

export type PdfHow = {
  readonly title: string
  /** With one, the file is encrypted (AES-256). The stretching of PDF is weak: only a long generated one protects. */
  readonly password?: string
  /** For what the font that comes with unearth does not have: contents, or paths ("…/x.ttc#Name" for one of a collection). */
  readonly fonts?: readonly (string | Uint8Array)[]
  /** BCP 47; "en" unless given. */
  readonly lang?: string
}

export type Element = PDFKit.PDFStructureElement

/** What is drawn on: the document, its setter, the tag tree, and where the next line goes. */
export type Paper = {
  readonly pdf: Pdf
  readonly setter: Setter
  readonly root: Element
  readonly margin: number
  readonly foot: number
  readonly numbered: boolean
  y: number
  pages: number
  /** Pages that are filled in at the end; of a document that keeps pages open every other is written when the next begins. */
  readonly kept?: Set<PDFKit.PDFPage>
}

/** Makes the document, has it drawn, and gives its bytes. */
export async function made(
  how: PdfHow,
  look: {
    readonly margin: number
    readonly numbered: boolean
    readonly layout?: 'landscape' | 'portrait'
    /** Pages stay open until the end, so that what is known then can be put on an earlier one. */
    readonly open?: boolean
  },
  draw: (paper: Paper) => void,
): Promise<Buffer> {
  const { margin, layout = 'portrait', open = false } = look
  const { default: Document } = await import('pdfkit')
  const pdf = new Document({
    size: 'A4',
    layout,
    margin: 0,
    bufferPages: open,
    // None of the fonts a PDF has of its own.
    font: '',
    pdfVersion: how.password === undefined ? '1.7' : '1.7ext3',
    tagged: true,
    lang: how.lang ?? 'en',
    displayTitle: true,
    info: { Title: safeTitle(how.title), Producer: 'unearth', Creator: 'unearth' },
    ...(how.password === undefined ? {} : { userPassword: how.password, permissions: everything }),
  })
  const gathered = gathering()
  pdf.on('data', gathered.add)
  const ended = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject))
  const setter = await setterFor(pdf, how.fonts ?? [])
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const paper = { ...look, pdf, setter, root, foot: pdf.page.height - margin, y: margin, pages: 1 }
  draw(open ? { ...paper, kept: new Set() } : paper)
  root.end()
  try {
    pdf.end()
  } catch (cause) {
    throw new Trouble(
      exit.failed,
      'A font that was named could not be put into the PDF.',
      'TrueType and OpenType files work best. Or export as HTML: a browser can print it to PDF.',
      cause,
    )
  }
  await ended
  return gathered.all()
}

/** Bytes that come in very many small pieces, kept in few. */
function gathering() {
  const whole: Buffer[] = []
  let pieces: Buffer[] = []
  const join = () => {
    whole.push(Buffer.concat(pieces))
    pieces = []
  }
  return {
    add(piece: Buffer): void {
      pieces.push(piece)
      if (pieces.length === 1000) join()
    },
    all(): Buffer {
      join()
      return Buffer.concat(whole)
    },
  }
}

// The password opens it whole; anything withheld would be withheld from screen readers first.
const everything = {
  printing: 'highResolution',
  modifying: true,
  copying: true,
  annotating: true,
  fillingForms: true,
  contentAccessibility: true,
  documentAssembly: true,
} as const

type Setting = { readonly after?: number; readonly indent?: number; readonly width?: number }

/** Sets each text as an element of its own, over as many pages as it takes; no line of a paragraph stands alone on one. */
export function flow(
  paper: Paper,
  parent: Element,
  tag: string,
  texts: readonly string[],
  style: Style,
  { after = 0, indent = 0, width }: Setting,
): void {
  for (const text of texts) {
    const wide = width ?? widthFor(paper, indent)
    const lines = linesIn(paper, text, style, wide)
    const element = child(paper, parent, tag)
    while (lines.length > 0) {
      room(paper, lead(style) * Math.min(2, lines.length))
      const fitting = lines.splice(0, having(paper, style, lines.length))
      element.add(() => {
        for (const { text, side } of fitting) {
          const at = paper.margin + indent
          const x =
            side === 'ltr'
              ? at
              : endOf(paper, at, wide, width, indent) - paper.setter.measure(text, style)
          paper.setter.draw(text, x, paper.y, style, side)
          paper.y += lead(style)
        }
      })
    }
    element.end()
    paper.y += after
  }
}

/** How many of `count` lines are set on this page: all that have room, but none that leaves one alone on the next. */
function having({ foot, y }: Paper, style: Style, count: number): number {
  const fitting = Math.max(1, Math.floor((foot - y) / lead(style)))
  return count - fitting === 1 && fitting > 2 ? fitting - 1 : fitting
}

/** Where a line ends that is written from the right: it is set in from there. */
function endOf(
  { pdf, margin }: Paper,
  at: number,
  wide: number,
  column: number | undefined,
  indent: number,
): number {
  return column === undefined ? pdf.page.width - margin - indent : at + wide
}

export function child({ pdf }: Paper, parent: Element, tag: string): Element {
  const element = pdf.struct(tag)
  parent.add(element)
  return element
}

/** Begins a new page where `height` does not fit on this one. */
export function room(paper: Paper, height: number): void {
  if (paper.y + height <= paper.foot || paper.y === paper.margin) return
  nextPage(paper)
}

/** Begins a new page, whatever room there is. */
export function nextPage(paper: Paper): void {
  const before = paper.pdf.page
  paper.pdf.addPage()
  if (paper.kept?.has(before) === false) written(before)
  paper.y = paper.margin
  if (!paper.numbered) return
  paper.pages += 1
  paper.pdf.markContent('Artifact', { type: 'Pagination' })
  const page = String(paper.pages)
  const middle = (paper.pdf.page.width - paper.setter.measure(page, number)) / 2
  paper.setter.draw(page, middle, paper.foot + 18, number)
  paper.pdf.endMarkedContent()
}

/** Writes a page that pdfkit would keep until the end, with every line of it in pieces: a book of 1,200 pages took 140 MB. */
function written(page: PDFKit.PDFPage): void {
  page.end()
  // The end of the document ends every page that was kept, and no page twice.
  page.end = () => {}
}

const number: Style = { face: 'regular', size: 9, colour: '#555555' }

export function rule(paper: Paper): void {
  const { pdf, margin, y } = paper
  pdf.markContent('Artifact', { type: 'Layout' })
  pdf.lineWidth(0.5).strokeColor('#cccccc')
  pdf
    .moveTo(margin, y)
    .lineTo(pdf.page.width - margin, y)
    .stroke()
  pdf.endMarkedContent()
}

export function linesOf(paper: Paper, text: string, style: Style, indent = 0): string[] {
  return wrapped(paper, text, style, widthFor(paper, indent))
}

export function wrapped(paper: Paper, text: string, style: Style, width: number): string[] {
  return linesIn(paper, text, style, width).map(({ text }) => text)
}

/** The lines of a text, each with the side its paragraph begins on. */
function linesIn(
  { setter }: Paper,
  text: string,
  style: Style,
  width: number,
): { readonly text: string; readonly side: Side }[] {
  return safeBlock(text)
    .replaceAll('\t', '    ')
    .split('\n')
    .flatMap((line) => {
      const side = sideOf(line)
      const lines = wrapLine(line, width, (part) => setter.measure(part, style))
      return lines.map((text) => ({ text, side }))
    })
}

export function widthFor({ pdf, margin }: Paper, indent: number): number {
  return pdf.page.width - 2 * margin - indent
}

export function lead({ size }: Style): number {
  return size * 1.36
}
