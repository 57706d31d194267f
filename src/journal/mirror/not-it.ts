// "Not it" is remembered, and nothing else: no word of what it was said of, so that erasing an entry leaves none behind.

/** What was said "not it" of, as it is kept. */
export const notIt = {
  /** The line furthest from the usual words, or a sentence with words of a signal. */
  line: (entry: string, sentence: string) => `line/${entry}/${trace(sentence)}`,
  signal: (entry: string, signal: string, sentence: string) =>
    `signal/${entry}/${signal}/${trace(sentence)}`,
  pair: (entry: string, heading: string) => `pair/${entry}/${trace(heading)}`,
  /** A word that comes back, or the signal of a move. */
  strand: (what: 'word' | 'move', of: string) => `strand/${what}/${trace(of)}`,
} as const

/** Enough of a text to know it again, whatever its spaces and case, and nothing to read: FNV-1a, twice. */
function trace(text: string): string {
  const plain = text.toLowerCase().replace(/\s+/g, ' ').trim()
  const hash = (seed: number) => {
    let value = seed
    for (let at = 0; at < plain.length; at += 1) {
      value = Math.imul(value ^ plain.charCodeAt(at), 16_777_619)
    }
    return (value >>> 0).toString(16).padStart(8, '0')
  }
  return hash(2_166_136_261) + hash(40_389)
}
