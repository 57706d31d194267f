// A passphrase made by chance.

/** Six of `words`, drawn evenly with `random` bytes; from the 7,776 of the EFF's large list that is 77 bits. */
export function generatePassphrase(
  words: readonly string[],
  random: (bytes: number) => Uint8Array,
): string {
  return Array.from({ length: 6 }, () => words[below(words.length, random)] ?? '').join(' ')
}

/** A whole number from 0 to `limit` - 1 without the bias of a bare remainder. `limit` is at most 65,536. */
function below(limit: number, random: (bytes: number) => Uint8Array): number {
  const most = 65_536 - (65_536 % limit)
  for (;;) {
    const [high = 0, low = 0] = random(2)
    const value = high * 256 + low
    if (value < most) return value % limit
  }
}
