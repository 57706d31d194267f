// What is looked for in a text that is read: every place of it, and which of them one is at.
import type { Span } from '../../journal/page/spans.ts'

export type FoundIn = {
  /** As it was said. */
  readonly words: string
  /** Where it stands, in order. */
  readonly places: readonly Span[]
  /** Which of them; 0 where there is none. */
  readonly at: number
}

/** Looks for words as they stand, whatever breaks their lines and however they are capitalised. */
export function foundIn(text: string, words: string): FoundIn {
  return { words, places: placesOf(text, escaped(words)), at: 0 }
}

/** Looks for what begins with any of these; it is said as `words`. */
export function anyFoundIn(text: string, all: readonly string[], words: string): FoundIn {
  const begins = all.map((each) => `(?<![\\p{L}\\p{N}])${escaped(each)}`)
  return { words, places: placesOf(text, begins.join('|')), at: 0 }
}

function placesOf(text: string, pattern: string): readonly Span[] {
  if (pattern === '') return []
  return [...text.matchAll(new RegExp(pattern, 'giu'))].map(({ index, 0: said }) => ({
    start: index,
    end: index + said.length,
  }))
}

function escaped(words: string): string {
  return words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('\\s+')
}
