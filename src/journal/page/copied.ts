// Where words of one text stand in another that was made from it: a line lifted from an answer, a topic from a letter, a
// sentence that was moved. Each word is explained by the longest row of words it is part of.
import { type Token, tokensOf } from '../../text/tokens.ts'
import { merged, type Span } from './spans.ts'

/** A text words may have been taken from, and what of it stays. */
export type Source = { readonly text: string; readonly held: readonly Span[] }

/** Words in a row that are not the same by chance. */
const row = 3

/** The spans of `text`, or of `regions` in it, whose words stand in a held place of one of `sources`. A word that may come from a held place or from a free one is held. */
export function standsIn(
  text: string,
  sources: readonly Source[],
  regions: readonly Span[] = [{ start: 0, end: text.length }],
): readonly Span[] {
  const words = tokensOf(text).filter(({ start, end }) =>
    regions.some((region) => region.start <= start && region.end >= end),
  )
  const free = new Uint32Array(words.length)
  const held = new Uint32Array(words.length)
  for (const source of sources) {
    if (source.held.length > 0) explain(text, words, source, { free, held })
  }
  const found: Span[] = []
  words.forEach(({ start, end }, at) => {
    const is = (index: number) => (held[index] ?? 0) > 0 && (held[index] ?? 0) >= (free[index] ?? 0)
    if (!is(at)) return
    const last = found.at(-1)
    // Signs between two words that stay belong to them.
    const next = at > 0 && is(at - 1) && last !== undefined
    if (next) found[found.length - 1] = { start: last.start, end }
    else found.push({ start, end })
  })
  return merged(found)
}

function explain(
  text: string,
  words: readonly Token[],
  source: Source,
  best: { readonly free: Uint32Array; readonly held: Uint32Array },
): void {
  const theirs = tokensOf(source.text)
  const stays = theirs.map(({ start, end }) =>
    source.held.some((span) => span.start < end && span.end > start),
  )
  const places = new Map<string, number[]>()
  theirs.forEach(({ word }, at) => {
    const known = places.get(word)
    if (known === undefined) places.set(word, [at])
    else known.push(at)
  })
  const telling = (at: number) => {
    const { word } = words[at] ?? { word: '' }
    return [...word].length >= 3 && (places.get(word) ?? []).every((place) => stays[place])
  }
  words.forEach(({ word }, at) => {
    for (const place of places.get(word) ?? []) {
      if (at > 0 && words[at - 1]?.word === theirs[place - 1]?.word) continue
      let length = 1
      while (
        words[at + length] !== undefined &&
        words[at + length]?.word === theirs[place + length]?.word
      )
        length += 1
      const from = { at, place, length }
      const counts =
        length >= row ||
        isWhole(text, words, from) ||
        holdsPassage(stays, from) ||
        Array.from({ length }, (_, step) => at + step).some(telling)
      for (let step = 0; step < length; step += 1) {
        const side = stays[place + step] ? best.held : best.free
        if (side === best.held && !counts) continue
        side[at + step] = Math.max(side[at + step] ?? 0, length)
      }
    }
  })
}

type Run = { readonly at: number; readonly place: number; readonly length: number }

/** Whether the run is all there is between two breaks: a line, a value behind its label. */
function isWhole(text: string, words: readonly Token[], { at, length }: Run): boolean {
  const [first, last] = [words[at], words[at + length - 1]]
  const before = text.slice(words[at - 1]?.end ?? 0, first?.start)
  const after = text.slice(last?.end, words[at + length]?.start ?? text.length)
  const broken = (between: string) => /[\n:·]|^- /.test(between)
  return (at === 0 || broken(before)) && (at + length === words.length || broken(after))
}

/** Whether one held passage lies in the run from its first word to its last. */
function holdsPassage(stays: readonly boolean[], { place, length }: Run): boolean {
  for (let from = place; from < place + length; from += 1) {
    if (!stays[from] || (from > 0 && stays[from - 1])) continue
    let end = from
    while (stays[end]) end += 1
    if (end <= place + length) return true
  }
  return false
}
