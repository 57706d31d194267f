// Soft wrap. A paragraph becomes rows by breaking at spaces, else between graphemes; spaces at the end of a row hang there.
// After an edit only the rows it reached are made anew: the cost of a key does not grow with the page.
import { commonEnd, commonStart } from './common.ts'
import { graphemesOf, graphemeWidth } from './width.ts'

/** A visual row of a paragraph: UTF-16 offsets, end exclusive. */
export type Row = { readonly start: number; readonly end: number }

export type Layout = {
  readonly columns: number
  readonly lines: readonly string[]
  /** For each paragraph its rows; never none. */
  readonly rows: readonly (readonly Row[])[]
}

/** Lays `lines` out `columns` wide; `before` is what is reused where its lines are the same. */
export function layOut(lines: readonly string[], columns: number, before?: Layout): Layout {
  if (before === undefined || before.columns !== columns) {
    return { columns, lines, rows: lines.map((line) => wrap(line, columns)) }
  }
  if (before.lines === lines) return before
  const shorter = Math.min(lines.length, before.lines.length)
  let head = 0
  while (head < shorter && lines[head] === before.lines[head]) head += 1
  let tail = 0
  while (
    tail < shorter - head &&
    lines[lines.length - 1 - tail] === before.lines[before.lines.length - 1 - tail]
  ) {
    tail += 1
  }
  const middle = lines.slice(head, lines.length - tail)
  const old = before.lines.length - tail - head
  const rewrapped = middle.map((line, index) => {
    const was = before.lines[head + index]
    const rows = before.rows[head + index]
    return index < old && was !== undefined && rows !== undefined && middle.length === old
      ? rewrap(line, columns, was, rows)
      : wrap(line, columns)
  })
  const rows = [
    ...before.rows.slice(0, head),
    ...rewrapped,
    ...before.rows.slice(before.rows.length - tail),
  ]
  return { columns, lines, rows }
}

/** The rows of one paragraph. */
export function wrap(line: string, columns: number): Row[] {
  const rows: Row[] = []
  let start = 0
  do {
    const end = rowEnd(line, start, columns)
    rows.push({ start, end })
    start = end
  } while (start < line.length)
  return rows
}

const item = /^ *(?:(?:[-*•·◆→“○~]|\[.\]|\d{1,4}(?:[.)]|(?= {2}))) +)?/
/** Of a table: everything before its last column. */
const columnsBefore = /^.*\S {2,}(?=\S)/

/**
 * The rows of a line of a list or of a text that is read, and by how much all but the first of them are to be indented, so
 * that they stand under the words of the first; of a `table` under its last column.
 */
export function hung(
  line: string,
  columns: number,
  table = false,
): { readonly indent: number; readonly rows: readonly Row[] } {
  const [first, ...rest] = wrap(line, columns)
  if (first === undefined || rest.length === 0) return { indent: 0, rows: first ? [first] : [] }
  const most = Math.floor(columns * 0.6)
  const front = line.slice(0, most + 1)
  const begins = ((table && columnsBefore.exec(front)?.[0]) || item.exec(front)?.[0] || '').length
  if (begins === 0 || begins > most) return { indent: 0, rows: [first, ...rest] }
  const after = wrap(line.slice(first.end), columns - begins)
  return {
    indent: begins,
    rows: [
      first,
      ...after.map(({ start, end }) => ({ start: start + first.end, end: end + first.end })),
    ],
  }
}

/** The rows of a paragraph that was `was` (with `rows`) before an edit. */
function rewrap(line: string, columns: number, was: string, rows: readonly Row[]): Row[] {
  const same = commonStart(line, was)
  const rest = commonEnd(line, was, Math.min(line.length, was.length) - same)
  const shift = line.length - was.length
  // What overflowed a row is at most two rows on, where wide graphemes leave rows short, and an edit may join the row before.
  const first = Math.max(0, rowAt(rows, same) - 3)
  const made: Row[] = rows.slice(0, first)
  let start = rows[first]?.start ?? 0
  let ahead = first
  do {
    const end = rowEnd(line, start, columns)
    made.push({ start, end })
    start = end
    if (start > line.length - rest) {
      while ((rows[ahead]?.start ?? Number.POSITIVE_INFINITY) < start - shift) ahead += 1
      const meeting = rows[ahead]
      if (meeting?.start === start - shift && start < line.length) {
        for (const row of rows.slice(ahead))
          made.push({ start: row.start + shift, end: row.end + shift })
        return made
      }
    }
  } while (start < line.length)
  return made
}

/** The row of a paragraph an offset is on; an offset between two rows is on the later. */
export function rowAt(rows: readonly Row[], offset: number): number {
  let low = 0
  let high = rows.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((rows[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function rowEnd(line: string, start: number, columns: number): number {
  // A row takes at most a few code units a column; a longer one is measured in full below.
  for (let reach = columns * 3 + 32; ; reach *= 4) {
    const window = line.slice(start, start + reach)
    const last = start + window.length >= line.length
    const end = endWithin(window, columns, last)
    if (end !== undefined) return start + end
  }
}

/** Where a row that begins at 0 of `window` ends; undefined where the window is too short to know. */
function endWithin(window: string, columns: number, last: boolean): number | undefined {
  let used = 0
  let at = 0
  let breakAfter = 0
  for (const grapheme of graphemesOf(window)) {
    const next = at + grapheme.length
    // The last grapheme of a window that is cut may go on beyond it.
    if (!last && next >= window.length - 16) return undefined
    const space = grapheme === ' ' || grapheme === '\t'
    const wide = graphemeWidth(grapheme)
    if (!space && used + wide > columns && at > 0) return breakAfter > 0 ? breakAfter : at
    used += wide
    at = next
    if (space) breakAfter = at
    else if (wide === 2 && used <= columns && unspaced(grapheme)) breakAfter = at
  }
  return last ? window.length : undefined
}

/** A character of a script that may break after any character. */
function unspaced(grapheme: string): boolean {
  const code = grapheme.codePointAt(0) ?? 0
  return code >= 0x2e80 && code < 0xff00
}
