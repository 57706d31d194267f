// Rows for a terminal, with the colours that stand in them. A pipe does without, so this is loaded only where there is a terminal.
import { hung } from '../text/layout.ts'
import { width } from '../text/width.ts'

/** A text in rows no wider than `columns`, its colours where they were; what goes on stands under how it began. */
export function signedRows(text: string, columns: number, table = false): string {
  return text
    .split('\n')
    .map((line) => {
      const parts = line.split(/(\u001b\[[\d;]*m)/)
      const words = parts.filter((_, index) => index % 2 === 0).join('')
      if (width(words) <= columns) return line
      const colours = parts.reduce<{ at: number; found: [at: number, colour: string][] }>(
        ({ at, found }, part, index) =>
          index % 2 === 0 ? { at: at + part.length, found } : { at, found: [...found, [at, part]] },
        { at: 0, found: [] },
      ).found
      const { indent, rows } = hung(words, columns, table)
      return rows
        .map(({ start, end }, index) => {
          const last = index === rows.length - 1
          const here = colours.filter(([at]) => at >= start && (at < end || last))
          let row = ''
          let from = start
          for (const [at, colour] of here) {
            row += words.slice(from, at) + colour
            from = at
          }
          return (index === 0 ? '' : ' '.repeat(indent)) + (row + words.slice(from, end)).trimEnd()
        })
        .join('\n')
    })
    .join('\n')
}
