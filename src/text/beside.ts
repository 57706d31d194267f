// Two texts next to each other, row by row, or one below the other where there is no room.

/** `left` and `right` as rows of `columns` each, wrapped by `wrap`, padded by `width`, which know how wide text is drawn. */
export function besideEachOther(
  left: string,
  right: string,
  how: {
    readonly columns: number
    wrap(text: string, columns: number): readonly string[]
    width(text: string): number
  },
): readonly string[] {
  const inner = Math.floor((how.columns - 3) / 2)
  const a = how.wrap(left, inner)
  const b = how.wrap(right, inner)
  return Array.from({ length: Math.max(a.length, b.length) }, (_, row) => {
    const first = a[row] ?? ''
    const pad = ' '.repeat(Math.max(0, inner - how.width(first)))
    return `${first}${pad} │ ${b[row] ?? ''}`.trimEnd()
  })
}
