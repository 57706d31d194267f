// A question that quotes: {PRS-02} in its text stands for the first sentence of what was answered there.
import { sentencesOf } from '../page/spans.ts'

const quote = /\{([A-Z][A-Z0-9]{1,5}-(?:\d\d|close))\}/g

/** How much of a sentence is quoted, in characters. */
const most = 140

/** The questions that a text quotes. */
export function quotesIn(text: string): readonly string[] {
  return [...text.matchAll(quote)].map(([, id = '']) => id)
}

/** The same without its quotes. */
export function unquoted(text: string): string {
  return text.replace(quote, '')
}

/**
 * The text with what was answered in the place of each quote; `answered` gives it, or undefined. A sentence that quotes what
 * nobody wrote is left out.
 */
export function withQuotes(text: string, answered: (id: string) => string | undefined): string {
  if (quotesIn(text).length === 0) return text
  return sentencesOf(text)
    .map(({ start, end }) => text.slice(start, end))
    .flatMap((sentence) => {
      const found = quotesIn(sentence).map((id) => quotable(answered(id)))
      if (found.includes('')) return []
      let next = 0
      return [sentence.replace(quote, () => found[next++] ?? '')]
    })
    .join(' ')
}

/** The first sentence of an answer, without the stop at its end, cut between words where it is long; empty where there is none. */
function quotable(answer = ''): string {
  const [first] = sentencesOf(answer)
  if (first === undefined) return ''
  const words = answer.slice(first.start, first.end).replace(/\s*[.…]+$/u, '')
  if (words.length <= most) return words
  const cut = words.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 60))} …`
}
