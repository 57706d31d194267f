// The words for what becomes of something.
import { asked } from '../../files/said.ts'

/** It is left as it is. */
export const leave = 'leave'

/** A word for what becomes of something, as it is read. */
export function becameWord(word: string): string {
  const [, closings] = asked('today/closings')
  return closings.find(({ value }) => value === word)?.name ?? word.replaceAll('-', ' ')
}

/** What there is to choose of a record or a line of the day, and at the end to leave it as it is. */
export function becomeChoices(
  words: readonly string[],
): readonly { readonly value: string; readonly name: string }[] {
  return [...words, leave].map((value) => ({ value, name: becameWord(value) }))
}
