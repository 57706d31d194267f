// Words that may have been meant by a mistyped one.

/** Those of `words` that begin with `typed`, or else those a slip or two away from it: the nearest first. */
export function near(typed: string, words: readonly string[]): readonly string[] {
  const whole = typed.toLowerCase()
  const begun = words.filter((word) => word.startsWith(whole))
  if (begun.length > 0) return begun
  const most = whole.length < 4 ? 1 : 2
  return words
    .map((word) => ({ word, off: slips(whole, word) }))
    .filter(({ off }) => off <= most)
    .toSorted((a, b) => a.off - b.off)
    .map(({ word }) => word)
}

/** How many letters are to be put in, left out, changed or swapped with the next to make `b` of `a`. */
function slips(a: string, b: string): number {
  let before: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1
      const swapped =
        a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
          ? (before[column - 2] ?? Number.POSITIVE_INFINITY) + 1
          : Number.POSITIVE_INFINITY
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + same,
          swapped,
        ),
      )
    }
    before = last
    last = next
  }
  return last[b.length] ?? 0
}
