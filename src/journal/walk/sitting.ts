// A sitting with a walk, as data: which question is asked, what was dug under it, and the moves between.

import type { Dig } from './probe.ts'
import type { Question, Walk } from './walk.ts'

export type Sitting = {
  readonly questions: readonly Question[]
  /** Index of the question; questions.length is past the last. */
  readonly at: number
  /** The probes below the question, outermost first; the last is what is asked. */
  readonly chain: readonly Dig[]
  /** Every probe offered so far. */
  readonly dug: readonly string[]
  /** Where the questions before this one were left, for the way back. */
  readonly trail: readonly { readonly at: number; readonly chain: readonly Dig[] }[]
}

export type Asked = {
  /** The question's id, or the probe's. A bank probe's carries the question it stands under ("PRS-01/D04"). */
  readonly id: string
  readonly question: Question
  readonly text: string
  readonly probe?: string
  /** The ids of the answers that stay pinned above, outermost first. */
  readonly above: readonly string[]
  /** 1 for the first question. */
  readonly number: number
}

/** Begins at the question called `place`, or at the first where it is not asked any more. */
export function beginSitting(questions: readonly Question[], place?: string): Sitting {
  const at = questions.findIndex(({ id }) => id === place)
  return { questions, at: Math.max(0, at), chain: [], dug: [], trail: [] }
}

/** What is asked now; undefined after the last question. */
export function ask({ questions, at, chain }: Sitting): Asked | undefined {
  const question = questions[at]
  if (question === undefined) return undefined
  const ids = [question.id, ...chain.map(({ id }) => answerId(question, id))]
  const probe = chain.at(-1)
  return {
    id: ids.at(-1) ?? question.id,
    question,
    text: probe?.text ?? question.text,
    above: ids.slice(0, -1),
    number: at + 1,
    ...(probe === undefined ? {} : { probe: probe.id }),
  }
}

/** One move. Next leaves the question; back leaves the innermost probe, or goes back to where the question before was left; neither leaves the walk's beginning. */
export function move(sitting: Sitting, step: 'next' | 'back' | { readonly dig: Dig }): Sitting {
  const { questions, at, chain, dug, trail } = sitting
  if (typeof step === 'object') {
    const { dig } = step
    return {
      ...sitting,
      chain: [...chain, dig],
      dug: [...dug.filter((id) => id !== dig.id), dig.id],
    }
  }
  if (step === 'next') {
    const left = { at, chain }
    return {
      ...sitting,
      at: Math.min(questions.length, at + 1),
      chain: [],
      trail: [...trail, left],
    }
  }
  if (chain.length > 0) return { ...sitting, chain: chain.slice(0, -1) }
  const before = trail.at(-1)
  if (before === undefined) return { ...sitting, at: Math.max(0, at - 1) }
  return { ...sitting, ...before, trail: trail.slice(0, -1) }
}

/** The closing line of the walk, asked like a question of its own. */
export function closing({ questions }: Sitting, walk: Walk): Asked {
  const id = `${walk.code}-close`
  const question: Question = { id, rev: 1, text: walk.close, probes: [], line: 1 }
  return { id, question, text: walk.close, above: [], number: questions.length + 1 }
}

function answerId(question: Question, probe: string): string {
  return probe.startsWith(question.id) ? probe : `${question.id}/${probe}`
}
