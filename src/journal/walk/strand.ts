// How often the words of a walk were written of late: whole words, in any case.
import type { Strand } from './facts.ts'

/**
 * Counts the words of each walk in `texts`. A word that ends in "-" begins some; several words stand in a row. Punctuation
 * between them does not matter.
 */
export function strandsIn(
  texts: readonly { readonly text: string; readonly evening: number }[],
  words: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, Strand> {
  const plain = texts.map(({ text, evening }) => ({
    text: ` ${plainly(text)} `,
    evening: Math.floor(evening),
  }))
  return new Map(
    [...words].map(([walk, list]) => {
      const counted = plain.map(({ text, evening }) => ({
        evening,
        count: list.reduce((sum, word) => sum + countOf(text, word), 0),
      }))
      const spoke = counted.filter(({ count }) => count > 0)
      return [
        walk,
        {
          words: spoke.reduce((sum, { count }) => sum + count, 0),
          evenings: new Set(spoke.map(({ evening }) => evening)).size,
        },
      ]
    }),
  )
}

/** Words with one space between. */
function plainly(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim()
}

function countOf(text: string, word: string): number {
  const begins = word.endsWith('-')
  const wanted = ` ${plainly(word)}${begins ? '' : ' '}`
  let count = 0
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) count += 1
  return count
}
