// From one frame to the next: only the rows that changed are written, inside a synchronised update, with
// the real cursor. Never CSI 2J inside the update (tmux loses the frame), never the last column (some
// terminals scroll).

export type Frame = {
  readonly rows: readonly string[]
  /** Zero-based; null hides the cursor. */
  readonly cursor: { readonly x: number; readonly y: number } | null
}

/** The bytes that turn what `before` drew into `next`; `before` is undefined after a resize, when nothing is known. */
export function paint(next: Frame, before: Frame | undefined): string {
  let bytes = ''
  const count = Math.max(next.rows.length, before?.rows.length ?? 0)
  for (let y = 0; y < count; y += 1) {
    const row = next.rows[y] ?? ''
    if (before !== undefined && before.rows[y] === row) continue
    bytes += `\u001b[${y + 1};1H${row}\u001b[K`
  }
  const { cursor } = next
  const moved =
    before?.cursor?.x !== cursor?.x || before?.cursor?.y !== cursor?.y || before === undefined
  if (bytes === '' && !moved) return ''
  const placed = cursor === null ? '' : `\u001b[${cursor.y + 1};${cursor.x + 1}H\u001b[?25h`
  return `\u001b[?2026h\u001b[?25l${bytes}${placed}\u001b[?2026l`
}
