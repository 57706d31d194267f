// What was cut or copied on a page. It is in memory only, for as long as the program runs; the system's clipboard, which every
// program can read, has it too only where the writer set that.

export type Clipboard = {
  /** Whether the system's clipboard has what is copied too. */
  shared(): boolean
  held(): string
  hold(text: string): void
  /** From now on, or not any more, the system's clipboard too. */
  share(shared: boolean): void
}

/** An empty one; `write` writes to the terminal. */
export function openClipboard(write: (bytes: string) => void): Clipboard {
  let text = ''
  let shared = false
  return {
    shared: () => shared,
    held: () => text,
    hold(words) {
      text = words
      if (shared) write(`\u001b]52;c;${Buffer.from(words).toString('base64')}\u0007`)
    },
    share(on) {
      shared = on
    },
  }
}
