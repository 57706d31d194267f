// Where words stand: the entry, the revision, and the span in its text. A line that may leave says all of its places, and
// only these functions make one.
import type { Entry } from '../entry.ts'
import type { EntryId, RevisionId } from '../ids.ts'
import type { Span } from '../page/spans.ts'
import { valuesOf } from './events.ts'
import type { RecordKind } from './kind.ts'
import { laidOut } from './words.ts'

declare const stands: unique symbol

export type Place = Span & {
  readonly entry: EntryId
  readonly revision: RevisionId
  readonly [stands]: true
}

/** A stretch of an entry's latest words. */
export function placeIn({ id, revision }: Entry, { start, end }: Span): Place {
  return { entry: id, revision: revision.id, start, end } as Place
}

/** All of an entry's words. */
export function wholePlace(entry: Entry): Place {
  return placeIn(entry, { start: 0, end: Math.max(1, entry.revision.text.length) })
}

/** Where these fields of a record stand in its text. Where its text is not laid out as its kind would do it, all of it. */
export function fieldPlaces(
  kind: RecordKind,
  entry: Entry,
  names: readonly string[],
): readonly Place[] {
  const { text, at } = laidOut(kind, valuesOf(entry))
  if (text !== entry.revision.text) return [wholePlace(entry)]
  return names.flatMap((name) => {
    const span = at.get(name)
    return span === undefined ? [] : [placeIn(entry, span)]
  })
}
