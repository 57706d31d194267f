// Word lists, matched against a writer's own words. They see words, not meaning: quotation, irony and negation pass them by.
import { anyIn } from '../../text/patterns.ts'
import type { Span } from '../page/spans.ts'

/** By signal: the label a writer sees, and the patterns as regular expressions. */
export type Lexicons = Readonly<
  Record<string, { readonly label: string; readonly patterns: readonly string[] }>
>

/** Where the words of a signal stand in `text`, in its order, none inside another. Empty for a signal nobody knows. */
export function hitsOf(lexicons: Lexicons, signal: string, text: string): readonly Span[] {
  const plain = text.replaceAll('’', "'")
  const found = (lexicons[signal]?.patterns ?? [])
    .flatMap((pattern) => [...plain.matchAll(new RegExp(pattern, 'gi'))])
    .map(({ 0: words, index }) => ({ start: index, end: index + words.length }))
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  return found.filter(
    (span, index) =>
      !found.slice(0, index).some(({ start, end }) => start <= span.start && end >= span.end),
  )
}

const risks = ['risk_self', 'risk_other', 'risk_from'] as const

/** Whether words of danger stand in `text`: to oneself, to somebody else, from somebody else. Misses most of it, and claims nothing. */
export function riskIn(lexicons: Lexicons, text: string): boolean {
  const plain = text.replaceAll('’', "'")
  return risks.some((signal) => anyIn(lexicons[signal]?.patterns ?? [], plain))
}
