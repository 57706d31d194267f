// What a page looks like: a calm column of about seventy, the question above, one quiet line below.

import { markKinds, marks as table } from '../../journal/page/marks.ts'
import type { Marked, Span } from '../../journal/page/spans.ts'
import { type Layout, rowAt } from '../../text/layout.ts'
import { drawnLine, graphemesOf, graphemeWidth, width } from '../../text/width.ts'
import { wrapped } from '../../text/wrap.ts'
import { clipped, type Look, textColumns, tooSmall } from '../screen/frame.ts'
import type { Frame } from '../screen/paint.ts'
import type { Buffer } from './buffer.ts'

export type Parts = {
  readonly question: string
  readonly pinned: readonly string[]
  readonly buffer: Buffer
  readonly layout: Layout
  /** The first visual row of the text that is visible; drawn again as the cursor needs it. */
  readonly top: number
  /** The quiet line. */
  readonly foot: string
  /** Lines of a panel that lies over the lower rows. */
  readonly panel: readonly string[]
  /** A probe below the text; `fading` once typing has gone on. */
  readonly probe?: { readonly text: string; readonly fading: boolean }
  /** What is left of the time as a share of the line, or what has grown beyond it. */
  readonly time?: (
    columns: number,
  ) => { readonly cells: number; readonly beyond: boolean } | undefined
  /** Spans of the text with a sign in the margin, and those that are struck. */
  readonly marks?: readonly Marked[]
  readonly struck?: readonly Span[]
  /** Where the cursor is instead, in the quiet line (for find). */
  readonly footCursor?: number
}

/** The frame of a page, and the top row it settled on. */
export function pageFrame(parts: Parts, look: Look): { frame: Frame; top: number } {
  if (tooSmall(look)) {
    return { frame: { rows: ['', ' make the window larger'], cursor: null }, top: parts.top }
  }
  const inner = textColumns(look)
  const margin = ' '.repeat(Math.max(2, Math.floor((look.columns - inner) / 2)))
  const quiet = (text: string) => (look.colour && text !== '' ? `\u001b[2m${text}\u001b[22m` : text)
  const above = [
    ...clipped(wrapped(parts.question, inner), Math.max(2, Math.floor(look.rows / 3))),
    ...clipped(
      parts.pinned.flatMap((text) => wrapped(text, inner - 2).map((row) => `│ ${row}`)),
      Math.max(2, Math.floor(look.rows / 4)),
    ),
  ]
  const spaced = look.rows >= 14
  const head = [
    ...(spaced ? [''] : []),
    ...above.map((row) => margin + quiet(row)),
    ...(above.length > 0 ? [''] : []),
  ]
  const below = [...probeRows(parts, inner, look), ...timeRow(parts, inner, spaced)]
  const height = Math.max(1, look.rows - head.length - below.length - 1)
  const { body, cursor, top } = textRows(parts, height, inner)
  const rows = [
    ...head,
    ...body.map(({ row, sign }) =>
      row === '' && sign === '' ? '' : (sign === '' ? margin : `${margin.slice(2)}${sign} `) + row,
    ),
  ]
  while (rows.length < look.rows - 1 - below.length) rows.push('')
  for (const { row, loud } of below) rows.push(row === '' ? '' : margin + (loud ? row : quiet(row)))
  rows.push(margin + quiet(parts.foot))
  const panel = parts.panel.slice(0, look.rows - 2)
  panel.forEach((line, index) => {
    rows[look.rows - 1 - panel.length + index] = `${margin}${line}`
  })
  const hidden = cursor.y + head.length >= look.rows - 1 - panel.length
  const place =
    parts.footCursor === undefined
      ? { x: margin.length + Math.min(cursor.x, inner), y: cursor.y + head.length }
      : { x: margin.length + parts.footCursor, y: look.rows - 1 }
  return { frame: { rows, cursor: panel.length > 0 && hidden ? null : place }, top }
}

type Below = { readonly row: string; readonly loud: boolean }

/** Said plainly while it is new; quiet like the rest, and then gone, once typing goes on. */
function probeRows({ probe }: Parts, inner: number, look: Look): Below[] {
  if (probe === undefined) return []
  const rows = clipped(wrapped(probe.text, inner - 2), look.rows >= 14 ? 3 : 2)
  const said = rows.map((row, index) => ({
    row: `${index === 0 ? '› ' : '  '}${row}`,
    loud: !probe.fading,
  }))
  return look.rows >= 14 ? [{ row: '', loud: false }, ...said] : said
}

/** The row above the quiet line: empty, or the time. */
function timeRow({ time }: Parts, inner: number, spaced: boolean): Below[] {
  const line = time?.(inner)
  if (line === undefined) return spaced ? [{ row: '', loud: false }] : []
  return [{ row: (line.beyond ? '┄' : '─').repeat(line.cells), loud: false }]
}

function textRows(parts: Parts, height: number, inner: number) {
  const { buffer, layout, top, marks = [], struck = [] } = parts
  const at = layout.rows[buffer.line] ?? []
  let before = 0
  for (let line = 0; line < buffer.line; line += 1) before += layout.rows[line]?.length ?? 0
  const inLine = rowAt(at, buffer.offset)
  const y = before + inLine
  const total = layout.rows.reduce((sum, rows) => sum + rows.length, 0)
  let first = Math.min(top, Math.max(0, total - 1))
  if (y < first) first = y
  if (y >= first + height) first = y - height + 1
  const body: { row: string; sign: string }[] = []
  let row = 0
  let begins = 0
  for (let line = 0; line < layout.lines.length && body.length < height; line += 1) {
    const rows = layout.rows[line] ?? []
    const text = layout.lines[line] ?? ''
    if (row + rows.length <= first) {
      row += rows.length
      begins += text.length + 1
      continue
    }
    for (const { start, end } of rows) {
      if (row >= first && body.length < height) {
        const from = begins + start
        const to = begins + end
        body.push({
          row: styledRow(text, start, end, begins, struck, inner),
          sign: signOf(marks, from, Math.max(to, from + 1)),
        })
      }
      row += 1
    }
    begins += text.length + 1
  }
  const start = at[inLine]?.start ?? 0
  const x = width((layout.lines[buffer.line] ?? '').slice(start, buffer.offset))
  return { body, cursor: { x, y: y - first }, top: first }
}

/** What stands in the margin beside a row in which a mark begins. */
function signOf(marks: readonly Marked[], from: number, to: number): string {
  const here = marks.filter(({ start }) => start >= from && start < to).map(({ kind }) => kind)
  const kind = markKinds.find((each) => here.includes(each))
  return kind === undefined ? '' : table[kind].sign
}

/** A row with its struck words struck through. */
function styledRow(
  text: string,
  start: number,
  end: number,
  begins: number,
  struck: readonly Span[],
  inner: number,
): string {
  const here = struck.filter((span) => span.start < begins + end && span.end > begins + start)
  if (here.length === 0) return clippedRow(text.slice(start, end), inner)
  let row = ''
  let at = start
  for (const span of here) {
    const from = Math.max(start, span.start - begins)
    const to = Math.min(end, span.end - begins)
    row += `${clippedRow(text.slice(at, from), inner)}\u001b[9m${clippedRow(text.slice(from, to), inner)}\u001b[29m`
    at = to
  }
  return row + clippedRow(text.slice(at, end), inner)
}

/** Rows already drawn: a key changes one or two of them, and cutting the others into graphemes again is what would cost. */
const drawnRows = new Map<string, string>()

/** A row without the spaces that hang over its end. */
function clippedRow(text: string, inner: number): string {
  const key = `${inner} ${text}`
  let row = drawnRows.get(key)
  if (row === undefined) {
    row = clippedAnew(text, inner)
    if (drawnRows.size > 4000) drawnRows.clear()
    drawnRows.set(key, row)
  }
  return row
}

function clippedAnew(text: string, inner: number): string {
  let used = 0
  let kept = 0
  for (const grapheme of graphemesOf(text)) {
    used += graphemeWidth(grapheme)
    if (used > inner) break
    kept += grapheme.length
  }
  return drawnLine(text.slice(0, kept))
}
