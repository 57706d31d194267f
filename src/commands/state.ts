// How the writer says they are, in a word and never a number.
import { loadPickers } from '../files/prompts.ts'
import type { Context } from '../program.ts'

/** A word of the pickers, or undefined where it is skipped or nobody can be asked. */
export async function pickState(
  { terminal }: Context,
  question = 'How is it tonight?',
): Promise<string | undefined> {
  // A pipe answers the question that was asked for, and nothing before it.
  if (!terminal.interactive) return undefined
  const { states } = loadPickers()
  return terminal.choose(question, [
    { value: undefined, name: 'skip this' },
    ...states.map((state) => ({ value: state, name: state })),
  ])
}
