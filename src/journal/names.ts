// The writer's own words for the people in their pages, as they are stored.

import { given } from '../text/given.ts'
import { type Json, objectOf, stringOf } from './fields.ts'

/** 'YYYY-MM-DD'. */
type Day = `${number}-${number}-${number}`

const writers = ['broke', 'hurt', 'both'] as const

export type Names = {
  /** Who is writing: the one who broke trust, the one who was hurt, both in one, or neither said. */
  readonly writer?: (typeof writers)[number]
  readonly partner?: string
  readonly other?: string
  /** False where there was no third person: questions that need one are not asked. */
  readonly hasOther: boolean
  /** The day on which it came out; undefined where that was not said. */
  readonly cameOut?: Day | 'not yet'
}

/** Reads what was stored; undefined where nothing was. Whatever does not fit is as if it had not been said. */
export function namesIn(stored: Json | undefined): Names | undefined {
  if (stored === undefined || stored === null) return undefined
  const { writer, partner, other, hasOther, cameOut } = objectOf(stored)
  return {
    hasOther: hasOther !== false,
    ...given({
      writer: writers.find((each) => each === writer),
      partner: stringOf(partner),
      other: stringOf(other),
      cameOut: cameOutOf(cameOut),
    }),
  }
}

function cameOutOf(value: Json | undefined): Names['cameOut'] {
  if (value === 'not yet') return value
  return typeof value === 'string' && isDay(value) ? value : undefined
}

/** Whether it is a day there is, as 'YYYY-MM-DD'. */
export function isDay(text: string): text is Day {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
}
