// What moves from sitting to sitting of a course, or from one answer to the next: shown as the words themselves. A longer row
// is more of them, and more is not better.
import type { Lexicons } from '../care/lexicon.ts'
import { hitsOn, type Page } from './page.ts'

/** The words of some signals on the pages of one sitting, in their order, as they were typed. */
export function wordsOf(
  pages: readonly Page[],
  signals: readonly string[],
  lexicons: Lexicons,
): readonly string[] {
  return pages.flatMap((page) =>
    signals
      .flatMap((signal) => hitsOn(page, signal, lexicons))
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, end }) => page.text.slice(start, end).replace(/\s+/g, ' ')),
  )
}

const people = {
  I: /^(?:i|me|my|mine|myself|i'm|i've|i'd|i'll)$/,
  they: /^(?:(?:he|she|they)(?:'s|'d|'ll|'re|'ve)?|him|his|himself|hers?|herself|them|theirs?|themselves)$/,
  you: /^(?:you(?:'re|'ve|'d|'ll)?|yours?|yourself|yourselves)$/,
  we: /^(?:we(?:'re|'ve|'d|'ll)?|us|ours?|ourselves)$/,
} as const

type Person = keyof typeof people

/** How much of what is said of people is said of each: most of it, some, a little, or nothing. */
export type Balance = Readonly<Record<'mostly' | 'some' | 'little' | 'none', readonly Person[]>>

/** The words for people on the pages of one sitting; undefined where there are none. */
export function balanceOf(pages: readonly Page[]): Balance | undefined {
  const counts: Record<Person, number> = { I: 0, they: 0, you: 0, we: 0 }
  let total = 0
  for (const { text } of pages) {
    for (const [word] of text
      .toLowerCase()
      .replaceAll('’', "'")
      .matchAll(/[\p{L}']+/gu)) {
      const who = persons.find((person) => people[person].test(word))
      if (who === undefined) continue
      counts[who] += 1
      total += 1
    }
  }
  if (total === 0) return undefined
  const order = persons.toSorted((a, b) => counts[b] - counts[a])
  const between = (least: number, below: number) =>
    order.filter((who) => counts[who] / total >= least && counts[who] / total < below)
  return {
    mostly: between(0.4, 2),
    some: between(0.15, 0.4),
    little: between(Number.MIN_VALUE, 0.15),
    none: order.filter((who) => counts[who] === 0),
  }
}

const persons = Object.keys(people) as readonly Person[]
