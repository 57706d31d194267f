// Which parts of two lists are the same, in order: what both have at their start and end, and the longest row between.

/** Pairs of indexes of what is the same, rising in both. Of lists too long to compare, what both have at their start and end. */
export function aligned<T>(
  before: readonly T[],
  after: readonly T[],
): readonly (readonly [number, number])[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (
    tail < shorter - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail += 1
  const inner = between(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  )
  return [
    ...Array.from({ length: head }, (_, at) => [at, at] as const),
    ...inner.map(([one, other]) => [head + one, head + other] as const),
    ...Array.from(
      { length: tail },
      (_, at) => [before.length - tail + at, after.length - tail + at] as const,
    ),
  ]
}

/** Cells of a table that is made at once: two thousand words against two thousand. */
const mostCells = 4_000_000

function between<T>(
  before: readonly T[],
  after: readonly T[],
): readonly (readonly [number, number])[] {
  const [rows, columns] = [before.length, after.length]
  if (rows === 0 || columns === 0 || (rows + 1) * (columns + 1) > mostCells) return []
  const wide = columns + 1
  const longest = new Uint16Array((rows + 1) * wide)
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const at = row * wide + column
      longest[at] =
        before[row] === after[column]
          ? (longest[at + wide + 1] ?? 0) + 1
          : Math.max(longest[at + wide] ?? 0, longest[at + 1] ?? 0)
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const at = row * wide + column
    if (before[row] === after[column]) {
      pairs.push([row, column])
      row += 1
      column += 1
    } else if ((longest[at + wide] ?? 0) >= (longest[at + 1] ?? 0)) row += 1
    else column += 1
  }
  return pairs
}
