// Frames that are not the page: a notice, and the measure every screen keeps.
import { wrapped } from '../../text/wrap.ts'
import type { Frame } from './paint.ts'

const measure = 70

export type Look = {
  readonly columns: number
  readonly rows: number
  readonly colour: boolean
}

/** Too small to draw a page in; keys are still taken. */
export function tooSmall({ columns, rows }: Look): boolean {
  return columns < 30 || rows < 8
}

/** How wide the text is in a window, never up to the last column. */
export function textColumns({ columns }: Look): number {
  return Math.max(10, Math.min(measure, columns - 4))
}

/**
 * A frame of lines with nothing else: help, support, the blank page. `from` is the first line that is seen; `next` is
 * where the frame after it begins, or undefined where this one shows the end.
 */
export function noticeFrame(
  lines: readonly string[],
  look: Look,
  from = 0,
): { frame: Frame; next: number | undefined } {
  const inner = textColumns(look)
  const margin = ' '.repeat(Math.max(1, Math.floor((look.columns - inner) / 2)))
  const wide = lines.flatMap((line) => (line === '' ? [''] : wrapped(line, inner)))
  const height = Math.max(1, look.rows - 2)
  const seen = wide.slice(from, from + height)
  const rows = ['', ...seen.map((row) => (row === '' ? '' : margin + row))]
  while (rows.length < look.rows) rows.push('')
  const next = from + height < wide.length ? from + height : undefined
  if (next !== undefined) rows[look.rows - 1] = `${margin}any key for the rest`
  return { frame: { rows, cursor: null }, next }
}

export function clipped(rows: readonly string[], most: number): string[] {
  return rows.length <= most ? [...rows] : [...rows.slice(0, most - 1), '…']
}
