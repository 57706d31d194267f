// A letter that is never sent, in three stages: why, taking in the effect, making good. Each has what it leans on above it.

import type { Entry } from './entry.ts'
import { stringOf, stringsOf } from './fields.ts'

export const stages = {
  why: {
    title: 'Why',
    asked: 'To whom, and why did it happen? No asking, no explaining away. This is not sent.',
    /** Walks whose answers it may quote. */
    from: [
      'presenting',
      'predisposing',
      'precipitating',
      'perpetuating',
      'contextualise',
      'story-of-why',
    ],
  },
  effect: {
    title: 'What it did',
    asked:
      'What did it do to them, as far as you were told or saw? Their words before yours. This is not sent.',
    from: ['impact', 'decode', 'after-hard-talk', 'two-truths'],
  },
  restitution: {
    title: 'Making good',
    asked:
      'What is owed, and what do you do about it, whether or not it is seen? This is not sent.',
    from: ['transform', 'setback', 'promise-make', 'earned', 'lean-in-refused'],
  },
} as const

export type Stage = keyof typeof stages
export const stageNames = Object.keys(stages) as readonly Stage[]

/** What a letter says of itself; `quotes` are the ids of the entries that stood above it, `sealedUntil` a day. */
export function letterOf({ revision }: Pick<Entry, 'revision'>): {
  readonly stage: Stage | undefined
  readonly quotes: readonly string[]
  readonly sealedUntil: string | undefined
} {
  const { stage, quotes, sealed_until } = revision.fields
  return {
    stage: stageNames.find((each) => each === stage),
    quotes: stringsOf(quotes),
    sealedUntil: stringOf(sealed_until),
  }
}

/** Whether what is sealed until `sealedUntil` is still so on `day` (both 'YYYY-MM-DD'). */
export function sealedOn(sealedUntil: string | undefined, day: string): boolean {
  return sealedUntil !== undefined && sealedUntil > day
}
