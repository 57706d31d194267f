// Movement by what is seen: rows, not paragraphs. The column is remembered over short rows.

import { nextGrapheme, previousGrapheme } from '../../text/graphemes.ts'
import { type Layout, rowAt } from '../../text/layout.ts'
import { graphemesOf, graphemeWidth, width } from '../../text/width.ts'
import { type Buffer, moveTo } from './buffer.ts'
import type { Place } from './selection.ts'

/** Moves `count` visual rows (up where negative), keeping to the column that `sticky` remembers. */
export function byRows(
  buffer: Buffer,
  layout: Layout,
  count: number,
  sticky: number | undefined,
): { buffer: Buffer; sticky: number } {
  let { line } = buffer
  let row = rowAt(layout.rows[line] ?? [], buffer.offset)
  const start = layout.rows[line]?.[row]?.start ?? 0
  const column = sticky ?? width((layout.lines[line] ?? '').slice(start, buffer.offset))
  for (let left = Math.abs(count); left > 0; left -= 1) {
    if (count < 0) {
      if (row > 0) row -= 1
      else if (line > 0) {
        line -= 1
        row = (layout.rows[line]?.length ?? 1) - 1
      } else break
    } else if (row < (layout.rows[line]?.length ?? 1) - 1) row += 1
    else if (line < layout.lines.length - 1) {
      line += 1
      row = 0
    } else break
  }
  return { buffer: moveTo(buffer, line, offsetAt(layout, line, row, column)), sticky: column }
}

/** Moves to the start or the end of the visual row. */
export function rowEdge(buffer: Buffer, layout: Layout, edge: 'start' | 'end'): Buffer {
  const rows = layout.rows[buffer.line] ?? []
  const at = rowAt(rows, buffer.offset)
  const row = rows[at]
  if (row === undefined) return buffer
  if (edge === 'start') return moveTo(buffer, buffer.line, row.start)
  return moveTo(buffer, buffer.line, lastOf(layout, buffer.line, at))
}

/** The place at column `x` of row `y`, counted from the first of the page; the nearest there is. */
export function placeAt(layout: Layout, x: number, y: number): Place {
  let row = Math.max(0, y)
  for (let line = 0; line < layout.lines.length; line += 1) {
    const rows = layout.rows[line]?.length ?? 1
    if (row < rows) return { line, offset: offsetAt(layout, line, row, Math.max(0, x)) }
    row -= rows
  }
  const line = layout.lines.length - 1
  return { line, offset: layout.lines[line]?.length ?? 0 }
}

function offsetAt(layout: Layout, line: number, row: number, column: number): number {
  const text = layout.lines[line] ?? ''
  const { start, end } = layout.rows[line]?.[row] ?? { start: 0, end: 0 }
  const last = lastOf(layout, line, row)
  let at = start
  let used = 0
  for (const grapheme of graphemesOf(text.slice(start, end))) {
    used += graphemeWidth(grapheme)
    if (used > column) break
    at += grapheme.length
  }
  return Math.min(at, last)
}

/** The last offset that is drawn on a row: before the break, where the paragraph goes on. */
function lastOf(layout: Layout, line: number, row: number): number {
  const text = layout.lines[line] ?? ''
  const rows = layout.rows[line] ?? []
  const { start, end } = rows[row] ?? { start: 0, end: 0 }
  if (row === rows.length - 1) return end
  return Math.max(start, Math.min(previousGrapheme(text, end), nextGrapheme(text, end)))
}
