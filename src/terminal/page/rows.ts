// The words on a page as rows: where the window stands over them, their signs in the margin, and what of
// them is struck, marked, selected or found.

import { markKinds, marks as table } from '../../journal/page/marks.ts'
import { type Marked, merged, type Span } from '../../journal/page/spans.ts'
import { type Layout, rowAt } from '../../text/layout.ts'
import { drawnLine, graphemesOf, graphemeWidth, width } from '../../text/width.ts'
import type { Theme } from '../theme.ts'
import { cursorOf } from './buffer.ts'
import { matchesIn } from './find.ts'
import type { Page } from './model.ts'
import { selected } from './selection.ts'

export type DrawnRow = {
  readonly row: string
  /** What stands beside it. */
  readonly signs: readonly string[]
}

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
  const { marks } = page.running.traces
  const strokes = strokesOver(page, theme)
  const drawn: DrawnRow[] = []
  let row = 0
  let begins = 0
  for (let line = 0; line < layout.lines.length && drawn.length < height; line += 1) {
    const rows = layout.rows[line] ?? []
    const text = layout.lines[line] ?? ''
    const skipped = Math.min(rows.length, Math.max(0, top - row))
    const seen = rows.slice(skipped, skipped + height - drawn.length)
    const found = seen.length === 0 ? [] : foundIn(page, text, line, theme)
    for (const { start, end } of seen) {
      const span = { start: begins + start, end: Math.max(begins + end, begins + start + 1) }
      const here = [...strokesIn(strokes, span, begins), ...strokesIn(found, { start, end }, 0)]
      drawn.push({
        row: styledRow(text, { start, end }, here, layout.columns),
        signs: signsOf(marks, span),
      })
    }
    row += rows.length
    begins += text.length + 1
  }
  return drawn
}

/** The signs that stand in the margin beside a row in which marks begin, each once. */
function signsOf(marks: readonly Marked[], { start: from, end: to }: Span): readonly string[] {
  const here = marks
    .filter((mark) => mark.start >= from && mark.start < to && mark.start < mark.end)
    .map(({ kind }) => kind)
  return markKinds.filter((kind) => here.includes(kind)).map((kind) => table[kind].sign)
}

/** A stretch of words that is drawn in a way of its own. */
type Stroke = Span & { draw(text: string): string }

/** What is struck, marked and selected, as offsets into the whole text. */
function strokesOver({ running, buffer }: Page, theme: Theme): readonly Stroke[] {
  const { marks, struck } = running.traces
  const both = selected(buffer)
  return [
    ...struck.map(({ start, end }) => ({ start, end, draw: theme.struck })),
    ...merged(marks).map((span) => ({ ...span, draw: theme.marked })),
    ...(both === undefined
      ? []
      : [
          {
            start: cursorOf({ ...buffer, ...both.from }),
            end: cursorOf({ ...buffer, ...both.to }),
            draw: theme.here,
          },
        ]),
  ]
}

/** What is looked for in one paragraph, as offsets into it: the one that the cursor is at is the strongest. */
function foundIn({ mode }: Page, text: string, line: number, theme: Theme): readonly Stroke[] {
  if (mode.at !== 'find' || mode.here < 0) return []
  const { places, here, wanted } = mode
  const current = places[here]?.line === line ? places[here].offset : -1
  return matchesIn(text, wanted).map((start) => ({
    start,
    end: start + wanted.length,
    draw: start === current ? (words) => theme.strong(theme.here(words)) : theme.here,
  }))
}

/** Those of `strokes` that reach into a row, as offsets into its paragraph, which begins at `begins`. */
function strokesIn(strokes: readonly Stroke[], row: Span, begins: number): readonly Stroke[] {
  return strokes
    .filter(({ start, end }) => start < row.end && end > row.start)
    .map((stroke) => ({ ...stroke, start: stroke.start - begins, end: stroke.end - begins }))
}

/** A row with its strokes, where several lie over each other all of them. */
function styledRow(
  text: string,
  { start, end }: Span,
  strokes: readonly Stroke[],
  columns: number,
): string {
  const whole = clippedRow(text.slice(start, end), columns)
  if (strokes.length === 0) return whole.row
  const last = start + whole.kept
  const inside = (at: number) => Math.max(start, Math.min(last, at))
  const cuts = [start, last, ...strokes.flatMap((each) => [inside(each.start), inside(each.end)])]
  const edges = [...new Set(cuts)].toSorted((a, b) => a - b)
  return edges
    .slice(1)
    .map((until, index) => {
      const from = edges[index] ?? start
      return strokes
        .filter((each) => each.start <= from && each.end >= until)
        .reduce((words, { draw }) => draw(words), drawnLine(text.slice(from, until)))
    })
    .join('')
}

type Clipped = { readonly row: string; readonly kept: number }

/**
 * Rows already drawn: a key changes one or two of them, and cutting the others into graphemes again is what
 * would cost.
 */
const known = new Map<string, Clipped>()

/** A row without the spaces that hang over its end, and how much of it that is. */
function clippedRow(text: string, columns: number): Clipped {
  const key = `${columns} ${text}`
  let row = known.get(key)
  if (row === undefined) {
    row = clippedAnew(text, columns)
    if (known.size > 4000) known.clear()
    known.set(key, row)
  }
  return row
}

function clippedAnew(text: string, columns: number): Clipped {
  let used = 0
  let kept = 0
  for (const grapheme of graphemesOf(text)) {
    used += graphemeWidth(grapheme)
    if (used > columns) break
    kept += grapheme.length
  }
  return { row: drawnLine(text.slice(0, kept)), kept }
}
