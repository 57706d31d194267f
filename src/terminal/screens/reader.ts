// Reading private words: on the alternate screen, which leaves nothing behind, with the keys of a pager.
import { glyphs } from '../../text/glyphs.ts'
import type { Changed } from '../../text/twice.ts'
import { clip } from '../../text/width.ts'
import { type Look, marginOf, textColumns } from '../screen/frame.ts'
import { hintsOf } from '../screen/keymap.ts'
import type { Frame } from '../screen/paint.ts'
import { type Around, openScreen } from '../screen/screen.ts'
import type { ScreenTerminal } from '../screen/surface.ts'
import {
  find,
  forward,
  heightOf,
  leave,
  next,
  on,
  placeOf,
  type Reading,
  read,
  readIn,
  rowsSeen,
} from './reading.ts'

/** How wide its text is in a window. */
export const readerColumns = textColumns

/**
 * Shows `text` under `title` until it is left (q, Esc, Enter at the end). Throws Trouble 130 where it is
 * stopped, 4 where it is left idle.
 */
export function openReader(
  terminal: ScreenTerminal,
  {
    title,
    text,
    changed = [],
  }: { readonly title: string; readonly text: string; readonly changed?: readonly Changed[] },
  around: Around,
): Promise<void> {
  let reading: Reading | undefined
  return openScreen<void>(terminal, around, (screen) => ({
    key(event) {
      if (reading === undefined) return
      reading = read(reading, event)
      if (reading.left) screen.leave()
    },
    frame(look) {
      reading = readIn({ text, changed }, look, reading)
      return readerFrame(title, reading, look)
    },
  }))
}

function readerFrame(title: string, reading: Reading, look: Look): Frame {
  const { rows, top, size } = reading
  const inner = textColumns(look)
  const margin = marginOf(look)
  const { quiet } = look.theme
  const height = heightOf(size)
  const body = rowsSeen(reading, look).map((row) => (row === '' ? '' : margin + row))
  while (body.length < height) body.push('')
  const more = top + height < rows.length
  const foot = footOf(reading, more ? [forward, leave, find] : [on])
  return {
    rows: [margin + quiet(clip(title, inner)), '', ...body, margin + quiet(clip(foot, inner))],
    cursor: null,
  }
}

function footOf(reading: Reading, keys: Parameters<typeof hintsOf>[0]): string {
  const { finding, found } = reading
  const place = placeOf(reading)
  if (finding !== undefined) return found === undefined ? `/${finding}` : `/${finding}   ${place}`
  const hints = hintsOf(found === undefined ? keys : [next, ...keys])
  return [...hints, ...(place === '' ? [] : [place])].join(` ${glyphs.between} `)
}
