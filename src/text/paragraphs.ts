// The paragraphs of a text, and which of two texts belong together.

/** A paragraph ends at an empty line. None is empty. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}

/** A paragraph of the one text and the one of the other that says the same; undefined where there is none. */
export type Pair = { readonly before: string | undefined; readonly after: string | undefined }

/** How much of two paragraphs is the same, at least, for them to be a pair: of 1. */
const alike = 0.25

/** The paragraphs of both, each once and in its order; those that belong together side by side. */
export function paired(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const same = before.map((a) => after.map((b) => likeness(a, b)))
  // The best that can be had from here on; found from the end, as the longest common part of two texts is.
  const best = Array.from({ length: before.length + 1 }, () => after.map(() => 0).concat(0))
  const at = (i: number, j: number) => best[i]?.[j] ?? 0
  const joins = (i: number, j: number) => {
    const like = same[i]?.[j] ?? 0
    return like < alike ? 0 : like + at(i + 1, j + 1)
  }
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = best[i]
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), joins(i, j))
    }
  }
  const pairs: Pair[] = []
  for (let i = 0, j = 0; i < before.length || j < after.length; ) {
    const most = at(i, j)
    if (most > 0 && joins(i, j) === most) pairs.push({ before: before[i++], after: after[j++] })
    else if (i < before.length && (j >= after.length || at(i + 1, j) === most)) {
      pairs.push({ before: before[i++], after: undefined })
    } else pairs.push({ before: undefined, after: after[j++] })
  }
  return pairs
}

/** How many of their words two paragraphs share, of 1. */
function likeness(a: string, b: string): number {
  if (a === b) return 1
  const left = wordsOf(a)
  const right = wordsOf(b)
  if (left.size === 0 || right.size === 0) return 0
  const shared = [...left].filter((word) => right.has(word)).length
  return (2 * shared) / (left.size + right.size)
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
}
