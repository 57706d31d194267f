// What stands above the page: the question, and earlier words, never more than a third of the window, a part at a time, or
// folded into one row.
import { glyphs } from '../../text/glyphs.ts'
import { wrapped } from '../../text/wrap.ts'
import { clipped, partOf, textColumns } from '../screen/frame.ts'
import type { Page } from './model.ts'

/** The question: up to half of the window, so that in a small one it gives way last. */
function questionRows({ asked, size }: Page): readonly string[] {
  return clipped(
    wrapped(asked.question ?? '', textColumns(size)),
    Math.max(2, Math.floor(size.rows / 2)),
  )
}

/** The smallest height with room for empty rows. */
export const roomy = 14

/** Everything above the words: the question, and the earlier words that stay. */
export function aboveRows(page: Page): readonly string[] {
  const { size } = page
  const above = [...questionRows(page), ...pinRows(page).rows]
  return [...(size.rows >= roomy ? [''] : []), ...above, ...(above.length > 0 ? [''] : [])]
}

/** The rows that are seen, and how many parts there are. */
function pinRows(page: Page): {
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
  const { rows, parts } = partOf(all, room, pins)
  if (pins >= parts) return { rows: [`${glyphs.beside} ${glyphs.cut} Ctrl-O`], parts }
  if (parts === 1) return { rows, parts }
  const on = pins < parts - 1 ? 'Ctrl-O further' : 'Ctrl-O folds this'
  return { rows: [...rows, `${glyphs.beside} ${glyphs.cut} ${on}`], parts }
}

/** The next part of them, then folded, then the first again. */
export function turned(page: Page): Page {
  const { parts } = pinRows(page)
  return parts === 0 ? page : { ...page, pins: page.pins >= parts ? 0 : page.pins + 1 }
}
