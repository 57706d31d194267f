// The blocks of a text on paper: lists with their signs, quotations set in, the lines of a record in two columns.
import type { Block } from '../text/blocks.ts'
import { sideOf } from '../text/side.ts'
import { child, type Element, flow, lead, linesOf, type Paper, room, wrapped } from './paper.ts'
import type { Style } from './setter.ts'

export type Look = { readonly body: Style; readonly quiet: Style }

const hang = 15
const quoteIn = 14
const labels = 112
const gap = 8
const after = 6

/** Draws the blocks one below the other, `indent` points in. */
export function drawBlocks(
  paper: Paper,
  parent: Element,
  blocks: readonly Block[],
  look: Look,
  indent = 0,
): void {
  let record: Element | undefined
  for (const [index, block] of blocks.entries()) {
    keepWithNext(paper, blocks.slice(index, index + 2), look, indent)
    if (block.kind === 'field') {
      record ??= child(paper, parent, 'L')
      drawField(paper, record, block, look, indent)
      continue
    }
    record?.end()
    record = undefined
    const space = index === blocks.length - 1 && indent > 0 ? 0 : after
    if (block.kind === 'paragraph') {
      flow(paper, parent, 'P', [block.text], look.body, { after: space, indent })
    } else if (block.kind === 'quote') {
      const quotation = child(paper, parent, 'BlockQuote')
      const quiet = { ...look, body: look.quiet }
      drawBlocks(paper, quotation, block.blocks, quiet, indent + quoteIn)
      quotation.end()
      paper.y += space
    } else {
      const list = child(paper, parent, 'L')
      for (const item of block.items) drawItem(paper, list, item, look, indent)
      list.end()
      paper.y += space
    }
  }
  record?.end()
}

/** A line that announces what comes stays on its page. */
function keepWithNext(paper: Paper, [block, next]: readonly Block[], look: Look, indent: number) {
  if (block?.kind !== 'paragraph' || next === undefined || !/[:：]\s*$/.test(block.text)) return
  const lines = linesOf(paper, block.text, look.body, indent).length
  if (lines <= 4) room(paper, (lines + 2) * lead(look.body) + after)
}

function drawItem(
  paper: Paper,
  list: Element,
  { marker, blocks }: { readonly marker: string; readonly blocks: readonly Block[] },
  look: Look,
  indent: number,
): void {
  const item = child(paper, list, 'LI')
  const [first] = blocks
  room(paper, lead(look.body) * (first?.kind === 'paragraph' ? 1 : 2))
  const sign = /\d/.test(marker) ? marker : '•'
  const wide = Math.max(hang, paper.setter.measure(`${sign} `, look.body))
  const side = first?.kind === 'paragraph' ? sideOf(first.text) : 'ltr'
  const end = paper.pdf.page.width - paper.margin - indent
  const at = side === 'ltr' ? paper.margin + indent : end - paper.setter.measure(sign, look.body)
  const label = child(paper, item, 'Lbl')
  label.add(() => paper.setter.draw(sign, at, paper.y, look.body, side))
  label.end()
  const body = child(paper, item, 'LBody')
  drawBlocks(paper, body, blocks, look, indent + wide)
  body.end()
  item.end()
  paper.y += 1.5
}

function drawField(
  paper: Paper,
  list: Element,
  { label, blocks }: Extract<Block, { kind: 'field' }>,
  look: Look,
  indent: number,
): void {
  const item = child(paper, list, 'LI')
  const quiet = { ...look.quiet, size: look.quiet.size * 0.9 }
  const lines = wrapped(paper, label, quiet, labels).length
  room(paper, Math.max(lines * lead(quiet), lead(look.body) * 2))
  const { pdf, y: top } = paper
  const page = pdf.page
  paper.y += (look.body.size - quiet.size) * 0.94
  flow(paper, item, 'Lbl', [label], quiet, { width: labels, indent })
  const low = paper.y
  paper.y = top
  const body = child(paper, item, 'LBody')
  drawBlocks(paper, body, blocks, look, indent + labels + gap)
  body.end()
  if (pdf.page === page) paper.y = Math.max(paper.y, low)
  item.end()
  paper.y += 3
}
