// A drawing that moves, on the alternate screen, until it is over or any key is pressed.
import { safe } from './safe.ts'
import type { PageTerminal } from './page/page.ts'

export type Frame = { readonly rows: readonly string[]; readonly done: boolean }

/** Draws `frame` ten times a second below `caption`; the screen is as before when it returns. */
export async function animate(
  terminal: PageTerminal,
  caption: string,
  frame: (elapsedMs: number, columns: number) => Frame,
): Promise<void> {
  const { input, output, write, now } = terminal
  const began = now()
  const leave = () => write('\u001b[?25h\u001b[?1049l')
  write('\u001b[?1049h\u001b[?25l')
  process.once('exit', leave)
  input.setRawMode(true)
  input.resume()
  try {
    await new Promise<void>((resolve) => {
      const draw = () => {
        const { rows, done } = frame(now() - began, Math.min(output.columns, 76))
        const text = ['', ...safe(caption).split('\n'), '', ...rows, '', 'any key to leave']
        write(`\u001b[?2026h${text.map((row, y) => `\u001b[${y + 1};1H  ${row}\u001b[K`).join('')}\u001b[?2026l`)
        if (done) stop()
      }
      const timer = setInterval(draw, 100)
      const stop = () => {
        clearInterval(timer)
        input.off('data', stop)
        resolve()
      }
      input.on('data', stop)
      draw()
    })
  } finally {
    input.setRawMode(false)
    input.pause()
    process.off('exit', leave)
    leave()
  }
}
