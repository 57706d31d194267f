// What Esc offers, over the lower rows of a page; a part at a time where the window is too small for all of it.
import { markKinds, marks } from '../../journal/page/marks.ts'
import { glyphs } from '../../text/glyphs.ts'
import { wrapped } from '../../text/wrap.ts'
import { textColumns } from '../screen/frame.ts'
import { packed } from '../screen/keymap.ts'
import type { Page } from './model.ts'
import { selected } from './selection.ts'

/** In one this high what Esc offers has room for the way back; in others that stands in the quiet line. */
export const tall = 16
const back = 'Esc back to the page'

/** The rows that are seen from row `from` on, and the last row it can begin at: 0 where all of it is seen. */
export function menuPart(page: Page, from: number): { rows: readonly string[]; last: number } {
  const rows = menuRows(page)
  const room = roomIn(page)
  const last = Math.max(0, rows.length - room)
  const top = Math.min(from, last)
  return { rows: rows.slice(top, top + room), last }
}

/** The first row after `key` in the menu that begins at `from`; undefined where the key moves nothing there. */
export function menuMoved(page: Page, from: number, key: string): number | undefined {
  const { last } = menuPart(page, from)
  const by = { down: 1, ' ': 1, 'page-down': 1, up: -1, 'page-up': -1 }[key]
  if (last === 0 || by === undefined) return undefined
  return Math.max(0, Math.min(last, from + by * (roomIn(page) - 1)))
}

/** The quiet line below it. */
export function menuFoot(page: Page, from: number): string {
  const { last } = menuPart(page, from)
  if (last === 0) return back
  return `${from < last ? `${glyphs.down} further` : `${glyphs.up} back up`} ${glyphs.between} ${back}`
}

function roomIn({ size }: Page): number {
  return Math.max(1, size.rows - 1)
}

/** All of it. */
function menuRows({ asked, size, buffer }: Page): readonly string[] {
  const room = textColumns(size)
  const pointing = markKinds.flatMap((kind) => {
    const { pageKey, short } = marks[kind]
    return pageKey === undefined ? [] : [`${pageKey} ${short}`]
  })
  const [near, away] = [asked.menu.filter((way) => !way.away), asked.menu.filter((way) => way.away)]
  const lines = [
    ...near.map(({ key, label }) => `${key}  ${label}`),
    ...packed(
      away.map(({ key, label }) => `${key} ${label}`),
      room - 5,
    ),
    'F2 people to call',
    selected(buffer) === undefined
      ? 'this sentence, for therapy:'
      : 'what is selected, for therapy:',
    ...packed(pointing, Math.min(room - 5, 40)),
    ...(size.rows >= tall ? [back] : []),
  ]
  const fitted = lines.flatMap((line) =>
    wrapped(line, room - 5).map((row, index) => `${index === 0 ? '  ' : '     '}${row}`),
  )
  return size.rows >= tall ? ['', ...fitted, ''] : fitted
}
