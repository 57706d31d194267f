// The measure every screen keeps, by itself: whoever only asks for it loads nothing else.
const measure = 70

/** How wide the text is in a window, never up to the last column. */
export function textColumns({ columns }: { readonly columns: number }): number {
  return Math.max(10, Math.min(measure, columns - 4))
}
