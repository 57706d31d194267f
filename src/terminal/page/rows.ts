// The words on a page as rows: where the window stands over them, their signs in the margin, and what of
// them is struck, marked, selected or found.

import { markKinds, marks as table } from '../../journal/page/marks.ts'
import { type Marked, merged, type Span } from '../../journal/page/spans.ts'
import { type Layout, type Row, rowAt } from '../../text/layout.ts'
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
  const seen = seenRows(layout, top, height)
  const [first] = seen
  const last = seen.at(-1)
  if (first === undefined || last === undefined) return []
  const window = { start: first.begins + first.row.start, end: last.begins + last.row.end + 1 }
  const reaches = ({ start, end }: Span) => start < window.end && end > window.start
  const marks = page.running.traces.marks.filter(reaches)
  const strokes = strokesOver(page, marks, theme).filter(reaches)
  return seen.map(({ line, begins, row: { start, end } }) => {
    const text = layout.lines[line] ?? ''
    const span = { start: begins + start, end: Math.max(begins + end, begins + start + 1) }
    const found = strokesIn(foundIn(page, text, line, theme), { start, end }, 0)
    const here = [...strokesIn(strokes, span, begins), ...found]
    return {
      row: styledRow(text, { start, end }, here, layout.columns),
      signs: signsOf(marks, span),
    }
  })
}

type SeenRow = { readonly line: number; readonly begins: number; readonly row: Row }

/** The rows from `top` on, each with its paragraph and where that begins in the whole text. */
function seenRows(layout: Layout, top: number, height: number): readonly SeenRow[] {
  const seen: SeenRow[] = []
  let before = 0
  let begins = 0
  for (let line = 0; line < layout.lines.length && seen.length < height; line += 1) {
    const rows = layout.rows[line] ?? []
    const skipped = Math.min(rows.length, Math.max(0, top - before))
    for (const row of rows.slice(skipped, skipped + height - seen.length)) {
      seen.push({ line, begins, row })
    }
    before += rows.length
    begins += (layout.lines[line]?.length ?? 0) + 1
  }
  return seen
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
function strokesOver(
  { running, buffer }: Page,
  marks: readonly Marked[],
  theme: Theme,
): readonly Stroke[] {
  const { struck } = running.traces
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
  if (strokes.length === 0) return whole(text.slice(start, end), columns)
  const last = start + kept(text.slice(start, end), columns)
  const inside = (at: number) => Math.max(start, Math.min(last, at))
  const cuts = [start, last, ...strokes.flatMap((each) => [inside(each.start), inside(each.end)])]
  const edges = [...new Set(cuts)].toSorted((a, b) => a - b)
  return edges
    .slice(1)
    .map((until, index) => {
      const from = edges[index] ?? start
      return strokes
        .filter((each) => each.start <= from && each.end >= until)
        .reduce((words, { draw }) => draw(words), drawn(text.slice(from, until), columns))
    })
    .join('')
}

/**
 * What is known of rows already drawn: a key changes one or two of them, and cutting the others into graphemes again is
 * what would cost.
 */
function known<V>(make: (text: string, columns: number) => V): typeof make {
  const values = new Map<string, V>()
  return (text, columns) => {
    const key = `${columns} ${text}`
    let value = values.get(key)
    if (value === undefined) {
      value = make(text, columns)
      if (values.size > 4000) values.clear()
      values.set(key, value)
    }
    return value
  }
}

/** How much of a row there is room for: spaces hang over its end. */
const kept = known((text, columns) => {
  let used = 0
  let length = 0
  for (const grapheme of graphemesOf(text)) {
    used += graphemeWidth(grapheme)
    if (used > columns) break
    length += grapheme.length
  }
  return length
})

/** A piece of a row, and a whole one as far as there is room. */
const drawn = known((text) => drawnLine(text))
const whole = known((text, columns) => drawnLine(text.slice(0, kept(text, columns))))
