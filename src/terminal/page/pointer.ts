// The mouse on the page, where the writer asked for it: a press puts the cursor there, a drag selects, the wheel moves by rows.

import { marginOf } from '../screen/frame.ts'
import type { Pointer } from '../screen/keys.ts'
import { moveTo } from './buffer.ts'
import { atText, type Page, withBuffer } from './model.ts'
import { aboveRows } from './pins.ts'
import { extended } from './selection.ts'
import { byRows, placeAt } from './travel.ts'

/** Rows that one notch of the wheel goes. */
const notch = 3

/** The page after what the mouse did. */
export function pointedAt(page: Page, { does, x, y }: Pointer): Page {
  if (page.mode.at === 'menu' || page.mode.at === 'help') return page
  const { buffer, layout, size, top } = page
  const on = { ...page, mode: atText, selecting: false }
  if (does === 'up' || does === 'down') {
    return { ...on, ...byRows(buffer, layout, does === 'up' ? -notch : notch, page.sticky) }
  }
  const row = top + y - aboveRows(page).length
  const { line, offset } = placeAt(layout, x - marginOf(size).length, row)
  const there = moveTo(buffer, line, offset)
  return withBuffer(on, does === 'press' ? there : extended(buffer, there))
}
