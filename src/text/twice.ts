// The same thing told twice: both texts with what changed, next to each other or one below the other, paragraph by paragraph.
import { bothSides, cameMarked, type Piece, wentMarked } from './changes.ts'
import { hung } from './layout.ts'
import { type Pair, paired, paragraphsOf } from './paragraphs.ts'
import { width } from './width.ts'

/** Words of a text that the other telling has otherwise; UTF-16 offsets, end exclusive. */
export type Changed = { readonly start: number; readonly end: number; readonly as: 'went' | 'came' }

/** A text, and which of its words are to be drawn otherwise than the rest. */
export type ChangedText = { readonly text: string; readonly changed: readonly Changed[] }

/** One telling: what stands over it, and its words. */
export type Telling = { readonly head: string; readonly text: string }

type How = {
  /** How wide both are together, where they stand next to each other; else one stands below the other. */
  readonly columns?: number
  /** What changed is told by signs in the text, [- -] and {+ +}, and not by how it is drawn. */
  readonly signs: boolean
}

/** Both of them. Paragraphs that say the same begin in the same row. */
export function toldTwice(then: Telling, now: Telling, { columns, signs }: How): ChangedText {
  const blocks = blocksOf(paired(paragraphsOf(then.text), paragraphsOf(now.text))).map(
    ({ before, after }): Block => [side(before, 'went', signs), side(after, 'came', signs)],
  )
  const heads = [plain(then.head), plain(now.head)] as const
  return columns === undefined
    ? below([heads, ...blocks])
    : beside([heads, ...blocks], Math.floor((columns - 3) / 2))
}

type Sides = ReturnType<typeof bothSides>

/** What stands next to each other: the pairs, and between two of them what has none on either side. */
function blocksOf(pairs: readonly Pair[]): readonly Sides[] {
  const blocks: Sides[] = []
  let lone: { went: string[]; came: string[] } = { went: [], came: [] }
  const settle = () => {
    const { went, came } = lone
    for (let at = 0; at < Math.max(went.length, came.length); at += 1) {
      blocks.push({ before: alone(went[at]), after: alone(came[at]) })
    }
    lone = { went: [], came: [] }
  }
  for (const { before, after } of pairs) {
    if (before !== undefined && after !== undefined) {
      settle()
      blocks.push(bothSides(before, after))
    } else if (before !== undefined) lone.went.push(before)
    else if (after !== undefined) lone.came.push(after)
  }
  settle()
  return blocks
}

function alone(text: string | undefined): readonly Piece[] {
  return text === undefined ? [] : [{ text, changed: true }]
}

function plain(text: string): ChangedText {
  return { text, changed: [] }
}

function side(pieces: readonly Piece[], as: Changed['as'], signs: boolean): ChangedText {
  const marked = as === 'went' ? wentMarked : cameMarked
  return joined(
    pieces.map(({ text, changed }) => {
      if (!changed) return plain(text)
      return signs ? plain(marked(text)) : { text, changed: [{ start: 0, end: text.length, as }] }
    }),
    '',
  )
}

type Block = readonly [then: ChangedText, now: ChangedText]

function below(blocks: readonly Block[]): ChangedText {
  const told = [0, 1].flatMap((which) =>
    blocks.map((block) => block[which] ?? plain('')).filter(({ text }) => text !== ''),
  )
  return joined(told, '\n\n')
}

function beside(blocks: readonly Block[], inner: number): ChangedText {
  const rows = blocks.map(([then, now]) => {
    const left = rowsOf(then, inner)
    const right = rowsOf(now, inner)
    const count = Math.max(left.length, right.length)
    const block = Array.from({ length: count }, (_, row) => {
      const first = left[row] ?? plain('')
      const pad = ' '.repeat(Math.max(0, inner - width(first.text)))
      const second = right[row] ?? plain('')
      return joined([first, plain(`${pad} │${second.text === '' ? '' : ' '}`), second], '')
    })
    return joined(block, '\n')
  })
  return joined(rows, `\n${' '.repeat(inner)} │\n`)
}

/** A row of a text, where in the text it begins, and how many spaces stand before that in the row. */
export type RowOf = ChangedText & { readonly start: number; readonly indent: number }

/** Its rows, as wide as they may be, without the spaces at their ends. */
export function rowsOf({ text, changed }: ChangedText, columns: number): readonly RowOf[] {
  let begins = 0
  return text.split('\n').flatMap((line) => {
    const from = begins
    begins += line.length + 1
    const { indent, rows } = hung(line, columns)
    return rows.map((row, index) => {
      const start = from + row.start
      const said = text.slice(start, from + row.end).trimEnd()
      const end = start + said.length
      const by = index === 0 || said === '' ? 0 : indent
      const inside = changed
        .map((each) => ({
          ...each,
          start: Math.max(each.start, start) - start + by,
          end: Math.min(each.end, end) - start + by,
        }))
        .filter((each) => each.start < each.end)
      return { text: ' '.repeat(by) + said, changed: inside, start, indent: by }
    })
  })
}

function joined(parts: readonly ChangedText[], between: string): ChangedText {
  let text = ''
  const changed: Changed[] = []
  for (const [index, part] of parts.entries()) {
    if (index > 0) text += between
    const from = text.length
    text += part.text
    for (const each of part.changed) {
      changed.push({ ...each, start: each.start + from, end: each.end + from })
    }
  }
  return { text, changed }
}
