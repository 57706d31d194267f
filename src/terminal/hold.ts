// Who has the keys of the terminal. From the launcher's first moment on it is held: nothing is echoed, and what is typed waits
// for the next screen. It is let go with the first words that are said, and before somebody else gets it.
import type { ReadStream } from 'node:tty'

export type Keys = Pick<ReadStream, 'setRawMode' | 'pause'> &
  Partial<Pick<ReadStream, 'isRaw' | 'on' | 'off' | 'resume'>> & { readonly fd?: number }

let taken = false
let asked = false

/** A screen or a question has the keys from now on. */
export function take(input: Keys): void {
  input.setRawMode(true)
  taken = true
  asked = true
}

/** It has them no more; what is typed waits for the next. */
export function give(input: Keys): void {
  input.pause()
  taken = false
  if (input.fd !== 0) letGo(input)
}

/** The terminal edits and echoes by itself again, unless a screen has it. */
export function letGo(input: Keys): void {
  if (taken || input.isRaw === false) return
  try {
    input.setRawMode(false)
  } catch {
    // The terminal has gone away; there is nothing to restore.
  }
}

/** Lets it go for good. What was typed beyond the last screen was meant for it, and is not left to the shell. */
export async function letGoAtEnd(input: Keys): Promise<void> {
  if (asked) {
    const drop = () => {}
    input.on?.('data', drop)
    input.resume?.()
    // One round to begin reading, one that reads.
    for (let round = 0; round < 2; round += 1) await new Promise((next) => setImmediate(next))
    input.off?.('data', drop)
    input.pause()
  }
  letGo(input)
}

/** Stops this program and whatever was started with it, as Ctrl-Z does, and returns once it goes on. Whoever has no shell around is not stopped. */
export function stopWithAll(): void {
  const names = ['SIGTSTP', 'SIGCONT'] as const
  const listeners = names.map((name) => [name, process.listeners(name)] as const)
  for (const name of names) process.removeAllListeners(name)
  process.kill(process.platform === 'win32' ? process.pid : 0, 'SIGTSTP')
  for (const [name, each] of listeners) for (const listener of each) process.on(name, listener)
}
