// What is held back: the one answer to whether a place meets a passage that stays. What was made from an entry inherits what
// is held there, however far back.
import { answerOf } from '../answer.ts'
import type { Entry, Revision } from '../entry.ts'
import { listOf, numberOf, objectOf, stringOf } from '../fields.ts'
import { letterOf } from '../letter.ts'
import { type Source, standsIn } from '../page/copied.ts'
import { wordsFollowed } from '../page/followed-words.ts'
import { type Mark, mayLeave } from '../page/marks.ts'
import { merged, type Span, sentencesOf } from '../page/spans.ts'
import { cameFrom, valuesOf } from '../record/events.ts'
import type { RecordKind } from '../record/kind.ts'
import type { Place } from '../record/place.ts'
import { laidOut, leaves, ownFields } from '../record/words.ts'

/** What it is found out from. */
export type Known = {
  readonly kinds: ReadonlyMap<string, RecordKind>
  /** An entry, also of the trash. */
  entryOf(id: string): Entry | undefined
  /** Its revisions, the oldest first. */
  historyOf(id: string): readonly Revision[]
  /** The marks on a revision. */
  marksOf(revision: Revision): readonly Mark[]
  /** Whether a passage of an entry stays, or of an earlier revision of it. */
  everHeld(id: string): boolean
  /** Every entry with a passage that stays. */
  readonly marked: Iterable<Entry>
}

export type Held = {
  /** What stays of an entry's latest words, in order. */
  spansOf(entry: Entry): readonly Span[]
  /** Whether any of the places meets what stays. Of a place whose words were changed since, it does. */
  meets(places: readonly Place[]): boolean
  /** Whether a question that was asked quotes an answer whose words stay. */
  quoted(asked: string): boolean
}

/** What stays, with somebody else's story or, where that is asked for by itself (`theirs`), without. */
export function heldBack(known: Known, theirs = false): Held {
  const done = new Map<string, readonly Span[]>()
  const spansOf = (entry: Entry): readonly Span[] => {
    const { id, text } = entry.revision
    const before = done.get(id)
    if (before !== undefined) return before
    // Where two were made from each other, neither asks the other again.
    done.set(id, [])
    const own = known.marksOf(entry.revision).filter(({ kind }) => !mayLeave(kind, theirs))
    const sources = sourcesOf(entry).flatMap((source) =>
      versions({ ...known, theirs, spansOf }, source),
    )
    const placed = placedIn(known, entry, sources)
    const copied = sources.length === 0 ? [] : standsIn(text, sources, regionsOf(known, entry))
    // Words beside the text, where it was not laid out from them: the text stays with them, whole.
    const beside = sources.length > 0 && standsIn(besideText(entry), sources).length > 0
    const whole = beside ? [{ start: 0, end: Math.max(1, text.length) }] : []
    const spans = merged([...own, ...copied, ...placed, ...whole])
    done.set(id, spans)
    return spans
  }
  let opening: readonly string[] | undefined
  return {
    spansOf,
    meets: (places) =>
      places.some((place) => {
        const entry = known.entryOf(place.entry)
        if (entry === undefined || entry.revision.id !== place.revision) return true
        return spansOf(entry).some(({ start, end }) => start < place.end && end > place.start)
      }),
    quoted(asked) {
      opening ??= [...known.marked].flatMap((entry) =>
        openings({ ...known, theirs, spansOf }, entry),
      )
      return opening.some((words) => asked.includes(words))
    },
  }
}

/** Of a record that says where each field's words stood, the fields whose place there meets what stays. */
function placedIn(
  { kinds }: Known,
  entry: Entry,
  sources: readonly (Source & { readonly revision: string })[],
): readonly Span[] {
  const kind = kinds.get(entry.kind)
  const { text } = entry.revision
  const laid = kind && laidOut(kind, valuesOf(entry))
  return listOf(entry.revision.fields.sources).flatMap((each) => {
    const { field, revision, start, end } = objectOf(each)
    const [from, until] = [numberOf(start) ?? 0, numberOf(end) ?? Number.POSITIVE_INFINITY]
    const meets = sources.some(
      (source) =>
        source.revision === revision &&
        source.held.some((span) => span.start < until && span.end > from),
    )
    if (!meets) return []
    const span = laid?.text === text ? laid.at.get(stringOf(field) ?? '') : undefined
    return [span ?? { start: 0, end: Math.max(1, text.length) }]
  })
}

/** The words of a record's values, or of topics, that do not stand in its text. */
function besideText({ revision }: Entry): string {
  const { values, topics } = revision.fields
  return leaves([values ?? null, topics ?? null])
    .filter((words) => !revision.text.includes(words))
    .join('\n')
}

/** The entries whose words were lifted into this one. */
export function copiedFrom(entry: Entry): readonly string[] {
  const topics = listOf(entry.revision.fields.topics).map((each) =>
    stringOf(objectOf(each)['entry']),
  )
  const placed = listOf(entry.revision.fields.sources).map((each) =>
    stringOf(objectOf(each)['entry']),
  )
  return [cameFrom(entry), ...topics, ...placed].filter((id) => id !== undefined)
}

/** The entries that words of this one may be from: also those it was written under, on from, or beside. */
function sourcesOf(entry: Entry): readonly string[] {
  const { under, again, entry: over } = answerOf(entry)
  const { links, rests } = entry.revision.fields
  const beside = leaves([links ?? null, rests ?? null])
  const all = [...copiedFrom(entry), under, again, over, ...letterOf(entry).quotes, ...beside]
  return [...new Set(all.filter((id) => id !== undefined))].filter((id) => id !== entry.id)
}

type Asked = Known & {
  readonly theirs: boolean
  spansOf(entry: Entry): readonly Span[]
}

/** An entry's words as they are and were, each with what stays of them. */
function versions(asked: Asked, id: string): readonly (Source & { readonly revision: string })[] {
  const entry = asked.entryOf(id)
  if (entry === undefined) return []
  const { text } = entry.revision
  const held = asked.spansOf(entry)
  const earlier = asked.everHeld(id) || held.length > 0 ? asked.historyOf(id) : []
  return [
    { revision: entry.revision.id, text, held },
    ...earlier
      .filter((revision) => revision.id !== entry.revision.id)
      .map((revision) => ({
        revision: revision.id,
        text: revision.text,
        held: merged([
          ...held.flatMap((span) => wordsFollowed(span, text, revision.text)),
          ...goneSince(asked, revision, text, held),
        ]),
      })),
  ]
}

/** What stayed of an earlier revision and is not there any more: nobody has let it go. What is there still is as it is marked now. */
function goneSince(
  { marksOf, theirs }: Asked,
  revision: Revision,
  text: string,
  held: readonly Span[],
): readonly Span[] {
  return marksOf(revision)
    .filter(({ kind }) => !mayLeave(kind, theirs))
    .filter((mark) => {
      const now = standsIn(text, [{ text: revision.text, held: [mark] }])
      return (
        now.length === 0 ||
        now.some((span) => held.some(({ start, end }) => start < span.end && end > span.start))
      )
    })
}

/** Of a record, the words that are its writer's own and not a word that was chosen; else all of it. */
function regionsOf({ kinds }: Known, entry: Entry): readonly Span[] | undefined {
  const kind = kinds.get(entry.kind)
  if (kind === undefined) return undefined
  const { text, at } = laidOut(kind, valuesOf(entry))
  if (text !== entry.revision.text) return undefined
  const chosen = new Set(kind.fields.map(({ name }) => name))
  const own = new Set(ownFields(kind))
  return [...at].filter(([name]) => own.has(name) || !chosen.has(name)).map(([, span]) => span)
}

/** The first sentences a later question may have quoted, where any of their words stay. */
function openings(asked: Asked, entry: Entry): readonly string[] {
  return versions(asked, entry.id).flatMap(({ text, held }) => {
    const [first] = sentencesOf(text)
    if (first === undefined) return []
    if (!held.some(({ start, end }) => start < first.end && end > first.start)) return []
    const words = text.slice(first.start, first.end).replace(/\s*[.…]+$/u, '')
    // A long one is quoted in part.
    return words === '' ? [] : [words.slice(0, 60).trim()]
  })
}
