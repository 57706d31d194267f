// Where words stand on a page, small and capital letters alike.
import type { Place } from './selection.ts'

/** Where `wanted` stands in one paragraph, as UTF-16 offsets; one begins where the one before it ended. */
export function matchesIn(line: string, wanted: string): readonly number[] {
  const words = folded(wanted)
  if (words === '') return []
  const within = folded(line)
  const found: number[] = []
  for (let at = within.indexOf(words); at >= 0; at = within.indexOf(words, at + words.length)) {
    found.push(at)
  }
  return found
}

/** Every place `wanted` stands at, in their order. */
export function placesOf(lines: readonly string[], wanted: string): readonly Place[] {
  return lines.flatMap((text, line) => matchesIn(text, wanted).map((offset) => ({ line, offset })))
}

/** The first of `places` at or after `from`, or the first of all; -1 where there is none. */
export function nextOf(places: readonly Place[], from: Place): number {
  const at = places.findIndex(
    ({ line, offset }) => line > from.line || (line === from.line && offset >= from.offset),
  )
  return at < 0 && places.length > 0 ? 0 : at
}

/** In small letters, each as long as it was, so that a place in it is a place in `text`. */
function folded(text: string): string {
  const small = text.toLowerCase()
  if (small.length === text.length) return small
  return Array.from(text, (each) => {
    const letter = each.toLowerCase()
    return letter.length === each.length ? letter : each
  }).join('')
}
