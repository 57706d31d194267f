// What may be brought to the next session: what was chosen for the last one and not brought, what is marked, and what changed.
import { firstWords } from '../../text/first-words.ts'
import { given } from '../../text/given.ts'
import type { Entry } from '../entry.ts'
import { listOf, objectOf, stringOf } from '../fields.ts'
import type { MarkKind } from '../page/marks.ts'
import type { Span } from '../page/spans.ts'
import { happeningOf, stringIn, valuesOf } from '../record/events.ts'
import { kindFor, type RecordKind } from '../record/kind.ts'
import { fieldPlaces, type Place, placeIn, wholePlace } from '../record/place.ts'
import { fieldLine, recordLine } from '../record/words.ts'
import { formatInstant } from '../time/instant.ts'
import { ownNames } from './box-line.ts'

/** A topic as it is kept: the words, what is asked for, and the entry they come from; the last two may be empty. */
export type Kept = {
  readonly text: string
  readonly wish: string
  readonly entry: string
  /** What it is, where it is no passage that was marked: "a slip". */
  readonly what?: string
}

export type MayBring = Kept & {
  /** The day it was written; of a topic of the writer's own there is none. */
  readonly from?: string
  /** It was chosen before the last session that was not held, or left out of the last one. */
  readonly left: boolean
  /** Where its words stand: it stays where any of them does. */
  readonly places: readonly Place[]
}

/** The topics of a kept `prep`, in their order. */
export function topicsIn({ revision }: Pick<Entry, 'revision'>): readonly Kept[] {
  return listOf(revision.fields.topics).flatMap((each) => {
    const { text, wish, entry, what } = objectOf(each)
    const said = stringOf(text)
    if (said === undefined) return []
    const more = given({ what: stringOf(what) })
    return [{ text: said, wish: stringOf(wish) ?? '', entry: stringOf(entry) ?? '', ...more }]
  })
}

export type Known = {
  /** Every entry that is not in the trash, oldest first. */
  readonly entries: readonly Entry[]
  readonly kinds: ReadonlyMap<string, RecordKind>
  readonly marked: readonly Pointed[]
}

/** A passage that was pointed at: where it stands, its words in one line, and what for. */
export type Pointed = {
  readonly entry: Entry
  readonly span: Span
  readonly text: string
  readonly kind: MarkKind
}

/** The words of a page for a session, topic by topic. */
export function topicsText(topics: readonly Kept[]): string {
  return topics.map(topicText).join('\n\n')
}

function topicText({ text, wish }: Kept): string {
  return [text, wish].filter(Boolean).join('\n')
}

/** The notes of the last session there was, or undefined. */
export function lastSession({ entries, kinds }: Omit<Known, 'marked'>): Entry | undefined {
  const notes = kindFor(kinds.values(), 'after')
  return entries.findLast(({ kind }) => kind === notes?.id)
}

/** What may be brought, each once: what was left from last time, what is marked, what changed since the last session. */
export function mayBring(known: Known): readonly MayBring[] {
  const seen = new Set<string>()
  return [...leftOver(known), ...pointedAt(known), ...changed(known)].filter(({ text }) => {
    const key = text.replace(/\s+/g, ' ').trim().toLowerCase()
    const is = key !== '' && !seen.has(key)
    seen.add(key)
    return is
  })
}

/** How many of what changed are offered, of each kind. */
const most = 3

/** A topic is no longer than this: a whole story is not read out. */
const longest = 240

function leftOver(known: Known): readonly MayBring[] {
  const session = lastSession(known)
  const prep = known.entries.findLast(({ kind }) => kind === 'prep')
  if (prep !== undefined && prep.created.utc > (session?.created.utc ?? 0)) {
    return placed(prep, known.entries).map(({ topic, of, places }) => ({
      ...topic,
      left: true,
      places,
      ...given({ from: of === prep ? undefined : dayOf(of) }),
    }))
  }
  const text = session === undefined ? undefined : stringIn(session, 'left_out')
  return session === undefined || text === undefined
    ? []
    : [{ ...topic(session, text, leftOutPlaces(known, session)), left: true }]
}

/** The topics of a kept `prep`, each with the entry it is from; those of entries in the trash are gone with them. */
export function placed(prep: Entry, entries: readonly Entry[]) {
  const topics = topicsIn(prep)
  const asKept = topicsText(topics) === prep.revision.text
  let start = 0
  return topics.flatMap((topic) => {
    const end = start + topicText(topic).length
    const places = [asKept ? placeIn(prep, { start, end }) : wholePlace(prep)]
    start = end + 2
    const of = topic.entry === '' ? prep : entries.find(({ id }) => id === topic.entry)
    return of === undefined ? [] : [{ topic, of, places }]
  })
}

function leftOutPlaces({ kinds }: Known, session: Entry): readonly Place[] {
  const kind = kinds.get(session.kind)
  return kind === undefined ? [wholePlace(session)] : fieldPlaces(kind, session, ['left_out'])
}

function pointedAt({ marked }: Known): readonly MayBring[] {
  return marked
    .filter(({ kind }) => kind === 'say' || kind === 'hand-over')
    .map(({ entry, span, text }) => topic(entry, text, [placeIn(entry, span)]))
}

function changed(known: Known): readonly MayBring[] {
  const { entries, kinds, marked } = known
  const since = lastSession(known)?.created.utc ?? 0
  const lately = (kind: RecordKind) =>
    entries
      .filter((entry) => entry.kind === kind.id && entry.revision.written.utc > since)
      .slice(-most)
      .toReversed()
  const each = (kind: RecordKind | undefined, what: string) => {
    if (kind === undefined) return []
    return lately(kind).map((entry) => topic(entry, ...ownLine(kind, entry), what))
  }
  const surprises = marked
    .filter(({ kind, entry }) => kind === 'surprise' && entry.created.utc > since)
    .slice(0, most)
    .map(({ entry, span, text }) => topic(entry, text, [placeIn(entry, span)], 'a surprise'))
  return [
    ...each(kindFor(kinds.values(), 'slips'), 'a slip'),
    ...each(kindFor(kinds.values(), 'decide'), 'where I stand'),
    ...each(kindFor(kinds.values(), 'story'), 'the story, as it is now'),
    ...promises(known, kindFor(kinds.values(), 'promise'), since),
    ...surprises,
  ]
}

/** Promises that were missed or mended; what became of each last. */
function promises(
  { entries }: Known,
  kind: RecordKind | undefined,
  since: number,
): readonly MayBring[] {
  if (kind === undefined) return []
  const happened = new Map<string, string>()
  for (const entry of entries) {
    const { of, record, event } = happeningOf(entry)
    if (entry.created.utc <= since || record !== kind.id || of === undefined) continue
    happened.delete(of)
    if (event === 'missed' || event === 'mended') happened.set(of, event)
  }
  return [...happened]
    .toReversed()
    .slice(0, most)
    .flatMap(([id, event]) => {
      const promise = entries.find((entry) => entry.id === id)
      if (promise === undefined) return []
      return [topic(promise, ...ownLine(kind, promise), `a promise, ${event}`)]
    })
}

/** The first of a record's own words that its line has, or its main ones; where it has none, the line. */
function ownLine(kind: RecordKind, entry: Entry): [string, readonly Place[]] {
  const values = valuesOf(entry)
  const main = kind.fields[0]?.name ?? ''
  const own = ownNames(kind, `${kind.line} {${main}}`).find(
    (name) => fieldLine(kind, values, name) !== '',
  )
  if (own === undefined) return [recordLine(kind, values), [wholePlace(entry)]]
  return [fieldLine(kind, values, own), fieldPlaces(kind, entry, [own])]
}

function topic(entry: Entry, text: string, places: readonly Place[], what?: string): MayBring {
  return {
    text: firstWords(text, longest),
    wish: '',
    entry: entry.id,
    from: dayOf(entry),
    left: false,
    places,
    ...given({ what }),
  }
}

function dayOf(entry: Entry): string {
  return formatInstant(entry.revision.written, 'day')
}
