// What changed between two texts, word by word, as a person reads it.
import { diffWordsWithSpace } from 'diff'

/** Unchanged words fewer than this, between two changes, are read as part of the change. */
const island = 3

/** `after` with what went between [- and -] and what came between {+ and +}. Without the marks, what stays and came is `after`; what stays and went is `before`. */
export function wordChanges(before: string, after: string): string {
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
    .map(({ went, came, same }) =>
      same ? came : `${went === '' ? '' : `[-${went}-]`}${came === '' ? '' : `{+${came}+}`}`,
    )
    .join('')
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
