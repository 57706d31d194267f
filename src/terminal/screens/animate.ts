// A drawing that moves, on the alternate screen, until it is over or any key is pressed.

import { wrapped } from '../../text/wrap.ts'
import { idled } from '../endings.ts'
import { clipped, noticeFrame, textColumns } from '../screen/frame.ts'
import { type Around, openScreen } from '../screen/screen.ts'
import type { ScreenTerminal } from '../screen/surface.ts'

export type Moving = { readonly rows: readonly string[]; readonly done: boolean }

const frameMs = 100
const leaving = 'any key to leave'

/**
 * Draws `moving` ten times a second below `caption` and returns however it ends. While it moves it does not
 * lock: who follows a breath presses no key. Throws Trouble 4 where it is left with something lying over
 * it.
 */
export function animate(
  terminal: ScreenTerminal,
  caption: string,
  moving: (elapsedMs: number, columns: number) => Moving,
  around: Around,
): Promise<void> {
  const began = terminal.now()
  const seen = (columns: number) => moving(terminal.now() - began, Math.min(columns, 76))
  return openScreen<void>(terminal, around, (screen) => {
    screen.after(frameMs, beat)
    return {
      key: () => screen.leave(),
      frame: (look) => {
        const { rows } = seen(look.columns)
        // The drawing stays in sight; in a small window the words above it give way.
        const above = caption.split('\n').flatMap((line) => wrapped(line, textColumns(look)))
        const room = Math.max(1, look.rows - rows.length - 5)
        const lines = [...clipped(above, room), '', ...rows, '', leaving]
        return noticeFrame(lines, look, 0, leaving).frame
      },
      ended(why) {
        if (why === 'idle') throw idled()
        screen.leave()
      },
    }

    function beat(): void {
      screen.after(frameMs, beat)
      if (screen.covered()) return
      screen.awake()
      if (seen(terminal.output.columns).done) screen.leave()
      else screen.draw()
    }
  })
}
