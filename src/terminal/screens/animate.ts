// A drawing that moves, on the alternate screen, until it is over or any key is pressed.

import { noticeFrame } from '../screen/frame.ts'
import { openSurface, type PageTerminal } from '../screen/surface.ts'

export type Moving = { readonly rows: readonly string[]; readonly done: boolean }

/** Draws `frame` ten times a second below `caption`; the screen is as before when it returns. */
export function animate(
  terminal: PageTerminal,
  caption: string,
  frame: (elapsedMs: number, columns: number) => Moving,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const began = terminal.now()
    const stop = () => {
      clearInterval(timer)
      surface.leave()
      resolve()
    }
    const fault = (error: unknown) => {
      clearInterval(timer)
      surface.leave()
      reject(error)
    }
    const surface = openSurface(terminal, { key: stop, resize: draw, end: stop, fault })
    const timer = setInterval(draw, 100)
    draw()

    function draw(): void {
      const { columns, rows } = terminal.output
      const moving = frame(terminal.now() - began, Math.min(columns, 76))
      surface.draw(
        noticeFrame([...caption.split('\n'), '', ...moving.rows, '', 'any key to leave'], {
          columns,
          rows,
          colour: terminal.colour,
        }).frame,
      )
      if (moving.done) stop()
    }
  })
}
