import type { Readable } from 'node:stream'

/** Lines of an input, one at a time; null once it has ended. */
export type Lines = { next(): Promise<string | null>; close(): void }

/** Reads `input` line by line without touching how the terminal edits or echoes. */
export function openLines(input: Readable): Lines {
  // Got here and not imported: most commands read no lines, and loading it takes a moment.
  const { createInterface } = process.getBuiltinModule('node:readline')
  const reader = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY })
  const waiting: ((line: string | null) => void)[] = []
  const ready: string[] = []
  let ended = false
  reader.on('line', (line) => {
    const first = waiting.shift()
    if (first) first(line)
    else ready.push(line)
  })
  reader.on('close', () => {
    ended = true
    for (const resolve of waiting.splice(0)) resolve(null)
  })
  return {
    next: () =>
      new Promise((resolve) => {
        const line = ready.shift()
        if (line !== undefined) resolve(line)
        else if (ended) resolve(null)
        else waiting.push(resolve)
      }),
    close: () => reader.close(),
  }
}
