// Where a line of prose breaks, whatever it is measured in: at spaces, between ideographs, and inside a word only where
// nothing else is left. No grapheme is ever cut.
import { hung } from './layout.ts'
import { drawnLine, graphemesOf } from './width.ts'

export type Measure = (text: string) => number

const ascii = /^[\u0020-\u007e]*$/

// Closing marks stay with what they close, opening marks with what they open.
const closing =
  '、。，．！？；：）」』】〉》〕｝～…ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々\\p{M}\\p{Gr_Ext}\\p{EMod}\\u200d'
const opening = '（「『【〈《〔｛'
const ideograph = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Bopo}\\u3000-\\u303f\\uff00-\\uffef'
let parts: RegExp | undefined

/** What a line is broken between. Most lines need no pattern that names scripts, which takes Node a while to make. */
function partsOf(line: string) {
  if (ascii.test(line)) return line.matchAll(/[^ ]+| +/g)
  parts ??= new RegExp(
    `[${opening}]*[${ideograph}][${closing}]*|(?:(?![${ideograph}])[^ ])+[${closing}]*| +`,
    'gu',
  )
  return line.matchAll(parts)
}

/** One line of text as lines no wider than `limit`; spaces are dropped where it breaks. */
export function wrapLine(line: string, limit: number, measure: Measure): string[] {
  const lines: string[] = []
  let current = ''
  let used = 0
  let gap = ''
  for (const [part] of partsOf(line)) {
    if (part.startsWith(' ')) {
      gap = part
      continue
    }
    const wide = measure(part)
    const between = gap === '' ? 0 : measure(gap)
    if (used + between + wide <= limit) {
      current += gap + part
      used += between + wide
    } else {
      if (current !== '') lines.push(current)
      const pieces = wide <= limit ? [part] : cut(part, limit, measure)
      current = pieces.pop() ?? ''
      used = measure(current)
      for (const piece of pieces) lines.push(piece)
    }
    gap = ''
  }
  lines.push(current)
  return lines
}

function cut(word: string, limit: number, measure: Measure): string[] {
  const pieces: string[] = []
  let piece = ''
  let used = 0
  for (const grapheme of graphemesOf(word)) {
    const wide = measure(grapheme)
    if (piece !== '' && used + wide > limit) {
      pieces.push(piece)
      piece = ''
      used = 0
    }
    piece += grapheme
    used += wide
  }
  return [...pieces, piece]
}

/** A text as drawn rows: no row is wider than `columns`, no word is broken that fits one, and what goes on stands under how it began. */
export function wrapped(text: string, columns: number): string[] {
  if (text === '') return []
  return text.split('\n').flatMap((line) => {
    const { indent, rows } = hung(line, columns)
    return rows.map(({ start, end }, index) => {
      const row = drawnLine(line.slice(start, end)).trimEnd()
      return index === 0 || row === '' ? row : ' '.repeat(indent) + row
    })
  })
}
