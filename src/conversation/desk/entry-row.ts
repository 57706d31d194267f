// An entry in a list: its number and id, its day, what it answers or is, and how it begins.
import { answerOf } from '../../journal/answer.ts'
import type { Entry } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { firstWords } from '../../text/first-words.ts'
import { clip, width } from '../../text/width.ts'
import type { Desk } from './desk.ts'
import { sealedLine } from './sealed.ts'

/** Where there are fewer columns than this, a row's words stand below it. */
const wide = 66

/** A row with what was `said` of it instead of its first words, no line wider than `columns`. */
export function rowOf(desk: Desk, entry: Entry, columns: number, said?: string): string {
  const sealed = sealedLine(desk, entry)
  if (sealed !== undefined) return clip(sealed, columns)
  const { probe, question = entry.kind } = answerOf(entry)
  const words = said ?? entry.revision.text
  const head = `${shortId(entry.id)}  ${formatInstant(entry.created, 'day').padEnd(15)}  ${(probe ?? question).padEnd(7)}`
  if (columns < wide) return `${clip(head.trimEnd(), columns)}\n${firstWords(words, columns)}`
  return `${head}  ${firstWords(words, columns - width(head) - 2)}`.trimEnd()
}

/** Rows with their numbers before them, as the list that is remembered has them. `rows` are as narrow as {@link besideNumber} says. */
export function numbered(rows: readonly string[]): readonly string[] {
  const room = String(rows.length).length
  return rows.map((row, index) => {
    const [first = '', ...rest] = row.split('\n')
    const lead = `${String(index + 1).padStart(room)}  `
    return [
      lead + first,
      ...rest.map((line) => (line === '' ? '' : ' '.repeat(lead.length) + line)),
    ].join('\n')
  })
}

/** The columns that are left beside the numbers of so many rows. */
export function besideNumber(columns: number, count: number): number {
  return columns - String(count).length - 2
}
