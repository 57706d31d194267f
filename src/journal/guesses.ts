// How many guesses a phrase takes, by zxcvbn: common words and passwords by how common they are, names, dates, keys side by side, and
// whatever is none of these letter by letter. Its English words; of another language it knows the patterns and not the words.
import { type Match, ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs as graphs, dictionary as passwords } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'

// Surnames and an encyclopedia's words add a megabyte and hardly a phrase; the list of diceware is in the order of letters.
const { 'lastnames-en': _surnames, 'wikipedia-en': _encyclopedia, ...words } = english

let made: ZxcvbnFactory | undefined

/** The decimal logarithm of how many guesses `phrase` takes whoever tries what is common first, and `names` before that. */
export function guessesLog10(phrase: string, names: readonly string[] = []): number {
  made ??= new ZxcvbnFactory({
    dictionary: { passwords: passwords['passwords-common'], ...words },
    graphs,
  })
  const zxcvbn = made
  const known = names
    .flatMap((name) => [name, ...name.split(/\s+/)])
    .map((name) => name.toLowerCase())
  const sum = (text: string) =>
    zxcvbn.check(text, known).sequence.reduce((all, match) => all + guessedLog10(match), 0)
  // Who guesses knows that there are spaces; what is known as one word may be written as two.
  const apart = phrase.split(/\s+/).slice(0, most)
  return Math.min(
    apart.reduce((all, word) => all + sum(word), 0),
    sum(phrase.replace(/\s/g, '')),
  )
}

/** More words than these are as good as these. */
const most = 30

/** Of one piece: its place in a list, where it is in one. zxcvbn counts no piece below fifty, and "in" is the fifth. */
function guessedLog10(match: Match): number {
  const { rank, uppercaseVariations = 1, l33tVariations = 1, reversed, guesses = 1 } = match
  if (match.pattern !== 'dictionary' || rank === undefined) return Math.log10(Math.max(2, guesses))
  return Math.log10(
    Math.max(2, rank) * uppercaseVariations * l33tVariations * (reversed === true ? 2 : 1),
  )
}
