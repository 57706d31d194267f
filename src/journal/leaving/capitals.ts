// Words that may still be names, once the names that are known have become roles: no method finds them all, so they are shown.

export type Capitals = {
  add(text: string): void
  /** How often each is there, the most frequent first; `stand` are let stand. */
  left(stand: readonly string[]): ReadonlyMap<string, number>
}

/** Counts the words with a capital, a text at a time; not those that also stand there small, or that only begin a sentence. */
export function capitals(): Capitals {
  const counts = new Map<string, number>()
  const small = new Set<string>()
  const inside = new Set<string>()
  return {
    add(text) {
      for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]{3,})?/gu)) {
        if (word === word.toLowerCase()) small.add(word)
        if (!/^\p{Lu}\p{M}*[\p{Ll}\p{M}]/u.test(word)) continue
        counts.set(word, (counts.get(word) ?? 0) + 1)
        const before = text.slice(Math.max(0, index - 3), index)
        if (!/(?:^|[.!?…:\n“"»\-–—]\s*)$/u.test(before)) inside.add(word)
      }
    },
    left(stand) {
      const usual = new Set([...common, ...stand])
      const is = (word: string) =>
        inside.has(word) && !small.has(word.toLowerCase()) && !usual.has(word)
      return new Map(
        [...counts]
          .filter(([word]) => is(word))
          .toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)),
      )
    },
  }
}

const common =
  'January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter English Ticked Knows Decided Contact Help Version'.split(
    ' ',
  )
