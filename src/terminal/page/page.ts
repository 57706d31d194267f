// The page: the one thing people spend their time in. What it knows is in model.ts and what a key makes of
// it in press.ts; this file joins them to the clock, the draft and the screen.
import type { Traces } from '../../journal/page/traces.ts'
import { type Around, openScreen, type Screen } from '../screen/screen.ts'
import type { ScreenTerminal } from '../screen/surface.ts'
import { cursorOf, textOf } from './buffer.ts'
import type { Clipboard } from './clipboard.ts'
import {
  type Asked,
  dirty,
  type Left,
  nextTick,
  opened,
  type Page,
  type PageEvent,
} from './model.ts'
import { press } from './press.ts'
import { pageFrame } from './view.ts'

export type PageRequest = Asked & {
  /** Saves the draft and what lies beside its words; may throw, and is then tried again with the next change and every second. Where somebody is `typing` it must not wait. */
  save(text: string, cursor: number, traces: Traces, typing?: boolean): void
}

/** What a page is left with: the words, what lies beside them, and why it was left. */
export type PageEnd = { readonly text: string; readonly traces: Traces } & Left

/** A change is in the draft at once or after this many milliseconds. */
const saveMs = 300

/** What could not be saved is tried again after this many milliseconds, also where no key comes. */
const againMs = 1000

/**
 * Milliseconds from `now` after which what became of `before` in `after` is to be saved; undefined where
 * nothing did. Typing is saved at most every so often; a mark, a probe or the end of the page at once.
 */
export function savesIn(before: Page, after: Page, now: number): number | undefined {
  if (!dirty(after)) return undefined
  if (after.left !== undefined && before.left === undefined) return 0
  if (after.changes === before.changes) return undefined
  const typed =
    after.buffer.lines !== before.buffer.lines ||
    after.running.traces.struck !== before.running.traces.struck
  return typed && now - after.triedAt < saveMs ? saveMs : 0
}

/**
 * Opens a page and resolves when it is left; the last words have been saved by then, or `save` threw and
 * they are in `text`.
 */
export function openPage(
  terminal: ScreenTerminal,
  request: PageRequest,
  around: Around,
  clipboard: Clipboard,
): Promise<PageEnd> {
  const { columns, rows } = terminal.output
  const clip = { text: clipboard.held(), shared: clipboard.shared() }
  let page = opened(request, { columns: columns || 80, rows: rows || 24 }, terminal.now(), clip)
  const take = (event: PageEvent) => {
    page = press(page, event, terminal.now())
  }
  return openScreen<PageEnd>(terminal, around, (screen) => {
    const save = () => {
      if (dirty(page)) take(saved(request, page))
      if (page.unsaved !== undefined && page.left === undefined) soon.in(againMs)
    }
    const soon = once(screen, () => {
      save()
      screen.draw()
    })
    const happens = (event: PageEvent) => {
      const before = page
      take(event)
      if (page.clip !== before.clip) clipboard.hold(page.clip.text)
      const wait = savesIn(before, page, terminal.now())
      if (wait === 0) {
        soon.off()
        save()
      } else if (wait !== undefined) soon.in(wait)
      if (page.left !== undefined) screen.leave(endOf(page, page.left))
    }
    const beat = () => {
      happens({ kind: 'tick' })
      screen.draw()
      screen.after(nextTick(page), beat)
    }
    screen.after(nextTick(page), beat)
    return {
      key: happens,
      pointed: happens,
      frame(look) {
        if (look.columns !== page.size.columns || look.rows !== page.size.rows) {
          take({ kind: 'resize', columns: look.columns, rows: look.rows })
        }
        const { frame, top } = pageFrame(page, look.theme)
        page = { ...page, top }
        return frame
      },
      ended: (why) => happens({ kind: 'end', why }),
      faulted: save,
      undoes: true,
    }
  })
}

/** Saves a page, and says whether it could. */
function saved(request: PageRequest, { buffer, running }: Page): PageEvent {
  try {
    request.save(textOf(buffer), cursorOf(buffer), running.traces, true)
    return { kind: 'saved' }
  } catch (error) {
    return { kind: 'unsaved', why: error instanceof Error ? error.message : String(error) }
  }
}

function endOf({ buffer, running }: Page, left: Left): PageEnd {
  return { text: textOf(buffer), traces: running.traces, ...left }
}

/** Work that waits at most once at a time. */
function once(screen: Screen<PageEnd>, work: () => void): { in(ms: number): void; off(): void } {
  let waiting: (() => void) | undefined
  const off = () => {
    waiting?.()
    waiting = undefined
  }
  return {
    in(ms) {
      waiting ??= screen.after(ms, () => {
        waiting = undefined
        work()
      })
    },
    off,
  }
}
