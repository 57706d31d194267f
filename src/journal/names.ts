// The writer's own words for the people in their pages, as they are stored.

import { given } from '../text/given.ts'
import { type Json, objectOf, stringOf } from './fields.ts'

export type Names = {
  /** Who is writing: the one who broke trust, the one who was hurt, or neither said. */
  readonly writer?: 'broke' | 'hurt'
  readonly partner?: string
  readonly other?: string
  /** False where there was no third person: questions that need one are not asked. */
  readonly hasOther: boolean
}

/** Reads what was stored; undefined where nothing was. Whatever does not fit is as if it had not been said. */
export function namesIn(stored: Json | undefined): Names | undefined {
  if (stored === undefined || stored === null) return undefined
  const { writer, partner, other, hasOther } = objectOf(stored)
  return {
    hasOther: hasOther !== false,
    ...given({
      writer: writer === 'broke' || writer === 'hurt' ? writer : undefined,
      partner: stringOf(partner),
      other: stringOf(other),
    }),
  }
}
