// In which order versions and entries of two copies stand: the same in every copy, whichever was merged into which.

/** Versions by when they were written, none before the one it was written from: of two that were written from the same, the later comes last. */
export function ordered<
  R extends { readonly id: string; readonly origin: string | null; readonly written_utc: number },
>(rows: readonly R[]): readonly R[] {
  const left = rows.toSorted((a, b) => a.written_utc - b.written_utc || (a.id < b.id ? -1 : 1))
  const done = new Set<string>()
  const ids = new Set(rows.map(({ id }) => id))
  const order: R[] = []
  while (left.length > 0) {
    const next = left.findIndex(
      ({ origin }) => origin === null || !ids.has(origin) || done.has(origin),
    )
    const [row] = left.splice(Math.max(0, next), 1)
    if (row === undefined) break
    done.add(row.id)
    order.push(row)
  }
  return order
}

type Made = { readonly id: string; readonly created_utc: number }

/** Entries that came, each behind the last of those here that was made before it; those here keep their order. */
export function placed<R extends Made>(here: readonly R[], came: readonly R[]): readonly R[] {
  const fresh = came.toSorted(byMaking)
  const order: R[] = []
  let at = here.length - 1
  let row = fresh.pop()
  while (at >= 0 || row !== undefined) {
    const last = here[at]
    if (row !== undefined && (last === undefined || byMaking(last, row) < 0)) {
      order.push(row)
      row = fresh.pop()
    } else if (last !== undefined) {
      order.push(last)
      at -= 1
    }
  }
  return order.reverse()
}

function byMaking(a: Made, b: Made): number {
  return a.created_utc - b.created_utc || (a.id < b.id ? -1 : 1)
}
