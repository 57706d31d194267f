// What stands above the page: the question, and earlier words, never more than a third of the window, a part at a time, or
// folded into one row.
import { glyphs } from '../../text/glyphs.ts'
import { wrapped } from '../../text/wrap.ts'
import { clipped, textColumns } from '../screen/frame.ts'
import type { Page } from './model.ts'

/** The question: up to half of the window, so that in a small one it gives way last. */
export function questionRows({ asked, size }: Page): readonly string[] {
  return clipped(
    wrapped(asked.question ?? '', textColumns(size)),
    Math.max(2, Math.floor(size.rows / 2)),
  )
}

/** The rows that are seen, and how many parts there are. */
export function pinRows(page: Page): {
  readonly rows: readonly string[]
  readonly parts: number
} {
  const { asked, running, size, pins } = page
  const stage = running.stage === undefined ? [] : [running.stage.sentence]
  const all = [...stage, ...(asked.pinned ?? [])].flatMap((text) =>
    wrapped(text, textColumns(size) - 2).map((row) => `${glyphs.beside} ${row}`),
  )
  if (all.length === 0) return { rows: [], parts: 0 }
  // Below them an empty row, two to write on, and the quiet line.
  const left = size.rows - questionRows(page).length - 4
  const room = Math.max(2, Math.min(left, Math.floor(size.rows / 3)))
  const whole = all.length <= room
  const each = whole ? room : room - 1
  const parts = Math.ceil(all.length / each)
  if (pins >= parts) return { rows: [`${glyphs.beside} ${glyphs.cut} Ctrl-O`], parts }
  const seen = all.slice(pins * each, (pins + 1) * each)
  if (whole) return { rows: seen, parts }
  const on = pins < parts - 1 ? 'Ctrl-O further' : 'Ctrl-O folds this'
  return { rows: [...seen, `${glyphs.beside} ${glyphs.cut} ${on}`], parts }
}

/** The next part of them, then folded, then the first again. */
export function turned(page: Page): Page {
  const { parts } = pinRows(page)
  return parts === 0 ? page : { ...page, pins: page.pins >= parts ? 0 : page.pins + 1 }
}
