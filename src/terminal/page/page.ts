// The page: the one thing people spend their time in. Everything it knows is data; this file only joins keys, the draft and the screen.

import { type MarkKind, marks, pageKeys } from '../../journal/page/marks.ts'
import {
  bellGone,
  changed,
  keyed,
  marked,
  nextCell,
  pointed,
  probed,
  type Running,
  running,
  type SessionRequest,
  stalled,
  struck,
  ticked,
  timeInWords,
  timeLine,
} from '../../journal/page/running.ts'
import { editOfLines, sentenceAt } from '../../journal/page/spans.ts'
import { noTraces, type Traces } from '../../journal/page/traces.ts'
import { type Layout, layOut } from '../../text/layout.ts'
import { safeLine } from '../../text/safe.ts'
import { graphemesOf, width } from '../../text/width.ts'
import { wrapped } from '../../text/wrap.ts'
import { noticeFrame, textColumns } from '../screen/frame.ts'
import type { KeyEvent } from '../screen/keys.ts'
import { type Ending, openSurface, type PageTerminal } from '../screen/surface.ts'
import {
  type Buffer,
  bufferOf,
  cursorOf,
  erase,
  find,
  moveTo,
  paste,
  redo,
  type Span,
  step,
  textOf,
  type,
  undo,
} from './buffer.ts'
import { type Action, help, keymap } from './keymap.ts'
import { strikeBack } from './strike.ts'
import { byRows, rowEdge } from './travel.ts'
import { pageFrame } from './view.ts'

export type { PageTerminal } from '../screen/surface.ts'

export type PageRequest = {
  /** Shown quietly above. */
  readonly question?: string
  /** Earlier words that stay above the page: the answer being dug under. */
  readonly pinned?: readonly string[]
  readonly text: string
  /** UTF-16 offset; the end where it is left out. */
  readonly cursor?: number
  /** Saves the draft and what lies beside its words; may throw, and is then tried again with the next change. */
  save(text: string, cursor: number, traces: Traces): void
  /** How the page is sat with: its time, its probes, whether it only goes forward. */
  readonly session?: SessionRequest
  /** What an earlier page left beside these words. */
  readonly traces?: Traces
  /** The doors behind Esc. */
  readonly menu: readonly { readonly key: string; readonly id: string; readonly label: string }[]
  /** What Ctrl-D does, in a word or two. */
  readonly doneLabel: string
  /** News for the quiet line, gone with the first key. */
  readonly note?: string
  /** Leaves with 'idle' after this many milliseconds without a key. */
  readonly idleMs?: number
  /** What F2 shows over the page. */
  readonly support?: string
}

export type PageEnd = {
  readonly text: string
  readonly cursor: number
  readonly traces: Traces
  readonly reason: 'done' | 'menu' | Ending
  /** The door's id, with 'menu'. */
  readonly choice?: string
}

/** What leads back up a page that only goes forward. */
const onlyBack: ReadonlySet<string> = new Set([
  ...['move', 'up', 'down', 'page-up', 'page-down', 'row-start', 'row-end'],
  ...['undo', 'redo', 'find'],
])

/** A change is in the draft at once or after this many milliseconds. */
const saveMs = 300

/** Opens a page and resolves when it is left; the last words have been saved by then, or `save` threw and they are in `text`. */
export function openPage(terminal: PageTerminal, request: PageRequest): Promise<PageEnd> {
  return new Promise((resolve, reject) => {
    let buffer: Buffer = bufferOf(request.text, request.cursor)
    let layout: Layout | undefined
    let top = 0
    let sticky: number | undefined
    let over: 'menu' | 'help' | 'support' | 'blank' | 'find' | undefined
    let wanted = ''
    /** Where the help or support that is shown goes on, where it does not fit on one screen. */
    let seen = 0
    let more: number | undefined
    let news = request.note
    let taught = request.text !== ''
    let unsaved: string | undefined
    let dirty = false
    let savedAt = Number.NEGATIVE_INFINITY
    let timer: NodeJS.Timeout | undefined
    let beat: NodeJS.Timeout | undefined
    let state: Running = running(request.session ?? {}, request.traces ?? noTraces, terminal.now())
    let rung = bellGone(state)
    const forward = request.session?.forward === true

    const surface = openSurface(terminal, { key, resize: draw, end: leave, fault }, request.idleMs)
    draw()
    heartbeat()

    /** Looks at the clock as often as the line changes, and as soon as a stall is over. */
    function heartbeat(): void {
      const stall = request.session?.stall
      const still = state.traces.elapsed - state.keyed
      const cell = nextCell(state, textColumns(look()))
      const wait =
        stall === undefined || !state.fresh ? cell : Math.min(cell, Math.max(250, stall - still))
      beat = setTimeout(() => {
        try {
          passed()
          if (over !== 'blank') draw()
          heartbeat()
        } catch (error) {
          fault(error)
        }
      }, wait)
    }

    function passed(): void {
      state = ticked(state, terminal.now())
      if (stalled(state)) state = probed(state, textOf(buffer), cursorOf(buffer))
      if (rung || !bellGone(state)) return
      rung = true
      news = `The time is over. Nothing stops: write on, or Ctrl-D to ${request.doneLabel}.`
    }

    function key(event: KeyEvent): void {
      state = ticked(state, terminal.now())
      if (over === 'blank') {
        if (event.kind === 'key' && event.name === 'ctrl-l') over = undefined
        else if (event.kind === 'key' && event.name === 'ctrl-c') return leave('interrupted')
        return draw()
      }
      news = undefined
      if (event.kind === 'key') state = keyed(state)
      if (over === 'help' || over === 'support') {
        if (more === undefined) over = undefined
        seen = more ?? 0
      } else if (over === 'menu') return door(event)
      else if (over === 'find') finding(event)
      else if (event.kind === 'text') change(type(buffer, event.text, terminal.now()))
      else if (event.kind === 'paste') change(paste(buffer, event.text))
      else act(keymap[event.name])
      draw()
    }

    function act(action: Action | undefined): void {
      if (forward && action !== undefined && onlyBack.has(action.do)) {
        news = 'This page only goes forward.'
        return
      }
      switch (action?.do) {
        case 'move':
          buffer = step(buffer, action.move)
          sticky = undefined
          break
        case 'up':
        case 'down':
        case 'page-up':
        case 'page-down': {
          const page = Math.max(1, terminal.output.rows - 8)
          const rows = { up: -1, down: 1, 'page-up': -page, 'page-down': page }[action.do]
          ;({ buffer, sticky } = byRows(buffer, laidOut(), rows, sticky))
          break
        }
        case 'row-start':
        case 'row-end':
          buffer = rowEdge(buffer, laidOut(), action.do === 'row-start' ? 'start' : 'end')
          sticky = undefined
          break
        case 'erase':
          if (forward) strike(action.span)
          else change(erase(buffer, action.span, terminal.now()))
          break
        case 'newline':
          change(type(buffer, '\n', terminal.now()))
          break
        case 'undo':
          change(undo(buffer))
          break
        case 'redo':
          change(redo(buffer))
          break
        case 'mark':
          mark()
          break
        case 'probe': {
          const before = state.probe
          state = probed(state, textOf(buffer), cursorOf(buffer))
          if (state.probe === before) {
            news = 'A few new words first; then there is something to dig under.'
          } else {
            dirty = true
            save()
          }
          break
        }
        case 'time':
          news = timeInWords(state)
          break
        case 'find':
          over = 'find'
          wanted = ''
          break
        case 'support':
          if (request.support !== undefined) over = 'support'
          break
        case 'help':
          over = 'help'
          break
        case 'menu':
        case 'blank':
          over = action.do
          break
        case 'done':
          leave('done')
          break
        case 'interrupt':
          leave('interrupted')
          break
      }
    }

    function mark(): void {
      const { state: next, did } = marked(state, textOf(buffer), cursorOf(buffer))
      state = next
      news = {
        marked: '◆ marked. Ctrl-S on it again: three more minutes on it.',
        staged: 'Three more minutes on this sentence.',
        nothing: 'Nothing is written yet.',
      }[did]
      if (did === 'nothing') return
      dirty = true
      save()
    }

    function point(kind: MarkKind): void {
      const sentence = sentenceAt(textOf(buffer), cursorOf(buffer))
      if (sentence === undefined) {
        news = 'Nothing is written yet.'
        return
      }
      const before = state.traces.marks.length
      state = pointed(state, { ...sentence, kind })
      const { sign, done } = marks[kind]
      news = state.traces.marks.length > before ? `${sign} ${done}` : `taken off: ${done}`
      dirty = true
      save()
    }

    function strike(span: Span): void {
      if (span !== 'grapheme-back' && span !== 'word-back') {
        news = 'This page only goes forward.'
        return
      }
      const by = span === 'word-back' ? 'word' : 'grapheme'
      const found = strikeBack(textOf(buffer), state.traces.struck, by)
      if (found === undefined) return
      state = keyed(struck(state, found.start, found.end))
      changedOnce()
    }

    function door(event: KeyEvent): void {
      over = undefined
      const pressed =
        event.kind === 'text' ? event.text.toLowerCase() : event.kind === 'key' ? event.name : ''
      const kind = pageKeys[pressed]
      if (kind !== undefined) point(kind)
      const chosen = request.menu.find((door) => door.key === pressed)
      if (chosen) return leave('menu', chosen.id)
      if (pressed !== 'escape') act(keymap[pressed])
      draw()
    }

    function finding(event: KeyEvent): void {
      const next = (beyond: boolean) => {
        const place = find(buffer, wanted, beyond)
        if (place) buffer = moveTo(buffer, place.line, place.offset)
        else if (wanted !== '') news = 'not on this page'
      }
      if (event.kind === 'text' || event.kind === 'paste') {
        wanted += event.text.split('\n')[0] ?? ''
        next(false)
      } else if (event.name === 'enter' || event.name === 'ctrl-f') next(true)
      else if (event.name === 'backspace') wanted = [...graphemesOf(wanted)].slice(0, -1).join('')
      else {
        over = undefined
        if (event.name !== 'escape') act(keymap[event.name])
      }
    }

    function change(next: Buffer): void {
      const before = buffer.lines
      buffer = next
      sticky = undefined
      if (next.lines === before) return
      state = changed(state, editOfLines(before, next.lines), cursorOf(buffer))
      changedOnce()
    }

    function changedOnce(): void {
      taught ||= /[.?!]\s/.test(buffer.lines[buffer.line] ?? '')
      dirty = true
      if (terminal.now() - savedAt >= saveMs) save()
      else timer ??= setTimeout(saveAndDraw, saveMs)
    }

    function saveAndDraw(): void {
      save()
      draw()
    }

    function save(): void {
      clearTimeout(timer)
      timer = undefined
      if (!dirty) return
      savedAt = terminal.now()
      try {
        request.save(textOf(buffer), cursorOf(buffer), state.traces)
        dirty = false
        unsaved = undefined
      } catch (error) {
        unsaved = error instanceof Error ? error.message : String(error)
      }
    }

    function laidOut(): Layout {
      layout = layOut(buffer.lines, textColumns(look()), layout)
      return layout
    }

    function look() {
      return {
        columns: terminal.output.columns || 80,
        rows: terminal.output.rows || 24,
        colour: terminal.colour,
      }
    }

    function draw(): void {
      if (over === 'blank') return notice(['', 'Ctrl-L to come back'])
      if (over === 'help') return notice([...help, '', 'any key to go on'])
      if (over === 'support')
        return notice([...(request.support ?? '').split('\n'), 'any key to go on'])
      const drawn = pageFrame(
        {
          question: request.question ?? '',
          pinned: [
            ...(request.pinned ?? []),
            ...(state.stage === undefined ? [] : [state.stage.sentence]),
          ],
          marks: state.traces.marks,
          struck: state.traces.struck,
          time: (columns) => timeLine(state, columns),
          ...(state.probe === undefined
            ? {}
            : { probe: { text: state.probe.text, fading: state.probe.letters > 0 } }),
          buffer,
          layout: laidOut(),
          top,
          foot: foot(),
          panel: over === 'menu' ? panel() : [],
          ...(over === 'find' && news === undefined ? { footCursor: 6 + width(wanted) } : {}),
        },
        look(),
      )
      top = drawn.top
      surface.draw(drawn.frame)
    }

    function notice(lines: readonly string[]): void {
      const { frame, next } = noticeFrame(lines, look(), seen)
      more = next
      surface.draw(frame)
    }

    function foot(): string {
      const room = textColumns(look())
      const within = (text: string) => (width(text) <= room ? text : `${text.slice(0, room - 1)}…`)
      if (unsaved !== undefined) return within(`not saved: ${safeLine(unsaved)}`)
      if (news !== undefined) return within(safeLine(news))
      if (over === 'find') return within(`find: ${safeLine(wanted)}`)
      if (!taught) return within(`Ctrl-D ${request.doneLabel} · Esc other doors · F1 keys`)
      return dirty ? 'saving' : 'saved'
    }

    function panel(): string[] {
      const pointing = Object.entries(pageKeys).map(([key, kind]) => `${key} ${marks[kind].short}`)
      const lines = [
        ...request.menu.map(({ key, label }) => `  ${key}  ${label}`),
        ...(request.support === undefined ? [] : ['  F2 people to call']),
        '  this sentence, for therapy:',
        `  ${pointing.slice(0, 2).join(' · ')}`,
        `  ${pointing.slice(2).join(' · ')}`,
        '  Esc back to the page',
      ]
      const room = textColumns(look())
      const fitted = lines.flatMap((line) =>
        wrapped(line.trim(), room - 5).map((row, index) => `${index === 0 ? '  ' : '     '}${row}`),
      )
      return look().rows >= 16 ? ['', ...fitted, ''] : fitted
    }

    function leave(reason: PageEnd['reason'], choice?: string): void {
      // The time spent goes with a draft that waits for another day.
      if (reason !== 'done' && request.session?.length !== undefined && textOf(buffer) !== '') {
        dirty = true
      }
      save()
      // Words that are nowhere but here keep the page open; Ctrl-C still leaves.
      if (dirty && (reason === 'done' || reason === 'menu')) return draw()
      clearTimeout(beat)
      surface.leave()
      resolve({
        text: textOf(buffer),
        traces: state.traces,
        cursor: cursorOf(buffer),
        reason,
        ...(choice === undefined ? {} : { choice }),
      })
    }

    function fault(error: unknown): void {
      clearTimeout(beat)
      save()
      surface.leave()
      reject(error)
    }
  })
}
