// A long list of ways on by numbers and words: what is set for now is numbered, and the rest is there for a "?" or its name.
import { foundIn, type Seek, type SeekRow, type Sought } from './seek.ts'

type Lines = {
  note(text: string): void
  /** Throws where there are no more. */
  next(): Promise<string>
}

/** Asks until a row is taken; undefined where an empty line leaves. */
export async function seekPlain(lines: Lines, asked: Seek): Promise<Sought | undefined> {
  const { note, next } = lines
  const { rows, head, leaves } = asked
  if (head !== '') note(head)
  let shown = numbered(rows, (row) => row.now === true)
  told(note, rows, shown)
  for (;;) {
    note(`A number, a name, part of a name, or ? for all of them; Enter ${leaves}:`)
    const typed = (await next()).trim()
    if (typed === '') return undefined
    if (typed === '?') {
      shown = rows.map((_, index) => index)
      told(note, rows, shown)
      continue
    }
    const chosen = /^\d+$/.test(typed) ? shown[Number(typed) - 1] : undefined
    if (chosen !== undefined) return { row: chosen, typed: '' }
    const found = foundIn(rows, typed)
    const [first = ''] = typed.toLowerCase().split(/\s+/)
    const exact = found.find((of) => rows[of]?.name === first)
    const one = exact ?? (found.length === 1 ? found[0] : undefined)
    if (one !== undefined || found.length === 0) return { row: one, typed }
    shown = found
    told(note, rows, shown)
  }
}

function numbered(rows: readonly SeekRow[], which: (row: SeekRow) => boolean): readonly number[] {
  return rows.flatMap((row, index) => (which(row) ? [index] : []))
}

function told(note: (text: string) => void, rows: readonly SeekRow[], shown: readonly number[]) {
  let group = ''
  shown.forEach((of, index) => {
    const row = rows[of]
    if (row === undefined) return
    if (row.group !== group) note(`\n${row.group}`)
    group = row.group
    note(`  ${index + 1}  ${row.name}${row.says === '' ? '' : `: ${row.says}`}`)
  })
}
