// What each action makes of a page.
import { keyed, marked, probed, struck, timeInWords } from '../../journal/page/running.ts'
import { glyphs } from '../../text/glyphs.ts'
import {
  type Buffer,
  cursorOf,
  erase,
  paste,
  redo,
  type Stretch,
  step,
  textOf,
  type,
  undo,
} from './buffer.ts'
import { findingFrom } from './finding.ts'
import { type Action, onlyBack } from './keymap.ts'
import { type Page, withBuffer, written } from './model.ts'
import { turned } from './pins.ts'
import {
  extended,
  isWhole,
  loose,
  selected,
  selectedSpan,
  selectedText,
  whole,
} from './selection.ts'
import { strikeBack } from './strike.ts'
import { byRows, rowEdge } from './travel.ts'

const forward = 'This page only goes forward.'

/** The page after `action`; with `selects`, what moves the cursor selects. 'done' is not one of them, for it leaves. */
export function act(page: Page, action: Action, now: number, selects = false): Page {
  const { buffer } = page
  const goes = (to: (from: Buffer) => Buffer): Buffer =>
    selects || page.selecting ? extended(buffer, to(loose(buffer))) : to(buffer)
  const onlyForward = page.asked.session?.forward === true
  if (onlyForward && onlyBack.has(action.do)) return { ...page, news: forward }
  switch (action.do) {
    case 'move':
      return withBuffer(
        page,
        goes((from) => step(from, action.move)),
      )
    case 'rows': {
      const gone = byRows(buffer, page.layout, rowsOf(page, action), page.sticky)
      return { ...page, buffer: goes(() => gone.buffer), sticky: gone.sticky }
    }
    case 'edge':
      return withBuffer(
        page,
        goes((from) => rowEdge(from, page.layout, action.edge)),
      )
    case 'select':
      return select(page)
    case 'select-all':
      return withBuffer(page, whole(buffer))
    case 'copy':
    case 'cut':
      return take(page, action.do, now)
    case 'paste':
      if (page.clip.text === '') return { ...page, news: 'Nothing was copied in here.' }
      return pasteOn(page, page.clip.text)
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
      return { ...page, mode: findingFrom(page) }
    case 'help':
      return { ...page, mode: { at: 'help', from: 0 } }
    case 'menu':
      return { ...page, mode: { at: 'menu', from: 0 } }
    case 'waits':
      return page
    case 'done':
      return page
  }
}

/** Pastes `text`: into one line, as one line. */
export function pasteOn(page: Page, text: string): Page {
  const words = page.asked.single ? text.trimEnd().replace(/\s*[\r\n]+\s*/g, ' ') : text
  return withBuffer(page, paste(page.buffer, words))
}

/** From here on moving selects; again it is all of it, and again nothing. */
function select(page: Page): Page {
  const { buffer, selecting } = page
  if (isWhole(buffer)) return unselected(page)
  if (selecting || selected(buffer) !== undefined) return withBuffer(page, whole(buffer))
  const news = 'Moving selects from here. Ctrl-Space again: all of it.'
  return { ...page, selecting: true, buffer: extended(buffer, buffer), news }
}

/** With nothing selected. */
export function unselected(page: Page): Page {
  return { ...page, selecting: false, buffer: loose(page.buffer) }
}

/** Copies or cuts what is selected. */
function take(page: Page, how: 'copy' | 'cut', now: number): Page {
  const text = selectedText(page.buffer)
  if (text === '') {
    return { ...page, news: 'Nothing is selected. Shift with the arrows selects, or Ctrl-Space.' }
  }
  const { shared } = page.clip
  const after =
    how === 'cut' ? withBuffer(page, erase(page.buffer, 'grapheme-back', now)) : unselected(page)
  const where = shared
    ? 'In here, and handed to the system’s clipboard.'
    : 'Ctrl-V pastes it in here.'
  return {
    ...after,
    clip: { text, shared },
    news: `${how === 'cut' ? 'Cut.' : 'Copied.'} ${where}`,
  }
}

/** A screen is a little less than what is seen of the text. */
function rowsOf({ size }: Page, { by, count }: Action & { readonly do: 'rows' }): number {
  return by === 'row' ? count : count * Math.max(1, size.rows - 8)
}

function mark(page: Page): Page {
  const { buffer } = page
  const passage = selectedSpan(buffer)
  const { state, did } = marked(page.running, textOf(buffer), cursorOf(buffer), passage)
  const news = {
    marked: `${glyphs.surprise} marked. Ctrl-S on it again: three more minutes on it.`,
    staged: 'Three more minutes on this sentence.',
    nothing: 'Nothing is written yet.',
  }[did]
  const changes = page.changes + (did === 'nothing' ? 0 : 1)
  return { ...unselected(page), running: state, news, changes }
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
