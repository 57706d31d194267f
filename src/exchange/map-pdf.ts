// The drawn map as PDF, on A4 landscape; its words are tagged in reading order, its lines are decoration.
import { type MapPage, mapPages } from './map-layout.ts'
import type { MapSheet } from './map-sheet.ts'
import { child, made, nextPage, type Paper, type PdfHow } from './paper.ts'

/** The map. Throws as pdfDocument does. */
export function mapPdf(sheet: MapSheet, how: PdfHow): Promise<Buffer> {
  return made(how, { margin: 30, numbered: false, layout: 'landscape' }, (paper) => {
    const { setter } = paper
    mapPages(sheet, setter.measure).forEach((page, index) => {
      if (index > 0) nextPage(paper)
      draw(paper, page)
    })
  })
}

function draw(paper: Paper, { shapes, words }: MapPage): void {
  const { pdf, setter } = paper
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
      for (const { x, top, text } of rows) setter.draw(text, x, top, style)
    })
    element.end()
  }
}
