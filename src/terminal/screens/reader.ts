// Reading private words: on the alternate screen, which leaves nothing behind, with the keys of a pager.

import { clip } from '../../text/width.ts'
import { wrapped } from '../../text/wrap.ts'
import { idled, interrupted } from '../endings.ts'
import { noticeFrame, textColumns } from '../screen/frame.ts'
import type { KeyEvent } from '../screen/keys.ts'
import { type Ending, openSurface, type PageTerminal } from '../screen/surface.ts'

/** Shows `text` under `title` until it is left (q, Esc, Enter at the end); F2 shows `support` over it. Throws Trouble 130 where it is stopped instead, 4 where it is left idle. */
export function openReader(
  terminal: PageTerminal,
  text: string,
  title: string,
  idleMs = 0,
  support = '',
): Promise<void> {
  return new Promise((resolve, reject) => {
    let top = 0
    let finding: string | undefined
    let wanted = ''
    let rows: string[] = []
    let laid = 0
    /** Where the people to call are shown from, and where they go on. */
    let over: { readonly from: number; readonly next: number | undefined } | undefined
    const leave = () => {
      surface.leave()
      resolve()
    }
    const end = (why: Ending) => {
      surface.leave()
      reject(why === 'idle' ? idled() : interrupted())
    }
    const fault = (error: unknown) => {
      surface.leave()
      reject(error)
    }
    const surface = openSurface(terminal, { key, resize: draw, end, fault }, idleMs)
    draw()

    function look() {
      return {
        columns: terminal.output.columns || 80,
        rows: terminal.output.rows || 24,
        colour: terminal.colour,
      }
    }

    function height(): number {
      return Math.max(1, look().rows - 3)
    }

    function key(event: KeyEvent): void {
      const name = event.kind === 'key' ? event.name : event.text
      if (over !== undefined)
        over = over.next === undefined ? undefined : { from: over.next, next: undefined }
      else if (finding !== undefined) search(event, name)
      else if (name === 'f2' && support !== '') over = { from: 0, next: undefined }
      else if (name === 'ctrl-c') return end('interrupted')
      else if (['q', 'escape', 'ctrl-d'].includes(name)) return leave()
      else if (name === 'enter' && top + height() >= rows.length) return leave()
      else if (['down', 'j', 'enter'].includes(name)) top += 1
      else if (['up', 'k'].includes(name)) top -= 1
      else if ([' ', 'page-down', 'ctrl-f'].includes(name)) top += height() - 1
      else if (['b', 'page-up', 'ctrl-b'].includes(name)) top -= height() - 1
      else if (['g', 'home', 'ctrl-home'].includes(name)) top = 0
      else if (['G', 'end', 'ctrl-end'].includes(name)) top = rows.length
      else if (name === '/') finding = ''
      else if (name === 'n') jump(top + 1)
      draw()
    }

    function search(event: KeyEvent, name: string): void {
      if (event.kind !== 'key') finding = `${finding}${event.text}`
      else if (name === 'backspace') finding = finding?.slice(0, -1)
      else {
        if (name === 'enter') {
          wanted = (finding ?? '').toLowerCase()
          jump(top)
        }
        finding = undefined
      }
    }

    function jump(from: number): void {
      if (wanted === '') return
      const at = rows.findIndex((row, index) => index >= from && row.toLowerCase().includes(wanted))
      if (at >= 0) top = at
    }

    function draw(): void {
      const seen = look()
      if (over !== undefined) {
        const { frame, next } = noticeFrame(support.split('\n'), seen, over.from)
        over = { from: over.from, next }
        return surface.draw(frame)
      }
      const inner = textColumns(seen)
      if (laid !== inner) {
        rows = text.split('\n').flatMap((line) => (line === '' ? [''] : wrapped(line, inner)))
        laid = inner
      }
      top = Math.max(0, Math.min(top, rows.length - height()))
      const margin = ' '.repeat(Math.max(1, Math.floor((seen.columns - inner) / 2)))
      const quiet = (line: string) => (seen.colour ? `\u001b[2m${line}\u001b[22m` : line)
      const body = rows.slice(top, top + height()).map((row) => (row === '' ? '' : margin + row))
      while (body.length < height()) body.push('')
      const more = top + height() < rows.length
      const keys = more ? 'space: further · q: leave · /: find' : 'Enter: go on'
      const foot = finding === undefined ? keys : `/${finding}`
      surface.draw({
        rows: [margin + quiet(clip(title, inner)), '', ...body, margin + quiet(clip(foot, inner))],
        cursor: null,
      })
    }
  })
}
