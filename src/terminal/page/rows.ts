// The words on a page as rows: where the window stands over them, their signs in the margin, and what of
// them is struck.

import { markKinds, marks as table } from '../../journal/page/marks.ts'
import type { Marked, Span } from '../../journal/page/spans.ts'
import { type Layout, rowAt } from '../../text/layout.ts'
import { drawnLine, graphemesOf, graphemeWidth, width } from '../../text/width.ts'
import type { Theme } from '../theme.ts'
import type { Page } from './model.ts'

export type DrawnRow = { readonly row: string; readonly sign: string }

/**
 * The rows that are seen in `height`, the cursor among them, and the first of them, counted from the first
 * of the page.
 */
export function textRows(
  page: Page,
  height: number,
  theme: Theme,
): { body: readonly DrawnRow[]; cursor: { x: number; y: number }; top: number } {
  const { buffer, layout } = page
  const rows = layout.rows[buffer.line] ?? []
  const inLine = rowAt(rows, buffer.offset)
  const y = rowsBefore(layout, buffer.line) + inLine
  const top = scrolled(page, y, height)
  const start = rows[inLine]?.start ?? 0
  const x = width((layout.lines[buffer.line] ?? '').slice(start, buffer.offset))
  return { body: drawnRows(page, top, height, theme), cursor: { x, y: y - top }, top }
}

/** The first row that is seen, so that row `y` is. */
function scrolled({ layout, top }: Page, y: number, height: number): number {
  const first = Math.min(top, Math.max(0, rowsBefore(layout, layout.lines.length) - 1))
  if (y < first) return y
  return y >= first + height ? y - height + 1 : first
}

function rowsBefore({ rows }: Layout, line: number): number {
  let count = 0
  for (let index = 0; index < line; index += 1) count += rows[index]?.length ?? 0
  return count
}

function drawnRows(page: Page, top: number, height: number, theme: Theme): readonly DrawnRow[] {
  const { layout } = page
  const { marks, struck } = page.running.traces
  const drawn: DrawnRow[] = []
  let row = 0
  let begins = 0
  for (let line = 0; line < layout.lines.length && drawn.length < height; line += 1) {
    const rows = layout.rows[line] ?? []
    const text = layout.lines[line] ?? ''
    const skipped = Math.min(rows.length, Math.max(0, top - row))
    for (const { start, end } of rows.slice(skipped, skipped + height - drawn.length)) {
      const span = { start: begins + start, end: Math.max(begins + end, begins + start + 1) }
      drawn.push({
        row: styledRow(text, { start, end }, struckIn(struck, span, begins), layout.columns, theme),
        sign: signOf(marks, span),
      })
    }
    row += rows.length
    begins += text.length + 1
  }
  return drawn
}

/** What stands in the margin beside a row in which a mark begins. */
function signOf(marks: readonly Marked[], { start: from, end: to }: Span): string {
  const here = marks
    .filter((mark) => mark.start >= from && mark.start < to && mark.start < mark.end)
    .map(({ kind }) => kind)
  const kind = markKinds.find((each) => here.includes(each))
  return kind === undefined ? '' : table[kind].sign
}

/** What of `struck` lies in a row, as offsets into its paragraph, which begins at `begins`. */
function struckIn(struck: readonly Span[], row: Span, begins: number): readonly Span[] {
  return struck
    .filter(({ start, end }) => start < row.end && end > row.start)
    .map(({ start, end }) => ({ start: start - begins, end: end - begins }))
}

/** A row with its struck words struck through. */
function styledRow(
  text: string,
  { start, end }: Span,
  struck: readonly Span[],
  columns: number,
  theme: Theme,
): string {
  if (struck.length === 0) return clippedRow(text.slice(start, end), columns)
  let row = ''
  let at = start
  for (const span of struck) {
    const from = Math.max(start, span.start)
    const to = Math.min(end, span.end)
    row += clippedRow(text.slice(at, from), columns)
    row += theme.struck(clippedRow(text.slice(from, to), columns))
    at = to
  }
  return row + clippedRow(text.slice(at, end), columns)
}

/**
 * Rows already drawn: a key changes one or two of them, and cutting the others into graphemes again is what
 * would cost.
 */
const known = new Map<string, string>()

/** A row without the spaces that hang over its end. */
function clippedRow(text: string, columns: number): string {
  const key = `${columns} ${text}`
  let row = known.get(key)
  if (row === undefined) {
    row = clippedAnew(text, columns)
    if (known.size > 4000) known.clear()
    known.set(key, row)
  }
  return row
}

function clippedAnew(text: string, columns: number): string {
  let used = 0
  let kept = 0
  for (const grapheme of graphemesOf(text)) {
    used += graphemeWidth(grapheme)
    if (used > columns) break
    kept += grapheme.length
  }
  return drawnLine(text.slice(0, kept))
}
