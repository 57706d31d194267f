// Choosing lines: none is chosen before somebody chooses it.
import { firstWords } from '../../text/first-words.ts'
import type { Context } from '../../world.ts'

/** Lets the writer tick some of `lines`, at most `most`, in the order they tick them. Beside a line's words stands what is known of it. */
export async function tick<T extends Line>(
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

type Line = {
  readonly text: string
  readonly asked?: string
  readonly left?: boolean
  readonly what?: string
}

/** "left from last time, a slip: its words", "its words · what was asked" */
function labelled({ text, asked, left, what }: Line): string {
  const before = [...(left ? ['left from last time'] : []), ...(what ? [what] : [])]
  const words = asked === undefined ? text : `${text} · ${asked}`
  return before.length === 0 ? words : `${before.join(', ')}: ${words}`
}
