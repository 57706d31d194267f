// How the writer says they are, in a word and never a number.
import { loadPickers } from '../../files/content.ts'
import { said } from '../../files/said.ts'
import type { Context } from '../../world.ts'

const other = '…'

/** A word of the pickers, or undefined where it is skipped or nobody can be asked. */
export async function pickState(
  { terminal }: Context,
  question = said('sitting/how-is-it'),
): Promise<string | undefined> {
  // A pipe answers the question that was asked for, and nothing before it.
  if (!terminal.answered) return undefined
  const { states, feelings } = loadPickers()
  const named = (words: readonly string[]) => words.map((word) => ({ value: word, name: word }))
  const picked = await terminal.choose<string | undefined>(question, [
    { value: undefined, name: said('sitting/skip') },
    ...named(states),
    { value: other, name: said('sitting/another-word') },
  ])
  if (picked !== other) return picked
  return terminal.choose<string | undefined>(question, [
    { value: undefined, name: said('sitting/none') },
    ...named(feelings),
  ])
}
