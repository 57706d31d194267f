// A line that is not shown, read from the terminal itself even where stdin is a pipe.
import { closeSync, openSync } from 'node:fs'
import { ReadStream } from 'node:tty'
import { exit, Trouble } from '../errors.ts'
import type { secret as prompt } from './questions.ts'

type Ports = {
  readonly plain: boolean
  /** The terminal on stdin, or undefined where stdin is something else. */
  readonly stdin: ReadStream | undefined
  readonly idleMs: number
  readonly secret: typeof prompt
  /** Shows the people to call. */
  help(): Promise<void>
  /** Shows nothing until a key. */
  blank(): Promise<void>
}

/** Asks on stdin's terminal, or on the controlling one. Throws Trouble 5 where there is none, 130 on Ctrl-C. */
export async function askSecret(question: string, ports: Ports): Promise<string> {
  if (ports.stdin) return ask(ports.stdin)
  let fd: number
  try {
    fd = openSync(process.platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty', 'r+')
  } catch {
    throw new Trouble(
      exit.noTerminal,
      'The passphrase is asked on a terminal, and there is none here.',
      'Scripts: --passphrase-fd N, or UNEARTH_PASSPHRASE_FILE.',
    )
  }
  const input = new ReadStream(fd)
  try {
    return await ask(input)
  } finally {
    input.destroy()
    try {
      closeSync(fd)
    } catch {
      // destroy() has closed it already.
    }
  }

  function ask(input: ReadStream): Promise<string> {
    return ports.secret(
      { input, output: process.stderr, idleMs: ports.idleMs, help: ports.help, blank: ports.blank },
      question,
    )
  }
}
