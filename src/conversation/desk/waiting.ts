// What is said to whoever waits: what is being done just now, where all of it takes more than a second.
import type { Terminal } from '../../terminal/terminal.ts'

/** Above so many bytes copying and checking takes more than a second. */
const long = 24 * 1024 * 1024

/**
 * Says each stage in `words` as it begins, and how many there are, where there are many bytes or it has taken over a second by then: on a
 * screen one line that is gone when it is told without a stage, in plain mode one after the other, in a pipe nothing.
 */
export function waiting<S extends string>(
  terminal: Pick<Terminal, 'plain' | 'answered' | 'note' | 'passing'>,
  words: Readonly<Record<S, string>>,
  bytes: number,
): (stage?: S) => void {
  const began = performance.now()
  const stages = Object.keys(words)
  return (stage) => {
    if (stage === undefined) return terminal.passing('')
    if (bytes <= long && performance.now() - began <= 1000) return
    const line = `${words[stage]} (${stages.indexOf(stage) + 1} of ${stages.length})`
    if (!terminal.plain) terminal.passing(line)
    else if (terminal.answered) terminal.note(line)
  }
}

/** Does `work`, and takes away what was said to whoever waited, however it ends. */
export function over<T>(tell: (stage?: never) => void, work: () => T): T {
  try {
    return work()
  } finally {
    tell()
  }
}

/** "12 MB", "340 kB" */
export function sizeSaid(bytes: number): string {
  const [unit, each] = bytes < 1_000_000 ? ['kB', 1000] : ['MB', 1_000_000]
  return `${Math.max(1, Math.round(bytes / Number(each)))} ${unit}`
}
