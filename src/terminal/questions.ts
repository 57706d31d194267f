// Small questions on a terminal, by Inquirer's prompts. Every question leaves the screen with its answer, and Ctrl-D is a way out.
import type { ReadStream, WriteStream } from 'node:tty'
import { wrapped } from '../text/wrap.ts'
import { idled, interrupted } from './endings.ts'
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
  const message = fitted(streams, question)
  // What was typed before it was covered is there when it comes back.
  let typed = ''
  const transformer = (value: string) => {
    typed = value
    return value
  }
  return asked(streams, (context) =>
    input({ message, theme, transformer, default: typed, prefill: 'editable' }, context),
  )
}

/** Asks for a line that is not shown. Throws as {@link pick}. */
export async function secret(streams: Streams, question: string): Promise<string> {
  const { default: password } = await import('@inquirer/password')
  return asked(streams, (context) =>
    password({ message: fitted(streams, question), mask: false, theme }, context),
  )
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
    else return answer
  }
}

/** Not answers: somebody asked for the people to call, or for nothing to be seen. */
const help = Symbol('help')
const blank = Symbol('blank')

async function askedOnce<T>(
  streams: Streams,
  ask: (context: Context) => Promise<T>,
): Promise<T | typeof help | typeof blank> {
  const { input, output, idleMs } = streams
  const stop = new AbortController()
  const idle = () => stop.abort(idled())
  const soon = () => (idleMs > 0 ? setTimeout(idle, idleMs) : undefined)
  let timer = soon()
  // Inquirer closes its readline on Ctrl-D without settling the prompt.
  const watch = (data: Buffer | string) => {
    clearTimeout(timer)
    timer = soon()
    const names = keyReader()
      .feed(Buffer.from(data))
      .flatMap((event) => (event.kind === 'key' ? [event.name] : []))
    if (data.toString().includes('\u0004')) stop.abort(interrupted())
    if (names.includes('ctrl-q')) stop.abort(idled())
    // What was typed in the same read is taken first.
    if (names.includes('ctrl-l')) setImmediate(() => stop.abort(blank))
    if (names.includes('f2')) setImmediate(() => stop.abort(help))
  }
  input.on('data', watch)
  // Whoever continues it need not be who stopped it.
  const ends = [
    ['SIGCONT', idle],
    ['SIGTERM', () => stop.abort(interrupted())],
    ['SIGHUP', () => stop.abort(interrupted())],
  ] as const
  for (const [name, end] of ends) process.on(name, end)
  const back = streams.aside?.()
  try {
    return await ask({ input, output, clearPromptOnDone: true, signal: stop.signal })
  } catch (error) {
    if (stop.signal.reason === help) return help
    if (stop.signal.reason === blank) return blank
    if (stop.signal.aborted) throw stop.signal.reason
    if (error instanceof Error && error.name === 'ExitPromptError') throw interrupted()
    throw error
  } finally {
    back?.()
    for (const [name, end] of ends) process.off(name, end)
    clearTimeout(timer)
    input.off('data', watch)
    input.pause()
  }
}
