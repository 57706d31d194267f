// Frames that are nothing but lines.
import { glyphs } from '../../text/glyphs.ts'
import { wrapped } from '../../text/wrap.ts'
import type { Theme } from '../theme.ts'
import { textColumns } from './measure.ts'
import type { Frame } from './paint.ts'

export { textColumns } from './measure.ts'

/** The size of a window, in cells. */
export type Size = { readonly columns: number; readonly rows: number }

/** How a screen is seen. */
export type Look = Size & { readonly theme: Theme }

/** Too small to draw a page in; keys are still taken. */
export function tooSmall({ columns, rows }: Size): boolean {
  return columns < 30 || rows < 8
}

/** What stands before every row: at least the two cells that a sign in the margin takes. */
export function marginOf({ columns }: { readonly columns: number }): string {
  return ' '.repeat(Math.max(2, Math.floor((columns - textColumns({ columns })) / 2)))
}

/**
 * A frame of lines with nothing else: help, support, the blank page. `from` is the first line that is seen; `next` is
 * where the frame after it begins, or undefined where this one shows the end. `more` is said below where it does not.
 */
export function noticeFrame(
  lines: readonly string[],
  look: Size,
  from = 0,
  more = 'any key for the rest',
): { frame: Frame; next: number | undefined } {
  const inner = textColumns(look)
  const margin = marginOf(look)
  const wide = lines.flatMap((line) => (line === '' ? [''] : wrapped(line, inner)))
  const height = Math.max(1, look.rows - 2)
  const seen = wide.slice(from, from + height)
  const rows = ['', ...seen.map((row) => (row === '' ? '' : margin + row))]
  while (rows.length < look.rows) rows.push('')
  const next = from + height < wide.length ? from + height : undefined
  if (next !== undefined) rows[look.rows - 1] = margin + more
  return { frame: { rows, cursor: null }, next }
}

/** The first `most` rows, the last of them a sign where more was cut. */
export function clipped(rows: readonly string[], most: number): string[] {
  return rows.length <= most ? [...rows] : [...rows.slice(0, most - 1), glyphs.cut]
}

/** Rows a part at a time, where all of them are more than `room`: what is seen of part `part`, and how many parts there are. */
export function partOf(
  rows: readonly string[],
  room: number,
  part: number,
): { readonly rows: readonly string[]; readonly parts: number } {
  if (rows.length <= room) return { rows: part === 0 ? rows : [], parts: rows.length === 0 ? 0 : 1 }
  // The row below a part says how to go on.
  const each = Math.max(1, room - 1)
  return {
    rows: rows.slice(part * each, (part + 1) * each),
    parts: Math.ceil(rows.length / each),
  }
}
