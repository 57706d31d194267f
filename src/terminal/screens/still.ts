// One question on the screen, no input, and a line that shrinks. At its end the line is gone, and nothing else happens.

import { wrapped } from '../../text/wrap.ts'
import { interrupted } from '../endings.ts'
import { noticeFrame, textColumns } from '../screen/frame.ts'
import type { KeyEvent } from '../screen/keys.ts'
import { type Ending, openSurface, type PageTerminal } from '../screen/surface.ts'

/** Longer than this (milliseconds) without a look at the clock, and the program was not running: that time does not count. */
const asleep = 60_000

/** Shows `question` for `ms` milliseconds and until a key after that; Esc or q leave sooner, F2 shows `support`; with `bell` the terminal rings at the end. Throws Trouble 130 where it is stopped. */
export function openStill(
  terminal: PageTerminal,
  question: string,
  ms: number,
  support: string,
  bell = false,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let elapsed = 0
    let seen = terminal.now()
    let over: { from: number; next: number | undefined } | undefined
    const stop = () => {
      clearInterval(timer)
      surface.leave()
    }
    const end = (_why: Ending) => {
      stop()
      reject(interrupted())
    }
    const fault = (error: unknown) => {
      stop()
      reject(error)
    }
    const surface = openSurface(terminal, { key, resize: draw, end, fault })
    const timer = setInterval(draw, 1000)
    draw()

    function key(event: KeyEvent): void {
      const name = event.kind === 'key' ? event.name : event.text
      if (over !== undefined)
        over = over.next === undefined ? undefined : { from: over.next, next: 0 }
      else if (name === 'f2' && support !== '') over = { from: 0, next: undefined }
      else if (name === 'ctrl-c') return end('interrupted')
      else if (elapsed >= ms || name === 'escape' || name === 'q') {
        stop()
        return resolve()
      }
      draw()
    }

    function draw(): void {
      const gap = terminal.now() - seen
      seen = terminal.now()
      const before = elapsed
      // A promised return goes by the wall clock, asleep or not; sitting does not.
      if (gap > 0 && (bell || gap <= asleep)) elapsed = Math.min(ms, elapsed + gap)
      if (bell && before < ms && elapsed >= ms) terminal.write('\u0007')
      const look = {
        columns: terminal.output.columns || 80,
        rows: terminal.output.rows || 24,
        colour: terminal.colour,
      }
      if (over !== undefined) {
        const { frame, next } = noticeFrame(support.split('\n'), look, over.from)
        over = { from: over.from, next }
        return surface.draw(frame)
      }
      const inner = textColumns(look)
      const margin = ' '.repeat(Math.max(1, Math.floor((look.columns - inner) / 2)))
      const words = wrapped(question, inner)
      const above = Math.max(0, Math.floor((look.rows - words.length) / 2) - 1)
      const rows = [...Array<string>(above).fill(''), ...words.map((row) => margin + row)]
      while (rows.length < look.rows - 2) rows.push('')
      const cells = Math.ceil(((ms - elapsed) / ms) * inner)
      const foot = elapsed >= ms ? 'any key' : ''
      rows.push(margin + quiet('─'.repeat(cells)), margin + quiet(foot))
      surface.draw({ rows: rows.slice(-look.rows), cursor: null })
    }

    function quiet(text: string): string {
      return terminal.colour && text !== '' ? `\u001b[2m${text}\u001b[22m` : text
    }
  })
}
