// What a passage can be pointed at for: the sign in the margin, and the words for it.
import type { MarkKind } from '../entry.ts'

/** In the order in which one sign stands for several. */
export const signs: Readonly<Record<MarkKind, string>> = {
  surprise: '◆',
  say: '“',
  'hand-over': '→',
  'not-yet': '○',
  'their-story': '~',
}

export const markKinds = Object.keys(signs) as readonly MarkKind[]

export const markWords: Readonly<Record<MarkKind, string>> = {
  surprise: 'it surprised me',
  say: 'say it',
  'hand-over': 'hand it over',
  'not-yet': 'not yet',
  'their-story': 'somebody else’s story',
}
