// What every screen does and none does by itself: it blanks with one key, locks with another, shows the people
// to call with a third, locks when it is left alone, stops, is drawn again in a new size, and gives the terminal back on
// every way out, faults among them.
import { idled, interrupted } from '../endings.ts'
import { coveredBy, coverFrame, covers, uncovered } from './cover.ts'
import type { Look } from './frame.ts'
import { nameOf } from './keymap.ts'
import type { KeyEvent, Pointer } from './keys.ts'
import type { Frame } from './paint.ts'
import { type Ending, guardedBy, openSurface, type ScreenTerminal } from './surface.ts'

/** What every screen is given. */
export type Around = {
  /** Locks after this many milliseconds without a key; never where it is 0 or left out. */
  readonly idleMs?: number
  /** It begins with nothing to be seen. */
  readonly blanked?: boolean
  /** The people to call, for F2; without them the key does nothing. */
  readonly support?: string
  /** Whether the mouse is taken, by screens that answer to it. */
  readonly mouse?: boolean
}

export type Screen<T> = {
  /** Draws what is to be seen now. */
  draw(): void
  /** Gives the terminal back, and answers. */
  leave(answer: T): void
  /**
   * Does `work` in `ms` milliseconds, unless the screen is left before. A fault in it ends the screen.
   * Returns what calls it off.
   */
  after(ms: number, work: () => void): () => void
  /** Puts the lock off, as a key does. */
  awake(): void
  /** Whether something lies over it. */
  covered(): boolean
}

/** What one kind of screen is. */
export type Shown = {
  /** A key of its own; it is drawn again after. */
  key(event: KeyEvent): void
  /** What the mouse did, where it is taken; the screen is drawn again after. */
  pointed?(event: Pointer): void
  /** What is to be seen. */
  frame(look: Look): Frame
  /** What an end from outside does instead of throwing Trouble 130, or 4 where it is left idle. */
  ended?(why: Ending): void
  /** What it does once nothing lies over it any more. */
  bare?(): void
  /** Whether Ctrl-Z is a key of its own, and not the one that stops the program. */
  readonly undoes?: boolean
  /** The last thing done before the terminal is given back after a fault. */
  faulted?(): void
}

/**
 * Takes the terminal for one screen and resolves with what it is left with. Throws Trouble 130 where it is
 * stopped, 4 where it is left idle, and whatever `shownOn` and its screen throw; the terminal is as it was
 * by then.
 */
export function openScreen<T>(
  terminal: ScreenTerminal,
  { idleMs = 0, blanked = false, support = '', mouse = false }: Around,
  shownOn: (screen: Screen<T>) => Shown,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let cover = blanked ? { ...uncovered, blank: true } : uncovered
    const look = (): Look => ({
      columns: terminal.output.columns || 80,
      rows: terminal.output.rows || 24,
      theme: terminal.theme,
    })
    const fault = (error: unknown) => {
      try {
        shown.faulted?.()
      } finally {
        back()
        reject(error)
      }
    }
    const timers = timersWith(fault)
    const back = () => {
      timers.clear()
      surface.leave()
    }
    const draw = () => {
      if (!surface.open()) return
      surface.draw(covers(cover) ? coverFrame(cover, support, look()) : shown.frame(look()))
    }
    const end = (why: Ending) => {
      if (shown.ended !== undefined) return shown.ended(why)
      back()
      reject(why === 'idle' ? idled() : interrupted())
    }
    const key = (event: KeyEvent) => {
      const next = coveredBy(cover, event, support, look())
      if (next === 'stop') return end('interrupted')
      if (next === 'lock') return end('idle')
      if (next === undefined && isStop(event) && shown.undoes !== true) return surface.stop()
      if (next === undefined) shown.key(event)
      else {
        const was = covers(cover)
        cover = next
        if (was && !covers(cover)) shown.bare?.()
      }
      draw()
    }
    const shown = shownOn({
      draw,
      leave(answer) {
        back()
        resolve(answer)
      },
      after: timers.after,
      awake: () => surface.awake(),
      covered: () => covers(cover),
    })
    const pointed = (event: Pointer) => {
      if (!covers(cover)) shown.pointed?.(event)
      draw()
    }
    const surface = openSurface(
      terminal,
      { key, pointed, resize: draw, end, fault },
      { idleMs, mouse: mouse && shown.pointed !== undefined },
    )
    guardedBy(fault)(draw)
  })
}

function isStop(event: KeyEvent): boolean {
  return event.kind === 'key' && event.name === 'ctrl-z'
}

/** Timers that belong to one screen; what is thrown in one goes to `fault`. */
function timersWith(fault: (error: unknown) => void) {
  const waiting = new Set<NodeJS.Timeout>()
  let open = true
  const guarded = guardedBy(fault)
  return {
    after(ms: number, work: () => void): () => void {
      if (!open) return () => {}
      const timer = setTimeout(() => {
        waiting.delete(timer)
        guarded(work)
      }, ms)
      waiting.add(timer)
      return () => {
        waiting.delete(timer)
        clearTimeout(timer)
      }
    },
    clear(): void {
      open = false
      for (const timer of waiting) clearTimeout(timer)
    },
  }
}
