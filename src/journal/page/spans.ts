// Spans of a text and what becomes of them when the text changes. Offsets are UTF-16, as everywhere.

import { commonEnd, commonStart } from '../../text/common.ts'
import { type MarkKind, stays } from './marks.ts'

export type Span = { readonly start: number; readonly end: number }

/** A span and what it was pointed at for. */
export type Marked = Span & {
  readonly kind: MarkKind
  /** Of a passage that stays, while it is on a page: the words it was, wherever they are taken. */
  readonly words?: string
}

/** One edit: how many units agree before it and behind it, and how long the text was and is. */
export type Edit = {
  readonly head: number
  readonly tail: number
  readonly was: number
  readonly is: number
  /** What stands there now. */
  readonly added: string
}

/** The one stretch in which two texts differ. */
export function editOf(before: string, after: string): Edit {
  const head = commonStart(before, after)
  const tail = commonEnd(before, after, Math.min(before.length, after.length) - head)
  return {
    head,
    tail,
    was: before.length,
    is: after.length,
    added: after.slice(head, after.length - tail),
  }
}

/** The same of two texts given as lines, which shares what it can: only lines that differ are looked into. */
export function editOfLines(before: readonly string[], after: readonly string[]): Edit {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter - 1 && before[head] === after[head]) head += 1
  let tail = 0
  while (
    tail < shorter - 1 - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1
  }
  const inner = (lines: readonly string[]) => lines.slice(head, lines.length - tail).join('\n')
  const edit = editOf(inner(before), inner(after))
  const above = lengthOf(after, 0, head)
  const below = lengthOf(after, after.length - tail, after.length)
  return {
    head: above + edit.head,
    tail: below + edit.tail,
    was: above + edit.was + below,
    is: above + edit.is + below,
    added: edit.added,
  }
}

function lengthOf(lines: readonly string[], from: number, to: number): number {
  let sum = 0
  for (let line = from; line < to; line += 1) sum += (lines[line]?.length ?? 0) + 1
  return sum
}

/** Where an offset lies after one edit: the same before it, moved along behind it, at its end within it. */
export function followedOffset(offset: number, { head, tail, was, is }: Edit): number {
  if (offset <= head) return offset
  return offset >= was - tail ? offset + is - was : is - tail
}

/**
 * The spans as they lie after one edit. What is written inside a span belongs to it; what is written at its edges does
 * not; a span whose words are all gone is left out.
 */
export function followed<S extends Span>(spans: readonly S[], edit: Edit): readonly S[] {
  if (spans.length === 0) return spans
  const { head, tail, was, is } = edit
  return spans.flatMap((span) => {
    const end = followedOffset(span.end, edit)
    const pushed = span.start === head && head === was - tail
    const start = pushed ? span.start + is - was : followedOffset(span.start, edit)
    return start < end ? [{ ...span, start, end }] : []
  })
}

/**
 * The same for marks. One that holds words takes in what is written over it, and where all of them are gone it waits in their
 * place, empty, for what is written there.
 */
export function followedMarks(marks: readonly Marked[], edit: Edit): readonly Marked[] {
  const { head, tail, was, is } = edit
  return marks.flatMap((mark) => {
    if (!stays(mark.kind)) return followed([mark], edit)
    const empty = mark.start === mark.end
    const within = mark.start < was - tail || (empty && mark.start <= was - tail)
    const start = mark.start < head ? mark.start : within ? head : mark.start + is - was
    const end = empty && mark.end === head ? is - tail : followedOffset(mark.end, edit)
    return [{ ...mark, start, end: Math.max(start, end) }]
  })
}

/**
 * Where the words of `span` stand in a later revision: where the edit left them, or where the very same words are
 * found once; undefined where they did not survive.
 */
export function carried(span: Span, before: string, after: string): Span | undefined {
  const words = before.slice(span.start, span.end)
  const { head, tail } = editOf(before, after)
  if (span.end <= head) return { start: span.start, end: span.end }
  const by = after.length - before.length
  if (span.start >= before.length - tail) return { start: span.start + by, end: span.end + by }
  const at = after.indexOf(words)
  if (at < 0 || after.indexOf(words, at + 1) >= 0) return undefined
  return { start: at, end: at + words.length }
}

/** Spans in order, those that meet made one; empty ones are left out. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const done: Span[] = []
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = done.at(-1)
    if (start >= end) continue
    if (last !== undefined && start <= last.end) {
      done[done.length - 1] = { start: last.start, end: Math.max(last.end, end) }
    } else done.push({ start, end })
  }
  return done
}

let sentences: Intl.Segmenter | undefined

/** The sentences of a text, without the white space around them, line by line. */
export function sentencesOf(text: string): readonly Span[] {
  const found: Span[] = []
  let start = 0
  for (const line of text.split('\n')) {
    found.push(...inLine(line, start))
    start += line.length + 1
  }
  return found
}

/** The sentence `offset` is in or just behind; on an empty line the one before it. Undefined in a text without words. */
export function sentenceAt(text: string, offset: number): Span | undefined {
  let end = text.indexOf('\n', offset)
  if (end < 0) end = text.length
  for (;;) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const here = inLine(text.slice(start, end), start)
    const chosen = here.findLast((span) => span.start <= offset) ?? here[0]
    if (chosen !== undefined) return chosen
    if (start === 0) return undefined
    end = start - 1
  }
}

function inLine(line: string, at: number): Span[] {
  sentences ??= new Intl.Segmenter(undefined, { granularity: 'sentence' })
  return [...sentences.segment(line)].flatMap(({ segment, index }) => {
    const words = segment.trim()
    if (words === '') return []
    const start = at + index + segment.indexOf(words)
    return [{ start, end: start + words.length }]
  })
}

/** `text` with what lies in `spans` between ~~ and ~~, as struck words are written where nothing can be drawn. */
export function struckText(text: string, spans: readonly Span[]): string {
  return spans
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (done, { start, end }) =>
        `${done.slice(0, start)}~~${done.slice(start, end)}~~${done.slice(end)}`,
      text,
    )
}
