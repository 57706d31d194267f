// A page that only goes forward: what is taken back is struck and stays.
import type { Span } from '../../journal/page/spans.ts'
import { previousGrapheme, previousWord } from '../../text/graphemes.ts'

/**
 * What one step back from the end of `text` strikes next, beyond what is struck already; undefined at the
 * beginning.
 */
export function strikeBack(
  text: string,
  struck: readonly Span[],
  by: 'grapheme' | 'word',
): Span | undefined {
  let end = text.length
  for (let moved = true; moved; ) {
    moved = false
    const before = struck.find((span) => span.start < end && span.end >= end)
    if (before !== undefined) {
      end = before.start
      moved = true
    }
    // A newline is no word to take back.
    while (end > 0 && text[end - 1] === '\n') {
      end -= 1
      moved = true
    }
  }
  if (end === 0) return undefined
  const start = text.lastIndexOf('\n', end - 1) + 1
  const line = text.slice(start, end)
  const back = by === 'word' ? previousWord(line, line.length) : previousGrapheme(line, line.length)
  return { start: start + back, end }
}
