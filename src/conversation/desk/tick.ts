// Choosing lines: none is chosen before somebody chooses it.
import { firstWords } from '../../text/first-words.ts'
import type { Context } from '../../world.ts'

/** Lets the writer tick some of `lines`, at most `most`, in the order they tick them. What stands before a line's words: that it was left, what it is. */
export async function tick<
  T extends { readonly text: string; readonly left?: boolean; readonly what?: string },
>(
  { terminal }: Context,
  question: string,
  lines: readonly T[],
  most: number,
): Promise<readonly T[]> {
  let chosen: readonly T[] = []
  while (lines.length > 0) {
    const picked = await terminal.choose<T | 'done' | 'all'>(question, [
      { value: 'done', name: chosen.length === 0 ? 'none of these' : 'that is all' },
      ...(chosen.length === 0 && lines.length > 1 && lines.length <= most
        ? [{ value: 'all' as const, name: 'all of these' }]
        : []),
      ...lines.map((line) => ({
        value: line,
        name: `${chosen.includes(line) ? `[${chosen.indexOf(line) + 1}]` : '[ ]'} ${firstWords(labelled(line), 64)}`,
      })),
    ])
    if (picked === 'done') break
    if (picked === 'all') return lines
    if (chosen.includes(picked)) chosen = chosen.filter((each) => each !== picked)
    else if (chosen.length < most) chosen = [...chosen, picked]
    else terminal.note(`${most} is the most here; take one off first.`)
  }
  return chosen
}

/** "left from last time, a slip: its words" */
function labelled(line: {
  readonly text: string
  readonly left?: boolean
  readonly what?: string
}) {
  const before = [...(line.left ? ['left from last time'] : []), ...(line.what ? [line.what] : [])]
  return before.length === 0 ? line.text : `${before.join(', ')}: ${line.text}`
}
