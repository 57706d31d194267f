// The alternate screen with its keys: entered once, left once, whatever happens. Nothing drawn here reaches
// the scrollback.
import { uptime } from 'node:os'
import type { ReadStream, WriteStream } from 'node:tty'
import { give, letGo, stopWithAll, take } from '../hold.ts'
import type { Theme } from '../theme.ts'
import { type Input, type KeyEvent, keyReader, type Pointer } from './keys.ts'
import { type Frame, paint } from './paint.ts'

/** The terminal a screen is drawn on. */
export type ScreenTerminal = {
  readonly input: Pick<ReadStream, 'on' | 'off' | 'resume' | 'pause' | 'setRawMode' | 'unshift'> &
    Partial<Pick<ReadStream, 'isRaw'>> & { readonly fd?: number }
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
  /** Gives the terminal to the shell, as Ctrl-Z does; comes back drawn, or locked. */
  stop(): void
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

/** What a question has around it that is drawn on a screen of its own, by somebody else. */
export const aside = { enter: '\u001b[?1049h\u001b[2J\u001b[H', leave: '\u001b[?1049l' }

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
 * threw outside the caller's reach. A suspended program leaves the screen and comes back to it, unless it was away for as long
 * as a screen may be left.
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
    if (open) guarded(() => (event.kind === 'pointer' ? on.pointed(event) : on.key(event)))
    return open
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
    give(input)
    keys.giveBack()
  }
  const resumed = () => {
    // Whoever continues it need not be who stopped it: nothing is drawn before that is looked at.
    if (lock.over()) return ended('idle')()
    take(input)
    anew(taking)
  }
  const suspended = (stop: () => void) => {
    write(giving)
    input.setRawMode(false)
    stop()
  }
  const listeners = [
    ['SIGINT', ended('interrupted')],
    ['SIGTERM', ended('terminated')],
    ['SIGHUP', ended('terminated')],
    ['SIGTSTP', () => suspended(() => process.kill(process.pid, 'SIGSTOP'))],
    ['SIGCONT', () => resumed()],
    ['uncaughtException', on.fault],
    ['unhandledRejection', on.fault],
    [
      'exit',
      () => {
        leave()
        letGo(input)
      },
    ],
  ] as const

  take(input)
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
    stop() {
      suspended(stopWithAll)
      resumed()
    },
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

/**
 * Reads keys from `input` until it is closed; `awake` is told of every read, and says whether it still counts. `take` says
 * whether more is wanted: what came in the same read and is not, is the next reader's.
 */
function keysOf(
  input: ScreenTerminal['input'],
  awake: () => boolean,
  take: (event: Input) => boolean,
): { close(): void; giveBack(): void } {
  const keys = keyReader()
  let open = true
  let lone: NodeJS.Timeout | undefined
  let behind: readonly Input[] = []
  const giveBack = () => {
    const bytes = Buffer.from(behind.map(typed).join(''))
    behind = []
    if (bytes.length > 0) input.unshift(bytes)
  }
  const each = (events: readonly Input[]) => {
    const last = events.findIndex((event, index) => {
      behind = events.slice(index + 1)
      return !take(event)
    })
    if (last < 0) behind = []
  }
  const data = (bytes: Buffer) => {
    if (!awake()) return
    clearTimeout(lone)
    each(keys.feed(bytes))
    if (open && keys.pending()) lone = setTimeout(() => each(keys.flush()), escapeMs)
  }
  input.on('data', data)
  return {
    close() {
      open = false
      clearTimeout(lone)
      input.off('data', data)
    },
    giveBack,
  }
}

/** What was typed, for those events that words and ways on are made of. */
function typed(event: Input): string {
  if (event.kind === 'pointer') return ''
  if (event.kind === 'paste') return `\u001b[200~${event.text}\u001b[201~`
  if (event.kind === 'text') return event.text
  if (event.name === 'enter') return '\r'
  const [, letter] = /^ctrl-([a-z])$/.exec(event.name) ?? []
  return letter === undefined ? '' : String.fromCharCode(letter.charCodeAt(0) - 96)
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
