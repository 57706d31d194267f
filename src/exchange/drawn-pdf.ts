// A drawing as PDF; its words are tagged in reading order, its lines are decoration.
import { type Drawing, type DrawnPage, type Row, wentColour } from './drawn.ts'
import { child, made, nextPage, type Paper, type PdfHow } from './paper.ts'
import type { Style } from './setter.ts'

/** The drawing. Throws as pdfDocument does. */
export function drawnPdf(drawing: Drawing, how: PdfHow): Promise<Buffer> {
  const { layout } = drawing
  return made(how, { margin: 30, numbered: false, layout }, (paper) => {
    drawing.pages(paper.setter.measure).forEach((page, index) => {
      if (index > 0) nextPage(paper)
      draw(paper, page)
    })
  })
}

function draw(paper: Paper, { shapes, words }: DrawnPage): void {
  const { pdf } = paper
  pdf.markContent('Artifact', { type: 'Layout' })
  for (const shape of shapes) {
    if (shape.kind === 'box') {
      const { x, y, w, h, fill, line } = shape
      pdf.lineWidth(0.6).roundedRect(x, y, w, h, 3).fillAndStroke(fill, line)
    } else if (shape.kind === 'curve') {
      const [start, one, two, end] = shape.points
      pdf
        .lineWidth(1)
        .moveTo(...start)
        .bezierCurveTo(...one, ...two, ...end)
        .stroke('#333333')
    } else {
      const [tip, ...rest] = shape.points
      pdf.moveTo(...tip)
      for (const point of rest) pdf.lineTo(...point)
      pdf.closePath().fill('#333333')
    }
  }
  pdf.endMarkedContent()
  for (const { tag, style, rows } of words) {
    const element = child(paper, paper.root, tag)
    element.add(() => {
      for (const row of rows) drawRow(paper, row, style)
    })
    element.end()
  }
}

function drawRow({ pdf, setter }: Paper, row: Row, style: Style): void {
  const { x, top, text, side, parts } = row
  if (parts === undefined) {
    setter.draw(text, side === 'rtl' ? x - setter.measure(text, style) : x, top, style, side)
    return
  }
  let at = x
  for (const { text, as } of parts) {
    const colour = as === 'went' ? wentColour : style.colour
    setter.draw(text, at, top, { ...style, colour })
    const wide = setter.measure(text, style)
    if (as !== 'same') {
      const y = top + style.size * (as === 'went' ? 0.66 : 1.06)
      pdf
        .moveTo(at, y)
        .lineTo(at + wide, y)
        .lineWidth(0.6)
        .stroke(colour)
    }
    at += wide
  }
}
