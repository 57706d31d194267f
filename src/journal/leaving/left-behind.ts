// Plain files that left the journal, as they are stored.
import { type Json, listOf, objectOf, stringOf } from '../fields.ts'

/** Where it was written, and when (ISO 8601, with its offset). */
export type Exported = { readonly path: string; readonly at: string }

/** Reads what was stored; what says no path or no time is left out. */
export function exportsIn(stored: Json | undefined): readonly Exported[] {
  return listOf(stored).flatMap((each) => {
    const { path, at } = objectOf(each)
    const [where, when] = [stringOf(path), stringOf(at)]
    return where === undefined || when === undefined ? [] : [{ path: where, at: when }]
  })
}
