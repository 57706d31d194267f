// Small questions on a terminal, by Inquirer's prompts. Every question leaves the screen with its answer, and Ctrl-D is a way out.
import { uptime } from 'node:os'
import { PassThrough } from 'node:stream'
import type { ReadStream, WriteStream } from 'node:tty'
import { wrapped } from '../text/wrap.ts'
import { idled, interrupted } from './endings.ts'
import { give, letGo, stopWithAll, take } from './hold.ts'
import { keyReader } from './screen/keys.ts'

export type Choice<T> = { readonly value: T; readonly name: string; readonly note?: string }

type Streams = {
  input: ReadStream
  output: NodeJS.WritableStream
  idleMs: number
  /** Shows the people to call; F2 asks for it, and the question comes again after. */
  help(): Promise<void>
  /** Shows nothing until a key brings the question back; Ctrl-L asks for it. */
  blank(): Promise<void>
  /** What was typed so far, where it is to be there when it is asked again, after a stop: nothing of it is seen. */
  typed?: Buffer[]
  /** Goes to a screen of its own; returns what leaves it. Without it the question stands on the main one. */
  aside?: () => () => void
}

/** Asks to pick one of `choices`; the first is under the cursor. Throws Trouble 130 on Ctrl-C or Ctrl-D, 4 when left idle. */
export async function pick<T>(
  streams: Streams,
  question: string,
  choices: readonly Choice<T>[],
): Promise<T> {
  const { default: select } = await import('@inquirer/select')
  return asked(streams, (context) =>
    select(
      {
        message: fitted(streams, question),
        choices: choices.map(({ value, name, note }) => ({
          value,
          name,
          ...(note === undefined ? {} : { description: note }),
        })),
        pageSize: Math.max(
          3,
          Math.min(14, ((streams.output as Partial<WriteStream>).rows ?? 24) - 5),
        ),
        loop: false,
        theme,
      },
      context,
    ),
  )
}

/** Asks for one line; empty is an answer. Throws as {@link pick}. */
export async function line(streams: Streams, question: string): Promise<string> {
  const { default: input } = await import('@inquirer/input')
  let typed = ''
  return asked(streams, (context) => {
    // Asked again, after a stop: what was typed is there.
    const there = typed === '' ? {} : { default: typed, prefill: 'editable' as const }
    const transformer = (value: string) => {
      typed = value
      return value
    }
    return input({ message: fitted(streams, question), theme, transformer, ...there }, context)
  })
}

/** Asks for a line that is not shown. Throws as {@link pick}. */
export async function secret(streams: Streams, question: string): Promise<string> {
  const { default: password } = await import('@inquirer/password')
  const typed: Buffer[] = []
  const ask = (context: Context) =>
    password({ message: fitted(streams, question), mask: false, toggleMask: false, theme }, context)
  try {
    return await asked({ ...streams, typed }, ask)
  } finally {
    for (const bytes of typed) bytes.fill(0)
  }
}

/** Broken between words, where Inquirer would break inside them. */
function fitted({ output }: Streams, question: string): string {
  const columns = (output as Partial<WriteStream>).columns ?? 80
  return question
    .split('\n')
    .flatMap((line) => (line === '' ? [''] : wrapped(line, Math.max(10, columns - 2))))
    .join('\n ')
}

const theme = { prefix: { idle: '', done: '' } }

type Context = {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
  clearPromptOnDone: true
  signal: AbortSignal
}

async function asked<T>(streams: Streams, ask: (context: Context) => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await askedOnce(streams, ask)
    if (answer === help) await streams.help()
    else if (answer === blank) await streams.blank()
    else if (answer === stop) stopped(streams)
    else if (answer !== anew) return answer as T
  }
}

/** Not answers: somebody asked for the people to call, for nothing to be seen, or to stop; or it was stopped from outside. */
const help = Symbol('help')
const blank = Symbol('blank')
const stop = Symbol('stop')
const anew = Symbol('anew')
const asides: readonly unknown[] = [help, blank, stop, anew]

/** Stops, and locks where it was stopped for longer than it may be left. */
function stopped({ input, idleMs }: Streams): void {
  const before = uptime()
  letGo(input)
  stopWithAll()
  if (idleMs > 0 && (uptime() - before) * 1000 > idleMs) throw idled()
}

/** What single keys do at every question. */
function endOf(key: string): unknown {
  if (key === 'ctrl-d' || key === 'ctrl-c') return interrupted()
  if (key === 'ctrl-q') return idled()
  if (key === 'ctrl-l') return blank
  if (key === 'ctrl-z') return stop
  return key === 'f2' ? help : undefined
}

async function askedOnce<T>(
  streams: Streams,
  ask: (context: Context) => Promise<T>,
): Promise<T | symbol> {
  const { input, output, idleMs, typed } = streams
  const ending = new AbortController()
  const end = (why: unknown) => ending.abort(why)
  const soon = () => (idleMs > 0 ? setTimeout(() => end(idled()), idleMs) : undefined)
  let timer = soon()
  const keys = oneAnswer(
    input,
    ending.signal,
    (names) => {
      clearTimeout(timer)
      timer = soon()
      const [why] = names.map(endOf).filter((each) => each !== undefined)
      // Before it is covered, what was typed in the same read is taken; an end is one at once.
      if (asides.includes(why)) setImmediate(end, why)
      else if (why !== undefined) end(why)
    },
    typed,
  )
  const signals = [
    ['SIGTERM', () => end(interrupted())],
    ['SIGHUP', () => end(interrupted())],
    ['SIGTSTP', () => end(stop)],
    ['SIGCONT', () => end(anew)],
  ] as const
  for (const [name, listener] of signals) process.on(name, listener)
  const closed = () => end(interrupted())
  input.once('end', closed)
  const back = streams.aside?.()
  try {
    const context = { input: keys.feed, output, clearPromptOnDone: true, signal: ending.signal }
    return await ask(context as Context)
  } catch (error) {
    if (asides.includes(ending.signal.reason)) return ending.signal.reason as symbol
    if (ending.signal.aborted) throw ending.signal.reason
    if (error instanceof Error && error.name === 'ExitPromptError') throw interrupted()
    throw error
  } finally {
    back?.()
    clearTimeout(timer)
    input.off('end', closed)
    for (const [name, listener] of signals) process.off(name, listener)
    keys.close()
  }
}

/**
 * The keys of `input` as far as one question is concerned: after each Enter it is seen whether that was the answer, and what
 * was typed beyond it is left to whoever asks next.
 */
function oneAnswer(
  input: ReadStream,
  over: AbortSignal,
  pressed: (names: readonly string[]) => void,
  typed: Buffer[] = [],
): { readonly feed: PassThrough; close(): void } {
  const feed = new PassThrough()
  for (const bytes of typed) feed.write(bytes)
  let rest: Buffer = Buffer.alloc(0)
  let waiting: NodeJS.Immediate | undefined
  const pour = () => {
    waiting = undefined
    // What comes once it is over is for whoever asks next, perhaps the same anew.
    while (rest.length > 0 && waiting === undefined && !over.aborted) {
      const [piece = ''] =
        /^[^\r\n\u0003\u0004\u000c\u0011\u001a]*.?/s.exec(rest.toString('latin1')) ?? []
      const bytes = rest.subarray(0, piece.length)
      rest = rest.subarray(piece.length)
      const events = keyReader().feed(bytes)
      // A key that ends it is not the question's own; what was typed before it is.
      const ends = /[\u0003\u0004\u000c\u0011\u001a]$/.test(piece)
      const own = ends ? bytes.subarray(0, -1) : bytes
      if (own.length > 0) {
        feed.write(own)
        typed.push(Buffer.from(own))
      }
      pressed(events.flatMap((event) => (event.kind === 'key' ? [event.name] : [])))
      waiting = setImmediate(pour)
    }
  }
  const read = (data: Buffer | string) => {
    rest = Buffer.concat([rest, Buffer.from(data)])
    if (waiting === undefined) pour()
  }
  take(input)
  input.on('data', read)
  input.resume()
  return {
    feed,
    close() {
      clearImmediate(waiting)
      input.off('data', read)
      give(input)
      if (rest.length > 0) input.unshift(rest)
    },
  }
}
