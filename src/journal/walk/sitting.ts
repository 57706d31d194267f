// A sitting with a walk, as data: which question is asked, what was kept, what was dug under it, and the moves between.
import type { Entry } from '../entry.ts'
import type { Say } from '../said.ts'
import type { Dig } from './probe.ts'
import type { Question, Walk } from './walk.ts'

export type Sitting = {
  readonly questions: readonly Question[]
  /** Index of the question; questions.length is past the last. */
  readonly at: number
  /** The probes below the question, outermost first; the last is what is asked. */
  readonly chain: readonly Dig[]
  /** Every probe met so far. */
  readonly dug: readonly string[]
  /** Where the questions before this one were left, for the way back. */
  readonly trail: readonly { readonly at: number; readonly chain: readonly Dig[] }[]
  /** What was kept in this sitting, by question or probe, in the order it was kept. */
  readonly kept: ReadonlyMap<string, Entry>
  /** What stood where a probe was dug for, so that the same words meet the same probe. */
  readonly under: ReadonlyMap<string, { readonly text: string; readonly probe: Dig }>
  /** The last record of each kind that was made of its answers. */
  readonly made: ReadonlyMap<string, Entry>
  /** Answers whose sentences were offered: once each. */
  readonly offered: ReadonlySet<string>
  /** Pages that were left with words on them: the writer had these before their eyes. */
  readonly seen: ReadonlySet<string>
  /** Whether an answer said that there is fear. */
  readonly fear: boolean
  /** What is said above the next page. */
  readonly news: string | undefined
  /** Milliseconds at its pages. */
  readonly spent: number
  /** Whether its time has come and a stop was offered: once. */
  readonly paused: boolean
  /** Whether a closed door was met here: the second yes opens it. */
  readonly knocked: boolean
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
  return {
    questions,
    at: Math.max(0, at),
    chain: [],
    dug: [],
    trail: [],
    kept: new Map(),
    under: new Map(),
    made: new Map(),
    offered: new Set(),
    seen: new Set(),
    fear: false,
    news: undefined,
    spent: 0,
    paused: false,
    knocked: false,
  }
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

/**
 * Digs under the words that stand: never two probes in a row without new words between, so the same words meet the same
 * probe. `find` looks for another; without one, or without words, the sitting stays and says why.
 */
export function dig(
  sitting: Sitting,
  { id }: Asked,
  text: string,
  find: () => Dig | undefined,
  say: Say,
): Sitting {
  if (text.trim() === '') {
    return told(sitting, say('sitting/words-first'))
  }
  const before = sitting.under.get(id)
  const probe = before?.text === text ? before.probe : find()
  if (probe === undefined) return told(sitting, say('sitting/bottom'))
  const under = new Map(sitting.under).set(id, { text, probe })
  return move({ ...sitting, under }, { dig: probe })
}

/** The same with an answer kept under `id`. */
export function withKept(sitting: Sitting, id: string, entry: Entry): Sitting {
  return { ...sitting, kept: new Map(sitting.kept).set(id, entry) }
}

/** The same with something to say above the next page, or nothing. */
export function told(sitting: Sitting, news: string | undefined): Sitting {
  return { ...sitting, news }
}

/** The same with a record that was made of an answer. */
export function withMade(sitting: Sitting, entry: Entry): Sitting {
  return { ...sitting, made: new Map(sitting.made).set(entry.kind, entry) }
}

/** The same, with the sentences of this answer offered. */
export function offered(sitting: Sitting, { id }: Asked): Sitting {
  return { ...sitting, offered: new Set(sitting.offered).add(id) }
}

/** The same, with this page left as it stands. */
export function seen(sitting: Sitting, { id }: Asked): Sitting {
  return { ...sitting, seen: new Set(sitting.seen).add(id) }
}

/** The same with `ms` more at a page. */
export function longer(sitting: Sitting, ms: number): Sitting {
  return { ...sitting, spent: sitting.spent + Math.max(0, ms) }
}

/** Whether a stop is offered before what is asked now: the walk has taken as long as it says, and nothing was offered yet. */
export function mayStop(sitting: Sitting, { minutes }: Pick<Walk, 'minutes'>): boolean {
  return ask(sitting) !== undefined && !sitting.paused && sitting.spent >= minutes * 60_000
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
