// How many entries there are, said the same wherever a whole journal is counted.

/** "12 entries", and where the trash has some: "12 entries, and 1 in the trash". */
export function entriesSaid({ entries, removed }: Counted): string {
  const kept = entries === 1 ? '1 entry' : `${entries} entries`
  return removed === 0 ? kept : `${kept}, and ${removed} in the trash`
}

type Counted = {
  /** Those that are not in the trash. */
  readonly entries: number
  readonly removed: number
}
