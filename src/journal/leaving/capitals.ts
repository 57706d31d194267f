// Words that may still be names, once the names that are known have become roles: no method finds them all, so they are shown.

export type Capitals = {
  add(text: string): void
  /** How often each is there, the most frequent first; `stand` are let stand. */
  left(stand: readonly string[]): ReadonlyMap<string, number>
}

/**
 * Counts the words with a capital, a text at a time; not those that also stand there small, or that only begin a sentence. One that
 * may be a nickname or another ending of one of `names` is there wherever it stands, and first.
 */
export function capitals(names: readonly string[] = []): Capitals {
  const likely = names.flatMap((name) => name.split(/[\s\p{Pd}]+/u)).map(plain)
  const counts = new Map<string, number>()
  const small = new Set<string>()
  const inside = new Set<string>()
  return {
    add(text) {
      for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]{3,})?/gu)) {
        if (word === word.toLowerCase()) small.add(word)
        if (!/^\p{Lu}\p{M}*[\p{Ll}\p{M}]/u.test(word) && !(isCapital(word) && near(word))) continue
        counts.set(word, (counts.get(word) ?? 0) + 1)
        const before = text.slice(Math.max(0, index - 3), index)
        if (!/(?:^|[.!?…:\n“"»\-–—]\s*)$/u.test(before)) inside.add(word)
      }
    },
    left(stand) {
      const usual = new Set([...common, ...stand])
      const is = (word: string) =>
        (inside.has(word) || near(word)) && !small.has(word.toLowerCase()) && !usual.has(word)
      return new Map(
        [...counts]
          .filter(([word]) => is(word))
          .toSorted(
            ([one, a], [other, b]) =>
              Number(near(other)) - Number(near(one)) || b - a || (one < other ? -1 : 1),
          ),
      )
    },
  }

  function near(word: string): boolean {
    return likely.some((name) => isNear(plain(word), name))
  }
}

/** Whether the one may be the other with another ending, shortened or made familiar: Annas, Annie, Ann; Robby, Rob. */
function isNear(word: string, name: string): boolean {
  const shorter = Math.min(word.length, name.length)
  let same = 0
  while (same < shorter && word[same] === name[same]) same += 1
  return same >= Math.min(3, name.length) && same >= 2 && same >= shorter - 2
}

function isCapital(word: string): boolean {
  return word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase()
}

/** As words are compared that may be written otherwise. */
function plain(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

const common =
  'January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter English Ticked Knows Decided Contact Help Version'.split(
    ' ',
  )
