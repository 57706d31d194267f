// Which probe is offered under an answer: the question's own first, then the bank's.
import type { Probe, Question, Walk } from './walk.ts'

export type Dig = {
  readonly id: string
  readonly text: string
  /** It asks for worse or crueller words: off where shame already speaks. */
  readonly rough?: true
  /** It is asked of the one who was hurt too. */
  readonly hurt?: true
}

/**
 * The next probe for `question`, or undefined when all were used. `used` holds the ids offered in this sitting, latest
 * last; the bank starts at a different place for each question, so that two questions do not dig alike. A question
 * that needs care has only its own.
 */
export function nextProbe(
  walk: Pick<Walk, 'audience' | 'dig'>,
  question: Pick<Question, 'id' | 'probes' | 'care'>,
  used: readonly string[],
  bank: readonly Dig[],
): Dig | undefined {
  const own: Probe | undefined = question.probes.find(({ id }) => !used.includes(id))
  if (own) return { id: own.id, text: own.text }
  if (question.care) return undefined
  const fitting = bank.filter(({ rough, hurt }) =>
    walk.audience === 'hurt' ? hurt === true : !(walk.dig === 'gentle' && rough),
  )
  const start = [...question.id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  for (let step = 0; step < fitting.length; step += 1) {
    const dig = fitting[(start + step * 11) % fitting.length]
    if (dig && !used.includes(dig.id)) return dig
  }
  return fitting.find(({ id }) => !used.includes(id))
}
