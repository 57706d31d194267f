// A real pseudo-terminal that xterm draws, with a person at it: keys by what they mean, and what is seen before the next one.
import { resolve } from 'node:path'
import { spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'

/** The program as it is started. */
export const launcher = resolve(import.meta.dirname, '../../bin/unearth')

/** The same without the launcher, for a Node that is told more than the launcher lets through. */
const unfenced = resolve(import.meta.dirname, '../../bin/unearth.cjs')

/** What is pressed, by what it does. */
export const keys = {
  enter: '\r',
  down: '\u001b[B',
  /** Ctrl-D: keep what is written. */
  keep: '\u0004',
  /** Esc: the other doors. */
  doors: '\u001b',
  /** Ctrl-C: stop; the words stay in the draft. */
  stop: '\u0003',
  /** F2: people to call. */
  people: '\u001bOQ',
  /** F3: what waits. */
  waits: '\u001bOR',
  /** Ctrl-S: ◆, or three more minutes on a line that has one. */
  surprise: '\u0013',
  /** Ctrl-T: how much time is left. */
  time: '\u0014',
  /** Ctrl-L: blank the screen, and back. */
  blank: '\u000c',
  /** Ctrl-Z. */
  undo: '\u001a',
  /** Ctrl-Y. */
  redo: '\u0019',
  /** Ctrl-U: delete to the start. */
  clear: '\u0015',
  /** Ctrl-W: delete a word back. */
  eraseWord: '\u0017',
  /** Shift with the arrows and the like: select. */
  selectLeft: '\u001b[1;2D',
  selectWordLeft: '\u001b[1;6D',
  selectToStart: '\u001b[1;2H',
  /** Ctrl-Space: select on the way, as on a terminal that has no Shift with the arrows. */
  select: '\u0000',
  cut: '\u0018',
  /** Alt-W. */
  copy: '\u001bw',
  paste: '\u0016',
  find: '\u0006',
  /** Ctrl-Home: the start of the page. */
  top: '\u001b[1;5H',
} as const

/** `text` as a terminal sends it when it is pasted. */
export function pasted(text: string): string {
  return `\u001b[200~${text}\u001b[201~`
}

/** What is seen, and then what is typed there. */
export type Transcript = readonly (readonly [see: Sight, type?: string])[]

/** A text, also broken over rows; all of several texts in any order; or a pattern. */
type Sight = string | readonly string[] | RegExp

export type Screen = Disposable & {
  /** Waits until it is on the screen, and the screen was drawn since the last key. The message of its failure is the screen. */
  see(sight: Sight): Promise<void>
  /** Waits until `met` holds of what is shown since the last key, or until the program ended: true where it did. */
  seeOrEnd(met: (shown: string) => boolean): Promise<boolean>
  /** Waits until `text` is not on the screen any more. */
  gone(text: string): Promise<void>
  /** Waits for the program's end; its exit code. */
  end(): Promise<number>
  type(text: string): void
  /** The rows that are visible now, without trailing blanks. */
  rows(): string[]
  /** The rows that are visible now, as one text. */
  shown(): string
  scrollback(): string
  /** The rows that were too long, so that the terminal had to break them. */
  broken(): readonly string[]
  resize(columns: number, rows: number): void
  kill(signal: string): void
  readonly pid: number
  /** Every byte the program wrote. */
  bytes(): string
}

/** What starts unearth: the launcher, but where Node is told something by the environment. */
export function started(
  env: Readonly<Record<string, string>>,
  program?: string,
): readonly [string, ...string[]] {
  if (program !== undefined) return [process.execPath, program]
  return env['NODE_OPTIONS'] === undefined ? [launcher] : [process.execPath, unfenced]
}

export type Size = {
  readonly columns?: number
  readonly rows?: number
  /** What Node runs instead of unearth. */
  readonly program?: string
  /** What runs instead of Node. */
  readonly shell?: string
}

/** Sees and types, line by line. The program goes on. */
export async function answer(screen: Screen, transcript: Transcript): Promise<void> {
  for (const [sight, typed] of transcript) {
    await screen.see(sight)
    if (typed !== undefined) screen.type(typed)
  }
}

/** Runs one command line on a terminal of its own. Disposing kills what still runs. */
export function openScreen(
  env: Readonly<Record<string, string>>,
  args: readonly string[],
  { columns = 80, rows = 24, program, shell }: Size = {},
): Screen {
  const [file, ...given] = shell === undefined ? started(env, program) : [shell]
  const pty = spawn(file, [...given, ...args], {
    cols: columns,
    rows,
    env: { TERM: 'xterm-256color', ...env },
  })
  const terminal = new xterm.Terminal({
    cols: columns,
    rows,
    scrollback: 5000,
    allowProposedApi: true,
  })
  let bytes = ''
  let changed = () => {}
  // Pieces that came, that are drawn, and that had come when the last key was pressed.
  let came = 0
  let drawn = 0
  let before = -1
  pty.onData((data) => {
    bytes += data
    came += 1
    const piece = came
    terminal.write(data, () => {
      drawn = piece
      changed()
    })
  })
  terminal.onData((reply) => pty.write(reply))
  let code: number | undefined
  pty.onExit(({ exitCode }) => {
    code = exitCode
    changed()
  })
  const rowsNow = () => {
    const buffer = terminal.buffer.active
    return Array.from({ length: terminal.rows }, (_, y) =>
      (buffer.getLine(buffer.viewportY + y)?.translateToString(true) ?? '').trimEnd(),
    )
  }
  const shown = () => rowsNow().join('\n')
  return {
    bytes: () => bytes,
    rows: rowsNow,
    shown,
    type(text) {
      before = came
      pty.write(text)
    },
    kill: (signal) => pty.kill(signal),
    pid: pty.pid,
    resize(columns, rows) {
      before = came
      pty.resize(columns, rows)
      terminal.resize(columns, rows)
    },
    scrollback() {
      const buffer = terminal.buffer.normal
      return Array.from({ length: buffer.length }, (_, y) =>
        buffer.getLine(y)?.translateToString(true),
      ).join('\n')
    },
    broken() {
      const buffer = terminal.buffer.active
      return Array.from({ length: buffer.length }, (_, y) => buffer.getLine(y)).flatMap((line) =>
        line?.isWrapped ? [line.translateToString(true)] : [],
      )
    },
    see: (sight) => until(`saw ${sight}`, () => drawn > before && holds(shown(), sight)),
    async seeOrEnd(met) {
      const over = () => code !== undefined && drawn === came
      await until('saw what is asked', () => over() || (drawn > before && met(shown())))
      return over()
    },
    gone: (text) => until(`saw ${text} go`, () => !shown().includes(text)),
    async end() {
      await until('ended', () => code !== undefined && drawn === came)
      return code ?? -1
    },
    [Symbol.dispose]() {
      if (code === undefined) pty.kill('SIGKILL')
      terminal.dispose()
    },
  }

  function until(what: string, met: () => boolean): Promise<void> {
    return new Promise((done, fail) => {
      const timer = setTimeout(() => {
        changed = () => {}
        fail(new Error(`never ${what}; the screen was:\n${shown()}`))
      }, 20_000)
      changed = () => {
        if (!met()) return
        clearTimeout(timer)
        changed = () => {}
        done()
      }
      changed()
    })
  }
}

function holds(shown: string, sight: Sight): boolean {
  if (sight instanceof RegExp) return sight.test(shown)
  // Where a row ends depends on the width of names that are not ours, such as a temporary folder's.
  const unbroken = shown.replace(/\s+/g, ' ')
  return [sight].flat().every((text) => shown.includes(text) || unbroken.includes(text))
}
