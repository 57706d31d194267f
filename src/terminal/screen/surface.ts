// The alternate screen with its keys: entered once, left once, whatever happens. Nothing drawn here reaches the scrollback.
import type { ReadStream, WriteStream } from 'node:tty'
import { type KeyEvent, keyReader } from './keys.ts'
import { type Frame, paint } from './paint.ts'

export type PageTerminal = {
  readonly input: Pick<ReadStream, 'on' | 'off' | 'resume' | 'pause' | 'setRawMode'>
  readonly output: Pick<WriteStream, 'on' | 'off' | 'columns' | 'rows'>
  /** Writes before it returns. */
  write(text: string): void
  /** Milliseconds of a clock that never goes back. */
  now(): number
  readonly colour: boolean
}

/** Why a surface ends from outside. */
export type Ending = 'interrupted' | 'terminated' | 'closed' | 'idle'

export type Surface = {
  draw(frame: Frame): void
  leave(): void
}

const enter = '\u001b[?1049h\u001b[?2004h\u001b[2J\u001b[H'
const restore = '\u001b[?2026l\u001b[?2004l\u001b[?25h\u001b[?1049l'
/** How long a lone escape may wait for what would make it a sequence. */
const escapeMs = 40

/**
 * Takes the terminal over. `on.end` is called at most once, after which the caller leaves; `on.fault` where something
 * threw outside the caller's reach. A suspended program leaves the screen and comes back to it.
 */
export function openSurface(
  terminal: PageTerminal,
  on: {
    key(event: KeyEvent): void
    resize(): void
    end(why: Ending): void
    fault(error: unknown): void
  },
  idleMs = 0,
): Surface {
  const { input, output, write } = terminal
  const keys = keyReader()
  let before: Frame | undefined
  let open = true
  let lone: NodeJS.Timeout | undefined
  let idle: NodeJS.Timeout | undefined

  const guarded = (work: () => void) => {
    try {
      work()
    } catch (error) {
      on.fault(error)
    }
  }
  const handle = (events: readonly KeyEvent[]) => {
    for (const event of events) if (open) guarded(() => on.key(event))
  }
  const data = (bytes: Buffer) => {
    awake()
    clearTimeout(lone)
    handle(keys.feed(bytes))
    if (open && keys.pending()) lone = setTimeout(() => handle(keys.flush()), escapeMs)
  }
  const awake = () => {
    clearTimeout(idle)
    if (idleMs > 0) idle = setTimeout(() => guarded(() => on.end('idle')), idleMs)
  }
  const resized = () => {
    before = undefined
    write('\u001b[2J')
    guarded(on.resize)
  }
  const ended = (why: Ending) => () => guarded(() => on.end(why))
  const fault = (error: unknown) => on.fault(error)
  const exited = () => leave()
  const suspended = () => {
    write(restore)
    input.setRawMode(false)
    process.kill(process.pid, 'SIGSTOP')
  }
  const resumed = () => {
    input.setRawMode(true)
    write(enter)
    before = undefined
    guarded(on.resize)
  }
  const listeners = [
    ['SIGINT', ended('interrupted')],
    ['SIGTERM', ended('terminated')],
    ['SIGHUP', ended('terminated')],
    ['SIGTSTP', suspended],
    ['SIGCONT', resumed],
    ['uncaughtException', fault],
    ['unhandledRejection', fault],
    ['exit', exited],
  ] as const
  const closed = ended('closed')

  function leave(): void {
    if (!open) return
    open = false
    clearTimeout(lone)
    clearTimeout(idle)
    input.off('data', data)
    input.off('end', closed)
    input.off('close', closed)
    output.off('resize', resized)
    for (const [name, listener] of listeners) process.off(name, listener)
    write(restore)
    try {
      input.setRawMode(false)
    } catch {
      // The terminal has gone away; there is nothing to restore.
    }
    input.pause()
  }

  input.setRawMode(true)
  write(enter)
  input.on('data', data)
  input.on('end', closed)
  input.on('close', closed)
  output.on('resize', resized)
  for (const [name, listener] of listeners) process.on(name, listener)
  input.resume()
  awake()

  return {
    draw(frame) {
      if (!open) return
      const bytes = paint(frame, before)
      before = frame
      if (bytes !== '') write(bytes)
    },
    leave,
  }
}
