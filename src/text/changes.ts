// What changed between two texts, word by word, as a person reads it.
import { diffWordsWithSpace } from 'diff'

/** Unchanged words fewer than this, between two changes, are read as part of the change. */
const island = 3

/** A piece of both texts: the words that went, and those that came; where it is the same in both they are one. */
export type Change = { readonly went: string; readonly came: string; readonly same: boolean }

/** A piece of one of the texts, and whether the other has it otherwise. */
export type Piece = { readonly text: string; readonly changed: boolean }

/** `after` with what went between [- and -] and what came between {+ and +}. Without the marks, what stays and came is `after`; what stays and went is `before`. */
export function wordChanges(before: string, after: string): string {
  return changesBetween(before, after)
    .map(({ went, came, same }) => (same ? came : `${wentMarked(went)}${cameMarked(came)}`))
    .join('')
}

/** Each text in pieces, with those that the other has otherwise. */
export function bothSides(
  before: string,
  after: string,
): { readonly before: readonly Piece[]; readonly after: readonly Piece[] } {
  const changes = changesBetween(before, after)
  const side = (of: 'went' | 'came') =>
    changes
      .map(({ same, [of]: text }) => ({ text, changed: !same }))
      .filter(({ text }) => text !== '')
  return { before: side('went'), after: side('came') }
}

/** Words that went, where nothing but signs can mark them. */
export function wentMarked(words: string): string {
  return words === '' ? '' : `[-${words}-]`
}

/** Words that came. */
export function cameMarked(words: string): string {
  return words === '' ? '' : `{+${words}+}`
}

/** Both texts, piece by piece. */
export function changesBetween(before: string, after: string): readonly Change[] {
  const parts = diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    went: added ? '' : value,
    came: removed ? '' : value,
    same: !added && !removed,
  }))
  const joined: { went: string; came: string; same: boolean }[] = []
  parts.forEach((part, index) => {
    const between = index > 0 && index < parts.length - 1
    const changed = !part.same || (between && wordsIn(part.came) < island && !/\n/.test(part.came))
    const last = joined.at(-1)
    if (changed && last !== undefined && !last.same) {
      last.went += part.went
      last.came += part.came
    } else joined.push({ ...part, same: !changed })
  })
  return joined
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
