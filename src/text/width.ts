// How wide text is, by grapheme, and where a line of it breaks.
import stringWidth from 'string-width'
import { safe, safeLine } from './safe.ts'

/** Letters and signs that take one column each and join with nothing beside them: most of what is written in Latin letters. */
const single =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2199\u2500-\u25fc]*$/
/** Made where it is needed, which takes Node a while. */
let segmenter: Intl.Segmenter | undefined
const known = new Map<string, number>()

/** Columns of a tab; a page is prose, so a tab is only a wider space. */
const tab = '    '

/** A grapheme as it is drawn. */
function drawn(grapheme: string): string {
  return grapheme === '\t' ? tab : safe(grapheme).replaceAll('\n', ' ')
}

/** The columns a grapheme takes as it is drawn. */
export function graphemeWidth(grapheme: string): number {
  if (grapheme.length === 1 && grapheme >= ' ' && grapheme <= '~') return 1
  let width = known.get(grapheme)
  if (width === undefined) {
    width = stringWidth(drawn(grapheme))
    if (known.size > 20_000) known.clear()
    known.set(grapheme, width)
  }
  return width
}

/** The graphemes of `text`, each as typed. */
export function graphemesOf(text: string): Iterable<string> {
  if (single.test(text)) return text
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** The columns a line takes as it is drawn. */
export function width(text: string): number {
  if (single.test(text)) return text.length
  let sum = 0
  for (const grapheme of graphemesOf(text)) sum += graphemeWidth(grapheme)
  return sum
}

/** A line as it is drawn. */
export function drawnLine(text: string): string {
  if (single.test(text)) return text
  return Array.from(graphemesOf(text), drawn).join('')
}

/** The first `columns` columns of one line, with … where something was cut. */
export function clip(text: string, columns: number): string {
  const line = safeLine(text)
  // Nothing that follows belongs to what is kept: no need to measure a line of a thousand words.
  if (single.test(line.slice(0, columns + 1)) && line.length > columns) {
    return `${line.slice(0, columns - 1).trimEnd()}…`
  }
  if (width(line) <= columns) return line
  let kept = ''
  let used = 0
  for (const grapheme of graphemesOf(line)) {
    used += graphemeWidth(grapheme)
    if (used > columns - 1) break
    kept += grapheme
  }
  return `${kept.trimEnd()}…`
}
