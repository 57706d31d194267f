// What a mirror is over: a kept text with where it stands, and the words of a signal in it.
import { hitsOf, type Lexicons } from '../care/lexicon.ts'
import { type Span, sentencesOf } from '../page/spans.ts'

export type Page = {
  /** Of the entry. */
  readonly id: string
  readonly text: string
  /** Passages that are somebody else's words: no signal is looked for in them. */
  readonly theirs: readonly Span[]
}

/** Words of a signal, and the sentence they stand in. */
export type Hit = Span & { readonly sentence: Span; readonly number: number }

/** The words of `signal` on a page, in order, each with its sentence and that sentence's number. */
export function hitsOn(page: Page, signal: string, lexicons: Lexicons): readonly Hit[] {
  const spans = hitsOf(lexicons, signal, page.text).filter(
    ({ start, end }) => !page.theirs.some((each) => each.start < end && start < each.end),
  )
  if (spans.length === 0) return []
  const sentences = sentencesOf(page.text)
  let number = 0
  return spans.map((span) => {
    while (number < sentences.length - 1 && (sentences[number]?.end ?? 0) <= span.start) number += 1
    const { start, end } = sentences[number] ?? span
    // A pattern may reach over the end of its sentence.
    const sentence = { start: Math.min(start, span.start), end: Math.max(end, span.end) }
    return { ...span, sentence, number }
  })
}

/** Whether a signal is anywhere in a text: one look for all its patterns, for a whole journal. */
export function finderOf(lexicons: Lexicons, signal: string): (text: string) => boolean {
  const { patterns = [] } = lexicons[signal] ?? {}
  if (patterns.length === 0) return () => false
  const any = new RegExp(patterns.map((pattern) => `(?:${pattern})`).join('|'), 'i')
  return (text) => any.test(text.includes('’') ? text.replaceAll('’', "'") : text)
}

/** A part of a text on one line, with what `span` points at between ‹ and ›, shortened around it to about `room` characters. */
export function inContext(
  text: string,
  sentence: Span,
  spans: readonly Span[],
  room: number,
): string {
  const [first] = spans
  const beside = Math.max(12, Math.floor((room - ((first?.end ?? 0) - (first?.start ?? 0))) / 2))
  const long = sentence.end - sentence.start > room
  const from =
    first && long ? wordStart(text, first.start - beside, sentence.start) : sentence.start
  const last = spans.at(-1)
  const to = last && long ? wordEnd(text, last.end + beside, sentence.end) : sentence.end
  let at = from
  const parts: string[] = []
  for (const { start, end } of spans) {
    parts.push(text.slice(at, start), '‹', text.slice(start, end), '›')
    at = end
  }
  parts.push(text.slice(at, to))
  const line = parts.join('').replace(/\s+/g, ' ').trim()
  return `${from > sentence.start ? '… ' : ''}${line}${to < sentence.end ? ' …' : ''}`
}

function wordStart(text: string, at: number, least: number): number {
  if (at <= least) return least
  const space = text.slice(0, at).search(/\s\S*$/)
  return space < least ? least : space + 1
}

function wordEnd(text: string, at: number, most: number): number {
  if (at >= most) return most
  const space = text.slice(at, most).search(/\s/)
  return space < 0 ? most : at + space
}
