// What is said to whoever waits: a line for each part of the work, where all of it takes more than a second.
import type { Terminal } from '../../terminal/terminal.ts'

/** Above so many bytes copying and checking takes more than a second. */
const long = 24 * 1024 * 1024

/** Says each stage in `words` as it begins, where there are many bytes or it has taken over a second by then. */
export function waiting<S extends string>(
  terminal: Terminal,
  words: Readonly<Record<S, string>>,
  bytes: number,
): (stage: S) => void {
  const began = performance.now()
  return (stage) => {
    if (bytes > long || performance.now() - began > 1000) terminal.note(words[stage])
  }
}

/** "12 MB", "340 kB" */
export function sizeSaid(bytes: number): string {
  const [unit, each] = bytes < 1_000_000 ? ['kB', 1000] : ['MB', 1_000_000]
  return `${Math.max(1, Math.round(bytes / Number(each)))} ${unit}`
}
