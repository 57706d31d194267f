// A page and what happens to it give the next page. The clock is passed in; nothing is saved, drawn or waited for here.

import { marksWithWords } from '../../journal/page/followed-words.ts'
import { type MarkKind, markKinds, marks } from '../../journal/page/marks.ts'
import { bellGone, keyed, pointed, probed, stalled, ticked } from '../../journal/page/running.ts'
import { sentenceAt } from '../../journal/page/spans.ts'
import { noticeFrame, textColumns } from '../screen/frame.ts'
import { nameOf } from '../screen/keymap.ts'
import type { KeyEvent } from '../screen/keys.ts'
import { act, pasteOn, unselected } from './act.ts'
import { cursorOf, textOf, type } from './buffer.ts'
import { foundAfter } from './finding.ts'
import { actionOf, pageHelp } from './keymap.ts'
import { menuMoved } from './menu.ts'
import { atText, type Left, type Page, type PageEvent, resized, withBuffer } from './model.ts'
import { pointedAt } from './pointer.ts'
import { selectedSpan } from './selection.ts'

/** The page after `event`, at `now`: milliseconds of a clock that never goes back. */
export function press(before: Page, event: PageEvent, now: number): Page {
  const page = { ...before, running: ticked(before.running, now) }
  switch (event.kind) {
    case 'tick':
      return passed(page)
    case 'resize':
      return resized(page, { columns: event.columns, rows: event.rows })
    case 'saved':
      return { ...page, saved: page.changes, triedAt: now, unsaved: undefined }
    case 'unsaved':
      return { ...page, left: stillLeft(page.left), triedAt: now, unsaved: event.why }
    case 'end':
      return leave(page, { reason: event.why })
    case 'pointer':
      if (page.asked.session?.forward) return page
      return pointedAt({ ...page, news: undefined, running: keyed(page.running) }, event)
    case 'key':
      return keyTo({ ...page, news: undefined, running: keyed(page.running) }, event, now)
    default:
      return keyTo({ ...page, news: undefined }, event, now)
  }
}

/** The lines of the help over `page`. */
export function helpOf({ size }: Page): readonly string[] {
  return [...pageHelp(textColumns(size)), '', 'any key to go on']
}

/** The clock has gone on: a stall brings a probe, and the bell is told once. */
function passed(page: Page): Page {
  const { buffer } = page
  const state = stalled(page.running)
    ? probed(page.running, textOf(buffer), cursorOf(buffer))
    : page.running
  if (page.rung || !bellGone(state)) return { ...page, running: state }
  const news = `Time is up. Nothing stops: write on, or Ctrl-D to ${page.asked.doneLabel}.`
  return { ...page, running: state, rung: true, news }
}

/** Words that are nowhere but here keep the page open; Ctrl-C still leaves. */
function stillLeft(left: Left | undefined): Left | undefined {
  return left?.reason === 'done' || left?.reason === 'menu' ? undefined : left
}

function leave(page: Page, left: Left): Page {
  // The time spent goes with a draft that waits for another day.
  const waits =
    left.reason !== 'done' && page.asked.session?.length !== undefined && textOf(page.buffer) !== ''
  return { ...page, left, changes: page.changes + (waits ? 1 : 0) }
}

function keyTo(page: Page, event: KeyEvent, now: number): Page {
  switch (page.mode.at) {
    case 'help': {
      const { next } = noticeFrame(helpOf(page), page.size, page.mode.from)
      return { ...page, mode: next === undefined ? atText : { at: 'help', from: next } }
    }
    case 'menu': {
      const from = menuMoved(page, page.mode.from, nameOf(event))
      if (from !== undefined) return { ...page, mode: { at: 'menu', from } }
      return chosen({ ...page, mode: atText }, event, now)
    }
    case 'find': {
      const { name = '' } = event.kind === 'key' ? event : {}
      return foundAfter(page, page.mode, event) ?? acted({ ...page, mode: atText }, name, now)
    }
    case 'text':
      if (event.kind === 'text') return withBuffer(page, type(page.buffer, event.text, now))
      if (event.kind === 'paste') {
        const next = pasteOn(page, event.text)
        // Quick typing comes in one piece too, with the Enter at its end.
        const ends = page.asked.single && /[\r\n]$/.test(event.text)
        return ends ? leave(next, { reason: 'done' }) : next
      }
      return acted(page, event.name, now)
  }
}

/** What a key does where it types nothing. */
function acted(page: Page, key: string, now: number): Page {
  const does = actionOf(key)
  if (does === undefined) return page
  const { action, selects } = does
  if (action.do === 'waits' && page.asked.waits !== undefined) {
    return leave(page, { reason: 'menu', choice: 'waits' })
  }
  const done = action.do === 'done' || (page.asked.single && action.do === 'newline')
  if (done) return leave(page, { reason: 'done' })
  const after = act(page, action, now, selects)
  // A page that goes on until a line surprises has found it.
  const found = page.asked.session?.untilMark && action.do === 'mark'
  return found && after.changes > page.changes ? leave(after, { reason: 'done' }) : after
}

/** A key of the menu: what is pointed at, or the way that is taken. */
function chosen(page: Page, event: KeyEvent, now: number): Page {
  const key = nameOf(event).toLowerCase()
  const kind = markKinds.find((kind) => marks[kind].pageKey === key)
  const pointed = kind === undefined ? page : point(page, kind)
  const way = page.asked.menu.find((way) => way.key === key)
  if (way !== undefined) return leave(pointed, { reason: 'menu', choice: way.id })
  return key === 'escape' ? unselected(pointed) : acted(pointed, key, now)
}

/** Points at what is selected, or at the sentence the cursor is in; or takes that off again. */
function point(page: Page, kind: MarkKind): Page {
  const text = textOf(page.buffer)
  const sentence = selectedSpan(page.buffer) ?? sentenceAt(text, cursorOf(page.buffer))
  if (sentence === undefined) return { ...page, news: 'Nothing is written yet.' }
  const [mark] = marksWithWords([{ ...sentence, kind }], text)
  const state = mark === undefined ? page.running : pointed(page.running, mark)
  const { sign, done } = marks[kind]
  const on = state.traces.marks.length > page.running.traces.marks.length
  const news = on ? `${sign} ${done}` : `taken off: ${done}`
  return { ...unselected(page), running: state, news, changes: page.changes + 1 }
}
