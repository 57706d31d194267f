// A few words on the screen, no input, and a line that shrinks. At its end the line is gone, and nothing else happens.
import { glyphs } from '../../text/glyphs.ts'
import { wrapped } from '../../text/wrap.ts'
import { type Look, marginOf, textColumns } from '../screen/frame.ts'
import { nameOf } from '../screen/keymap.ts'
import type { Frame } from '../screen/paint.ts'
import { type Around, openScreen } from '../screen/screen.ts'
import type { ScreenTerminal } from '../screen/surface.ts'

/**
 * Longer than this (milliseconds) without a look at the clock, and the program was not running: that time
 * does not count.
 */
const asleep = 60_000
const beatMs = 1000

/**
 * Shows `question` for `ms` milliseconds and until a key after that; Esc or q leave sooner. With `bell` the
 * terminal rings at the end. It locks only once the time is over: until then nobody is meant to press a
 * key. Throws Trouble 130 where it is stopped.
 */
export function openStill(
  terminal: ScreenTerminal,
  { question, ms, bell = false }: { question: string; ms: number; bell?: boolean },
  around: Around,
): Promise<void> {
  let elapsed = 0
  let seen = terminal.now()
  return openScreen<void>(terminal, around, (screen) => {
    screen.after(beatMs, beat)
    return {
      key(event) {
        passed()
        if (elapsed >= ms || ['escape', 'q'].includes(nameOf(event))) screen.leave()
      },
      frame: (look) => stillFrame(question, 1 - elapsed / ms, look),
    }

    function beat(): void {
      screen.after(beatMs, beat)
      passed()
      screen.draw()
    }

    function passed(): void {
      const gap = terminal.now() - seen
      seen = terminal.now()
      if (elapsed >= ms) return
      screen.awake()
      // A promised return goes by the wall clock, asleep or not; sitting does not.
      if (gap > 0 && (bell || gap <= asleep)) elapsed = Math.min(ms, elapsed + gap)
      if (bell && elapsed >= ms) terminal.write('\u0007')
    }
  })
}

/** The question in the middle, and `left` of the line, from 1 to 0. */
function stillFrame(question: string, left: number, look: Look): Frame {
  const inner = textColumns(look)
  const margin = marginOf(look)
  const words = question.split('\n').flatMap((line) => wrapped(line, inner))
  const above = Math.max(0, Math.floor((look.rows - words.length) / 2) - 1)
  const rows = [...Array<string>(above).fill(''), ...words.map((row) => margin + row)]
  while (rows.length < look.rows - 2) rows.push('')
  const { quiet } = look.theme
  rows.push(
    margin + quiet(glyphs.time.repeat(Math.ceil(left * inner))),
    margin + quiet(left > 0 ? 'Esc ends it' : 'any key'),
  )
  return { rows: rows.slice(-look.rows), cursor: null }
}
