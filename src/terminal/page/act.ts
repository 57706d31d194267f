// What each action makes of a page.
import { keyed, marked, probed, struck, timeInWords } from '../../journal/page/running.ts'
import { glyphs } from '../../text/glyphs.ts'
import { cursorOf, erase, redo, type Stretch, step, textOf, type, undo } from './buffer.ts'
import { type Action, onlyBack } from './keymap.ts'
import { type Page, withBuffer, written } from './model.ts'
import { turned } from './pins.ts'
import { strikeBack } from './strike.ts'
import { byRows, rowEdge } from './travel.ts'

const forward = 'This page only goes forward.'

/** The page after `action`; 'done' is not one of them, for it leaves. */
export function act(page: Page, action: Action, now: number): Page {
  const { buffer } = page
  const onlyForward = page.asked.session?.forward === true
  if (onlyForward && onlyBack.has(action.do)) return { ...page, news: forward }
  switch (action.do) {
    case 'move':
      return withBuffer(page, step(buffer, action.move))
    case 'rows':
      return { ...page, ...byRows(buffer, page.layout, rowsOf(page, action), page.sticky) }
    case 'edge':
      return withBuffer(page, rowEdge(buffer, page.layout, action.edge))
    case 'erase':
      if (onlyForward) return strike(page, action.stretch)
      return withBuffer(page, erase(buffer, action.stretch, now))
    case 'newline':
      return withBuffer(page, type(buffer, '\n', now))
    case 'undo':
      return withBuffer(page, undo(buffer))
    case 'redo':
      return withBuffer(page, redo(buffer))
    case 'mark':
      return mark(page)
    case 'probe':
      return probe(page)
    case 'above':
      return turned(page)
    case 'time':
      return { ...page, news: timeInWords(page.running) }
    case 'find':
      return { ...page, mode: { at: 'find', wanted: '' } }
    case 'help':
      return { ...page, mode: { at: 'help', from: 0 } }
    case 'menu':
      return { ...page, mode: { at: 'menu' } }
    case 'waits':
      return page
    case 'done':
      return page
  }
}

/** A screen is a little less than what is seen of the text. */
function rowsOf({ size }: Page, { by, count }: Action & { readonly do: 'rows' }): number {
  return by === 'row' ? count : count * Math.max(1, size.rows - 8)
}

function mark(page: Page): Page {
  const { state, did } = marked(page.running, textOf(page.buffer), cursorOf(page.buffer))
  const news = {
    marked: `${glyphs.surprise} marked. Ctrl-S on it again: three more minutes on it.`,
    staged: 'Three more minutes on this sentence.',
    nothing: 'Nothing is written yet.',
  }[did]
  const changes = page.changes + (did === 'nothing' ? 0 : 1)
  return { ...page, running: state, news, changes }
}

function probe(page: Page): Page {
  const state = probed(page.running, textOf(page.buffer), cursorOf(page.buffer))
  if (state.probe !== page.running.probe) {
    return { ...page, running: state, changes: page.changes + 1 }
  }
  const news =
    page.running.request.probe === undefined
      ? 'Nothing digs here.'
      : 'A few new words first; then there is something to dig under.'
  return { ...page, running: state, news }
}

function strike(page: Page, stretch: Stretch): Page {
  if (stretch !== 'grapheme-back' && stretch !== 'word-back') return { ...page, news: forward }
  const by = stretch === 'word-back' ? 'word' : 'grapheme'
  const span = strikeBack(textOf(page.buffer), page.running.traces.struck, by)
  if (span === undefined) return page
  return written({ ...page, running: keyed(struck(page.running, span.start, span.end)) })
}
