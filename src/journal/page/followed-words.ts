// What becomes of a passage that stays when its text is written anew, wherever and however: every word of it that is still
// there stays, and so does whatever stands in the place of those that are not. In doubt it is more, never less.
import { aligned } from '../../text/aligned.ts'
import { standsIn } from './copied.ts'
import { stays } from './marks.ts'
import { carried, type Marked, merged, type Span, sentencesOf } from './spans.ts'

/** The marks of a text as they lie once it was written anew. One that lets words leave stays only on those very words; one that holds them follows {@link wordsFollowed}. */
export function marksFollowed<M extends Marked>(
  marks: readonly M[],
  before: string,
  after: string,
): readonly M[] {
  return marks.flatMap((mark) => {
    if (stays(mark.kind))
      return wordsFollowed(mark, before, after).map((span) => ({ ...mark, ...span }))
    const span = carried(mark, before, after)
    return span === undefined ? [] : [{ ...mark, ...span }]
  })
}

/** Marks with the words that are under them now, for a page to be opened on: whatever becomes of the page, {@link marksKept} finds them again. */
export function marksWithWords(marks: readonly Marked[], text: string): readonly Marked[] {
  return marks.map((mark) =>
    stays(mark.kind) ? { ...mark, words: text.slice(mark.start, mark.end) } : mark,
  )
}

/**
 * The marks a page was left with, as they are kept with its text: one that holds words reaches to the ends of its sentences,
 * and over every place to which its words were moved.
 */
export function marksKept(marks: readonly Marked[], text: string): readonly Marked[] {
  let sentences: readonly Span[] | undefined
  return marks.flatMap(({ words = '', ...mark }) => {
    if (!stays(mark.kind)) return mark.start < mark.end ? [mark] : []
    sentences ??= sentencesOf(text)
    const touched = sentences.filter(({ start, end }) => start < mark.end && end > mark.start)
    const here = mark.start < mark.end ? [mark, ...touched] : []
    const source = { text: words, held: [{ start: 0, end: words.length }] }
    return together([...here, ...standsIn(text, [source])], text).map((span) => ({
      kind: mark.kind,
      ...span,
    }))
  })
}

type Piece = Span & { readonly text: string }

/** The spans of `after` in which something of `span` of `before` stands, or what was written in its place; none where all of it is gone. */
export function wordsFollowed(span: Span, before: string, after: string): readonly Span[] {
  if (before === after) return [span]
  const were = piecesOf(before)
  const are = piecesOf(after)
  const held = (at: number) => {
    const piece = were[at]
    return piece !== undefined && piece.start < span.end && piece.end > span.start
  }
  const found: Span[] = []
  let [was, is] = [0, 0]
  for (const [next, now] of [
    ...pairsOf(were, are, before, after),
    [were.length, are.length] as const,
  ]) {
    const gone = Array.from({ length: next - was }, (_, at) => was + at)
    const put = are.slice(is, now)
    found.push(
      ...filling(put, after, {
        replaces: gone.some(held),
        behind:
          gone.length === 0 &&
          held(was - 1) &&
          !ends(were[was - 1]) &&
          !after.slice(are[is - 1]?.end, put[0]?.start).includes('\n'),
        inside: held(was - 1) && held(next),
      }),
    )
    const kept = are[now]
    if (held(next) && kept !== undefined) found.push(kept)
    ;[was, is] = [next + 1, now + 1]
  }
  const moved = standsIn(after, [{ text: before, held: [span] }])
  return together([...found, ...moved], after)
}

/** What was put in between two pieces that stayed: all of it where it replaces, or lies inside; else what goes on with the same sentence. */
function filling(
  pieces: readonly Piece[],
  text: string,
  how: { readonly replaces: boolean; readonly behind: boolean; readonly inside: boolean },
): readonly Span[] {
  if (how.replaces || how.inside) return pieces
  if (!how.behind) return []
  const stop = pieces.findIndex((piece, at) => {
    const next = pieces[at + 1]
    return ends(piece) || (next !== undefined && text.slice(piece.end, next.start).includes('\n'))
  })
  return stop < 0 ? pieces : pieces.slice(0, stop + 1)
}

function ends(piece: Piece | undefined): boolean {
  return piece !== undefined && /[.!?…。！？‽]/u.test(piece.text)
}

/** Words and signs; white space is nobody's. */
function piecesOf(text: string): readonly Piece[] {
  return Array.from(
    text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu),
    ({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
      text: found,
    }),
  )
}

/** Line by line first, so that a long text is not compared word by word where whole lines are the same. */
function pairsOf(
  were: readonly Piece[],
  are: readonly Piece[],
  before: string,
  after: string,
): readonly (readonly [number, number])[] {
  const [old, fresh] = [linesOf(before, were), linesOf(after, are)]
  const same = aligned(
    old.map(({ text }) => text),
    fresh.map(({ text }) => text),
  )
  const pairs: (readonly [number, number])[] = []
  let [was, is] = [0, 0]
  for (const [next, now] of [...same, [old.length, fresh.length] as const]) {
    const from = old[was]?.first ?? were.length
    const start = fresh[is]?.first ?? are.length
    const inner = aligned(
      were.slice(from, old[next]?.first ?? were.length).map(({ text }) => text),
      are.slice(start, fresh[now]?.first ?? are.length).map(({ text }) => text),
    )
    pairs.push(...inner.map(([a, b]) => [from + a, start + b] as const))
    const [line, other] = [old[next], fresh[now]]
    if (line !== undefined && other !== undefined) {
      for (let at = 0; at < line.count; at += 1) pairs.push([line.first + at, other.first + at])
    }
    ;[was, is] = [next + 1, now + 1]
  }
  return pairs
}

/** Each line with the first of its pieces and how many it has. */
function linesOf(text: string, pieces: readonly Piece[]) {
  let start = 0
  let first = 0
  return text.split('\n').map((line) => {
    const end = start + line.length
    let count = 0
    while ((pieces[first + count]?.start ?? Number.POSITIVE_INFINITY) < end) count += 1
    const one = { text: line, first, count }
    first += count
    start = end + 1
    return one
  })
}

/** Spans in order; those with nothing but white space between them are one. */
function together(spans: readonly Span[], text: string): readonly Span[] {
  const done: Span[] = []
  for (const span of merged(spans)) {
    const last = done.at(-1)
    if (last !== undefined && text.slice(last.end, span.start).trim() === '') {
      done[done.length - 1] = { start: last.start, end: span.end }
    } else done.push(span)
  }
  return done
}
