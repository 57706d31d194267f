// Which table a row found in a page is of, told by what its columns are.
import type { Row, Value } from './cells.ts'

export const tables = ['entry', 'revision', 'mark', 'draft', 'place', 'session', 'setting'] as const
export type Found = Record<(typeof tables)[number], Map<string, Value[]>>

/** Nothing yet. */
export function emptyFound(): Found {
  return Object.fromEntries(tables.map((name) => [name, new Map()])) as Found
}

/** What the first columns of each table are: t a text, n a number, ? either or nothing. */
const shapes: readonly (readonly [
  table: keyof Found,
  rowid: boolean,
  shape: string,
  id: number,
])[] = [
  ['entry', true, '?ttntn', 1],
  ['revision', true, '?ttnntntt', 1],
  ['draft', true, 'tttnttt', 0],
  ['mark', false, 'tttnnntn', 0],
  ['session', false, 't?tn?t', 0],
  ['place', false, 'tttn', 0],
  ['setting', false, 'ttnt', 0],
  // As it was before it had a time.
  ['setting', false, 'tt', 0],
]

/** Puts a row with its table; the rows of indexes are of no table. Later pages do not take the place of a newer state of a row. */
export function sort(found: Found, { rowid, values }: Row): void {
  for (const [name, numbered, shape, id] of shapes) {
    if (numbered !== (rowid !== null) || !fits(values, shape)) continue
    if (!numbered && values.length !== shape.length) continue
    // The index of marks has two texts in a row too, and no JSON.
    if (name === 'setting' && !isJson(String(values[1]))) continue
    const row = numbered && values[0] === null ? [rowid, ...values.slice(1)] : [...values]
    const key = String(row[id])
    const before = found[name].get(key)
    const since = name === 'setting' ? 2 : 6
    if (before === undefined || Number(row[since] ?? 0) > Number(before[since] ?? 0)) {
      found[name].set(key, row)
    }
    return
  }
}

function fits(values: readonly Value[], shape: string): boolean {
  return (
    values.length >= shape.length &&
    [...shape].every((wanted, index) => {
      const value = values[index]
      return wanted === '?' || typeof value === (wanted === 't' ? 'string' : 'number')
    })
  )
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
