// What is only a guess about the other person stays, whatever else of its record leaves.
import type { RecordKind } from './kind.ts'
import type { Values } from './words.ts'

/** The fields of a record that are only a guess about the other person. */
export function guessed(kind: RecordKind, values: Values): readonly string[] {
  if (kind.for !== 'lean' || values['basis'] === 'said' || values['basis'] === 'did') return []
  return ['them', 'basis']
}

/** A record's values without what is only a guess about the other person. */
export function sharable(kind: RecordKind, values: Values): Values {
  const out = guessed(kind, values)
  return Object.fromEntries(Object.entries(values).filter(([name]) => !out.includes(name)))
}
