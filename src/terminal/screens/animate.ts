// A drawing that moves, on the alternate screen, until it is over or any key is pressed.

import { idled } from '../endings.ts'
import { noticeFrame } from '../screen/frame.ts'
import { type Around, openScreen } from '../screen/screen.ts'
import type { ScreenTerminal } from '../screen/surface.ts'

export type Moving = { readonly rows: readonly string[]; readonly done: boolean }

const frameMs = 100

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
        const lines = [...caption.split('\n'), '', ...rows, '', 'any key to leave']
        return noticeFrame(lines, look).frame
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
