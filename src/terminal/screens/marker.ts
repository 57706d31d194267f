// Pointing at passages while reading: sentence by sentence, a key for each thing a passage can be pointed at for.
import { markKinds, readerKeys, marks as table } from '../../journal/page/marks.ts'
import { type Marked, type Span, sentencesOf } from '../../journal/page/spans.ts'
import { wrap } from '../../text/layout.ts'
import { clip, drawnLine } from '../../text/width.ts'
import { idled, interrupted } from '../endings.ts'
import { textColumns } from '../screen/frame.ts'
import type { KeyEvent } from '../screen/keys.ts'
import { type Ending, openSurface, type PageTerminal } from '../screen/surface.ts'

/** The keys at the foot: ◆, and what a passage is pointed at for beside it. */
const [surprise = '', ...others] = markKinds.map((kind) => {
  const { readerKey, sign, short } = table[kind]
  return kind === 'surprise' ? `${readerKey} ${sign} ${short}` : `${readerKey} ${short}`
})

/** Shows `text` and lets the writer point at its sentences; returns the marks as they are when it is left. Throws Trouble 130 where it is stopped, 4 where it is left idle; nothing is changed then. */
export function openMarker(
  terminal: PageTerminal,
  given: { readonly title: string; readonly text: string; readonly marks: readonly Marked[] },
  idleMs: number,
): Promise<readonly Marked[]> {
  const { text, title } = given
  const passages = sentencesOf(text)
  return new Promise((resolve, reject) => {
    let marks = given.marks
    let at = 0
    let top = 0
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

    function key(event: KeyEvent): void {
      const name = event.kind === 'key' ? event.name : event.text
      if (name === 'ctrl-c') return end('interrupted')
      if (['q', 'escape', 'enter', 'ctrl-d'].includes(name)) {
        surface.leave()
        return resolve(marks)
      }
      if (['down', 'right', 'j', ' '].includes(name)) at = Math.min(passages.length - 1, at + 1)
      else if (['up', 'left', 'k'].includes(name)) at = Math.max(0, at - 1)
      const here = passages[at]
      const kind = readerKeys[name]
      if (here !== undefined && kind !== undefined) toggle({ ...here, kind })
      if (here !== undefined && name === 'x') marks = marks.filter((mark) => !meets(mark, here))
      draw()
    }

    function toggle(mark: Marked): void {
      const others = marks.filter((each) => each.kind !== mark.kind || !meets(each, mark))
      marks = others.length < marks.length ? others : [...marks, mark]
    }

    function draw(): void {
      const columns = terminal.output.columns || 80
      const height = Math.max(1, (terminal.output.rows || 24) - 4)
      const inner = textColumns({ columns, rows: height, colour: terminal.colour })
      const margin = ' '.repeat(Math.max(2, Math.floor((columns - inner) / 2)))
      const here = passages[at]
      const rows = rowsOf(text, inner)
      const first = rows.findIndex(({ end }) => here !== undefined && end > here.start)
      const last = rows.findLastIndex(({ start }) => here !== undefined && start < here.end)
      if (first >= 0 && first < top) top = first
      if (last >= top + height) top = Math.max(0, Math.min(first, last - height + 1))
      const body = rows.slice(top, top + height).map(({ start, end }) => {
        const sign = marks.find((mark) => mark.start >= start && mark.start < end)
        const lead = sign === undefined ? margin : `${margin.slice(2)}${table[sign.kind].sign} `
        return start === end ? '' : lead + highlighted(text, start, end, here)
      })
      while (body.length < height) body.push('')
      const quiet = (line: string) => (terminal.colour ? `\u001b[2m${line}\u001b[22m` : line)
      const foot = [others.join(' · '), `${surprise} · x none · ↑↓ passage · Enter done`]
      surface.draw({
        rows: [
          margin + quiet(clip(title, inner)),
          '',
          ...body,
          ...foot.map((line) => margin + quiet(clip(line, inner))),
        ],
        cursor: null,
      })
    }
  })
}

function meets(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

function rowsOf(text: string, inner: number): readonly Span[] {
  let begins = 0
  return text.split('\n').flatMap((line) => {
    const from = begins
    begins += line.length + 1
    const rows = wrap(line, inner)
    if (rows.length === 0) return [{ start: from, end: from }]
    return rows.map(({ start, end }) => ({ start: from + start, end: from + end }))
  })
}

/** A row with the part of it that lies in the passage drawn the other way round. */
function highlighted(text: string, start: number, end: number, here: Span | undefined): string {
  if (here === undefined || here.end <= start || here.start >= end)
    return drawnLine(text.slice(start, end))
  const from = Math.max(start, here.start)
  const to = Math.min(end, here.end)
  return `${drawnLine(text.slice(start, from))}\u001b[7m${drawnLine(text.slice(from, to))}\u001b[27m${drawnLine(text.slice(to, end))}`
}
