// What left the journal, as it is stored: when and where to.
import { given } from '../../text/given.ts'
import type { Instant } from '../entry.ts'
import { type Json, listOf, objectOf, stringOf } from '../fields.ts'
import { instantIn } from '../time/instant.ts'

export type Exported = {
  /** Where it was written. */
  readonly path: string
  readonly at: Instant
  /** While it is being written: where its words lie until they are whole. */
  readonly beside?: string
  /** It was deleted by unearth, or is not asked about again. */
  readonly settled?: 'deleted' | 'stays'
}

/** Reads what was stored; what says no path or no time is left out. */
export function exportsIn(stored: Json | undefined): readonly Exported[] {
  return listOf(stored).flatMap((each) => {
    const { path, at, beside, settled } = objectOf(each)
    const [where, when] = [stringOf(path), instantIn(at)]
    if (where === undefined || when === undefined) return []
    const how = (['deleted', 'stays'] as const).find((word) => word === settled)
    return [{ path: where, at: when, ...given({ beside: stringOf(beside), settled: how }) }]
  })
}
