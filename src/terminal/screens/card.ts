// A few lines that are to be seen before anything else, and a key for each way on from them.
import { glyphs } from '../../text/glyphs.ts'
import { clip } from '../../text/width.ts'
import { wrapped } from '../../text/wrap.ts'
import type { Choice } from '../questions.ts'
import { type Look, marginOf, textColumns } from '../screen/frame.ts'
import { nameOf } from '../screen/keymap.ts'
import type { Frame } from '../screen/paint.ts'
import { type Around, openScreen } from '../screen/screen.ts'
import type { ScreenTerminal } from '../screen/surface.ts'

/** What stands on a card. The last way is the one that Enter takes. */
export type Card<T> = { readonly text: string; readonly ways: readonly Choice<T>[] }

/** Shows it until one of its ways is taken: by its number, or the last by Enter. Throws Trouble 130 where it is stopped, 4 where it is left idle. */
export function openCard<T>(terminal: ScreenTerminal, card: Card<T>, around: Around): Promise<T> {
  return openScreen<T>(terminal, around, (screen) => {
    let top = 0
    return {
      key(event) {
        const name = nameOf(event)
        const way = name === 'enter' ? card.ways.at(-1) : card.ways[Number(name) - 1]
        if (way !== undefined) screen.leave(way.value)
        else if (name === 'down' || name === ' ' || name === 'page-down') top += 1
        else if (name === 'up' || name === 'page-up') top = Math.max(0, top - 1)
      },
      frame(look) {
        const { frame, last } = cardFrame(card, top, look)
        top = Math.min(top, last)
        return frame
      },
    }
  })
}

/** The lines from row `top` on as far as there is room, and the ways below; `last` is the last row it can begin at. */
function cardFrame<T>(
  { text, ways }: Card<T>,
  top: number,
  look: Look,
): { frame: Frame; last: number } {
  const margin = marginOf(look)
  const inner = textColumns(look)
  const { quiet, strong } = look.theme
  const rows = text.split('\n').flatMap((line) => (line === '' ? [''] : wrapped(line, inner)))
  const height = Math.max(1, look.rows - ways.length - 2)
  const last = Math.max(0, rows.length - height)
  const from = Math.min(top, last)
  const seen = rows.slice(from, from + height).map((row) => (row === '' ? '' : margin + row))
  while (seen.length < height) seen.push('')
  const more = from < last ? quiet(`${glyphs.down} further`) : ''
  const told = ways.map(({ name }, index) => {
    const enter = index === ways.length - 1 ? ' (Enter)' : ''
    return `${margin}${strong(String(index + 1))}  ${clip(`${name}${enter}`, inner - 3)}`
  })
  return { frame: { rows: [...seen, margin + more, ...told], cursor: null }, last }
}
