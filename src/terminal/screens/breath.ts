// Paced breathing as rows of text; who draws them keeps the time.
import { glyphs } from '../../text/glyphs.ts'

export type BreathScript = {
  readonly phases: readonly { readonly name: string; readonly seconds: number }[]
  readonly rounds: number
}

/** What is seen `elapsed` milliseconds in: the phase, its count, and a bar that fills on "in" and empties on "out". */
export function breathFrame(
  { phases, rounds }: BreathScript,
  elapsed: number,
  columns: number,
): { readonly rows: readonly string[]; readonly done: boolean } {
  const round = phases.reduce((sum, { seconds }) => sum + seconds, 0) * 1000
  if (elapsed >= round * rounds) return { rows: ['', 'That is all of it.', ''], done: true }
  let within = elapsed % round
  let held = 0
  const top = (name: string) =>
    name === 'in' && phases.some((phase) => phase.name === 'a little more') ? 0.8 : 1
  for (const { name, seconds } of phases) {
    const length = seconds * 1000
    const out = name === 'out'
    const grows = !out && name !== 'hold'
    const share = within / length
    if (within < length) {
      const full = grows ? held + (top(name) - held) * share : out ? 1 - share : held
      const width = Math.max(4, Math.min(40, columns - 8))
      const bar = glyphs.breath.repeat(Math.round(full * width)).padEnd(width, glyphs.between)
      const left = Math.ceil((length - within) / 1000)
      return {
        rows: [`${name}  ${left}`, bar, `${Math.floor(elapsed / round) + 1} of ${rounds}`],
        done: false,
      }
    }
    within -= length
    if (grows) held = top(name)
    else if (out) held = 0
  }
  return { rows: [], done: true }
}

/** The same without a clock, for plain mode. */
export function breathPlain({ phases, rounds }: BreathScript): readonly string[] {
  return [
    ...phases.map(({ name, seconds }) => `${name}, for a count of ${seconds}`),
    `${rounds} times.`,
  ]
}
