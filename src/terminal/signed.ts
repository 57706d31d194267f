// Colours among words that may be anybody's. A colour of the theme carries a number that is made by chance at each start, so
// that no word in a journal, a file or a fault can pass for one: all else that a terminal would obey is shown instead.
import { randomInt } from 'node:crypto'
import { safe } from '../text/safe.ts'
import type { Theme } from './theme.ts'

// Of three digits each: what breaks rows of Markdown takes longer ones for words.
const sign = Array.from({ length: 7 }, () => randomInt(100, 1000)).join(';')

const role = (on: number, off: number) => (text: string) =>
  `\u001b[${on};${sign}m${text}\u001b[${off};${sign}m`

/** The roles of a line of text, signed; only {@link harmless} makes colours of them. */
export const signed: Theme = {
  prompt: role(36, 39),
  quiet: role(2, 22),
  strong: role(1, 22),
  here: role(7, 27),
  struck: role(9, 29),
  marked: role(4, 24),
  went: role(4, 24),
  came: (text) => role(1, 22)(role(4, 24)(text)),
}

const colour = new RegExp(`(\\u001b\\[\\d{1,2};${sign}m)`)

/** The one place where text becomes what a terminal is given: made harmless, but for the colours that are signed. */
export function harmless(text: string): string {
  return text
    .split(colour)
    .map((part, index) => (index % 2 === 1 ? part.replace(`;${sign}`, '') : safe(part)))
    .join('')
}

/** The words alone, for a screen that draws them by itself. */
export function unsigned(text: string): string {
  return text
    .split(colour)
    .filter((_, index) => index % 2 === 0)
    .join('')
}
