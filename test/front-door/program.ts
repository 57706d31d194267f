// Runs unearth as a person does: the launcher, a real journal, and a real terminal where one is asked for.
import { spawn as spawnChild } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { spawn as spawnPty } from '@lydell/node-pty'
import xterm from '@xterm/headless'

const launcher = resolve(import.meta.dirname, '../../bin/unearth.js')

export const passphrase = 'four plain words here'

export type Place = {
  readonly root: string
  readonly journal: string
  readonly env: Record<string, string>
}

/** A HOME of its own with the passphrase in a file beside it; `remove` takes it away again. */
export function newPlace(): Place & { remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'unearth-door-'))
  const home = join(root, 'home')
  mkdirSync(home)
  writeFileSync(join(root, 'passphrase'), `${passphrase}\n`, { mode: 0o600 })
  const journal = join(home, 'journal')
  return {
    root,
    journal,
    env: {
      HOME: home,
      PATH: process.env['PATH'] ?? '',
      TMPDIR: join(root),
      UNEARTH_HOME: journal,
      LANG: 'C.UTF-8',
      TZ: 'Europe/Berlin',
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** The environment of a script: the passphrase comes from its file. */
export function scripted(place: Place): Record<string, string> {
  return { ...place.env, UNEARTH_PASSPHRASE_FILE: join(place.root, 'passphrase') }
}

export type Run = { readonly code: number | null; readonly out: string; readonly err: string }

/** Runs one command line without a terminal, `input` on its stdin, and waits for its end. */
export function run(
  env: Record<string, string>,
  args: readonly string[],
  input = '',
): Promise<Run> {
  return new Promise((done, fail) => {
    const child = spawnChild(process.execPath, [launcher, ...args], { env, stdio: 'pipe' })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', fail)
    child.on('close', (code) => done({ code, out, err }))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** Makes a small, quick journal (64 MiB) and returns its recovery code. */
export async function newJournal(place: Place): Promise<string> {
  const made = await run(scripted(place), ['init', '--no-input', '--kdf-memory', '64'])
  if (made.code !== 0) throw new Error(`init failed: ${made.err}`)
  return made.out.trim()
}

export type Screen = {
  /** Waits until `text` is on the screen; the message of its failure is the screen. */
  see(text: string | RegExp): Promise<void>
  /** Waits until `text` is not on the screen any more. */
  gone(text: string): Promise<void>
  type(text: string): void
  /** The rows that are visible now, without trailing blanks. */
  rows(): string[]
  scrollback(): string
  resize(columns: number, rows: number): void
  kill(signal: string): void
  pid: number
  /** Every byte the program wrote. */
  bytes(): string
  ended: Promise<number>
}

/** Runs one command line on a pseudo-terminal that xterm draws; of unearth, or of another `program`. */
export function open(
  env: Record<string, string>,
  args: readonly string[],
  { columns = 80, rows = 24, program = launcher } = {},
): Screen {
  const pty = spawnPty(process.execPath, [program, ...args], {
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
  pty.onData((data) => {
    bytes += data
    terminal.write(data, () => changed())
  })
  terminal.onData((answer) => pty.write(answer))
  const ended = new Promise<number>((resolve) => pty.onExit(({ exitCode }) => resolve(exitCode)))
  const visible = () => {
    const buffer = terminal.buffer.active
    return Array.from({ length: terminal.rows }, (_, y) =>
      (buffer.getLine(buffer.viewportY + y)?.translateToString(true) ?? '').trimEnd(),
    )
  }
  return {
    pid: pty.pid,
    ended,
    bytes: () => bytes,
    rows: visible,
    type: (text) => pty.write(text),
    kill: (signal) => pty.kill(signal),
    resize(columns, rows) {
      pty.resize(columns, rows)
      terminal.resize(columns, rows)
    },
    scrollback() {
      const buffer = terminal.buffer.normal
      return Array.from({ length: buffer.length }, (_, y) =>
        buffer.getLine(y)?.translateToString(true),
      ).join('\n')
    },
    see: (wanted) =>
      until(String(wanted), (text) =>
        typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text),
      ),
    gone: (text) => until(`no ${text}`, (screen) => !screen.includes(text)),
  }

  function until(what: string, holds: (screen: string) => boolean): Promise<void> {
    const there = () => holds(visible().join('\n'))
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        changed = () => {}
        reject(new Error(`never saw ${what}; the screen was:\n${visible().join('\n')}`))
      }, 20_000)
      changed = () => {
        if (!there()) return
        clearTimeout(timer)
        changed = () => {}
        resolve()
      }
      changed()
    })
  }
}
