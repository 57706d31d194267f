// The alternate screen with its keys: entered once, left once, whatever happens. Nothing drawn here reaches
// the scrollback.
import { uptime } from 'node:os'
import type { ReadStream, WriteStream } from 'node:tty'
import type { Theme } from '../theme.ts'
import { type Input, type KeyEvent, keyReader, type Pointer } from './keys.ts'
import { type Frame, paint } from './paint.ts'

/** The terminal a screen is drawn on. */
export type ScreenTerminal = {
  readonly input: Pick<ReadStream, 'on' | 'off' | 'resume' | 'pause' | 'setRawMode'>
  readonly output: Pick<WriteStream, 'on' | 'off' | 'columns' | 'rows'>
  /** Writes before it returns. */
  write(text: string): void
  /** Milliseconds of a clock that never goes back. */
  now(): number
  readonly theme: Theme
}

/** Why a surface ends from outside. */
export type Ending = 'interrupted' | 'terminated' | 'closed' | 'idle'

export type Surface = {
  draw(frame: Frame): void
  leave(): void
  /** Counts as a key for the lock. */
  awake(): void
  /** Whether it has not been left. */
  open(): boolean
}

type On = {
  key(event: KeyEvent): void
  pointed(event: Pointer): void
  resize(): void
  end(why: Ending): void
  fault(error: unknown): void
}

const enter = '\u001b[?1049h\u001b[?2004h\u001b[2J\u001b[H'
const restore = '\u001b[?2026l\u001b[?2004l\u001b[?25h\u001b[?1049l'
/** Presses and drags, in numbers. The terminal's own selection is then only had with Shift. */
const mouseOn = '\u001b[?1002h\u001b[?1006h'
const mouseOff = '\u001b[?1006l\u001b[?1002l'
/** How often it is seen whether the time to lock has come, at most: no timer runs while a computer sleeps. */
const lookMs = 5000
/** How long a lone escape may wait for what would make it a sequence. */
const escapeMs = 40

/**
 * Takes the terminal over. `on.end` is called at most once, after which the caller leaves; `on.fault` where something
 * threw outside the caller's reach. A suspended program leaves the screen and comes back to it.
 */
export function openSurface(
  terminal: ScreenTerminal,
  on: On,
  { idleMs, mouse }: { readonly idleMs: number; readonly mouse: boolean },
): Surface {
  const { input, output, write } = terminal
  const taking = mouse ? enter + mouseOn : enter
  const giving = mouse ? mouseOff + restore : restore
  let before: Frame | undefined
  let open = true
  const guarded = guardedBy(on.fault)
  const ended = (why: Ending) => () => guarded(() => on.end(why))
  const anew = (bytes: string) => {
    before = undefined
    write(bytes)
    guarded(on.resize)
  }
  const lock = idleLock(idleMs, () => terminal.now(), ended('idle'))
  // A key that comes too late is not for who left.
  const pressed = () => {
    if (lock.over()) ended('idle')()
    else lock.awake()
    return open
  }
  const keys = keysOf(input, pressed, (event) => {
    if (!open) return
    guarded(() => (event.kind === 'pointer' ? on.pointed(event) : on.key(event)))
  })
  const resized = () => anew('\u001b[2J')
  const closed = ended('closed')
  const leave = () => {
    if (!open) return
    open = false
    keys.close()
    lock.close()
    input.off('end', closed)
    input.off('close', closed)
    output.off('resize', resized)
    for (const [name, listener] of listeners) process.off(name, listener)
    write(giving)
    cooked(input)
    input.pause()
  }
  const resumed = () => {
    // Whoever continues it need not be who stopped it: nothing is drawn before that is looked at.
    if (lock.over()) return ended('idle')()
    input.setRawMode(true)
    anew(taking)
  }
  const listeners = [
    ['SIGINT', ended('interrupted')],
    ['SIGTERM', ended('terminated')],
    ['SIGHUP', ended('terminated')],
    ['SIGTSTP', () => suspend(terminal, giving)],
    ['SIGCONT', () => resumed()],
    ['uncaughtException', on.fault],
    ['unhandledRejection', on.fault],
    ['exit', leave],
  ] as const

  input.setRawMode(true)
  write(taking)
  input.on('end', closed)
  input.on('close', closed)
  output.on('resize', resized)
  for (const [name, listener] of listeners) process.on(name, listener)
  input.resume()
  return {
    draw(frame) {
      if (!open) return
      const bytes = paint(frame, before)
      before = frame
      if (bytes !== '') write(bytes)
    },
    leave,
    awake: lock.awake,
    open: () => open,
  }
}

/** Work whose faults go to `fault`. */
export function guardedBy(fault: (error: unknown) => void): (work: () => void) => void {
  return (work) => {
    try {
      work()
    } catch (error) {
      fault(error)
    }
  }
}

/** Reads keys from `input` until it is closed; `awake` is told of every read, and says whether it still counts. */
function keysOf(
  input: ScreenTerminal['input'],
  awake: () => boolean,
  take: (event: Input) => void,
): { close(): void } {
  const keys = keyReader()
  let open = true
  let lone: NodeJS.Timeout | undefined
  const data = (bytes: Buffer) => {
    if (!awake()) return
    clearTimeout(lone)
    keys.feed(bytes).forEach(take)
    if (open && keys.pending()) lone = setTimeout(() => keys.flush().forEach(take), escapeMs)
  }
  input.on('data', data)
  return {
    close() {
      open = false
      clearTimeout(lone)
      input.off('data', data)
    },
  }
}

/** Milliseconds the machine has been up, sleep among them. */
function upMs(): number {
  return uptime() * 1000
}

/**
 * Calls `end` after `ms` milliseconds in which nothing was awake, by the machine's own uptime where that is more: it goes on
 * while a computer sleeps, and no change of the clock reaches it. It counts whole seconds. Never where `ms` is 0.
 */
function idleLock(
  ms: number,
  now: () => number,
  end: () => void,
): { awake(): void; over(): boolean; close(): void } {
  let timer: NodeJS.Timeout | undefined
  let open = true
  let last = { ran: now(), up: upMs() }
  const left = () => ms - Math.max(now() - last.ran, upMs() - 1000 - last.up)
  const over = () => ms > 0 && left() <= 0
  const soon = (wait: number) => {
    clearTimeout(timer)
    if (open && ms > 0) timer = setTimeout(look, Math.min(lookMs, Math.max(0, Math.ceil(wait))))
  }
  const look = () => (over() ? end() : soon(left()))
  // Whoever is awake is never locked out by the same breath: the end comes from the timer alone.
  const awake = () => {
    last = { ran: now(), up: upMs() }
    soon(ms)
  }
  awake()
  return {
    awake,
    over,
    close() {
      open = false
      clearTimeout(timer)
    },
  }
}

/** Gives the terminal to the shell and stops, as any program does that is suspended. */
function suspend({ input, write }: ScreenTerminal, giving: string): void {
  write(giving)
  input.setRawMode(false)
  process.kill(process.pid, 'SIGSTOP')
}

function cooked(input: ScreenTerminal['input']): void {
  try {
    input.setRawMode(false)
  } catch {
    // The terminal has gone away; there is nothing to restore.
  }
}
