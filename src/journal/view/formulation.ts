// Pages made of a writer's own lines, for a therapist, for a partner, for a session. The page's file says which lines may stand
// where; which of them do is decided by the writer. An empty box has what its file says for that, or is named in one line at the end.
import { given as there } from '../../text/given.ts'
import { paragraphsOf } from '../../text/paragraphs.ts'
import { answerOf } from '../answer.ts'
import type { Entry } from '../entry.ts'
import { eventOf, eventsByRecord, stringIn, valuesOf, versionOf } from '../record/events.ts'
import { sharable } from '../record/guess.ts'
import { kindFor, type RecordKind, type shares } from '../record/kind.ts'
import { hasEnded } from '../record/open.ts'
import { fieldPlaces, placeIn, wholePlace } from '../record/place.ts'
import type { BoxPlan, OtherSource, RecordSource } from '../record/sheet.ts'
import { fieldLine, recordLine, type Values, valueIn } from '../record/words.ts'
import { type BoxLine, boxLine, inWords, latest, namedIn } from './box-line.ts'
import { returnTimes } from './returns.ts'
import { careLines, isCare } from './safety.ts'
import { type Pointed, placed } from './topics.ts'

export type Box = {
  readonly heading: string
  /** For the writer, while the lines are chosen. */
  readonly hint?: string
  /** What stands in it where no line does. */
  readonly empty?: string
  /** How many lines it holds. */
  readonly most: number
  /** The lines that may stand in it, the latest first. */
  readonly lines: readonly BoxLine[]
}

export type Material = {
  /** Every entry that is not in the trash, oldest first. */
  readonly entries: readonly Entry[]
  readonly kinds: ReadonlyMap<string, RecordKind>
  /** The box that a question's answers may stand in, by the question's id. */
  readonly boxes: ReadonlyMap<string, string>
  /** The ids of the questions that need care. */
  readonly care: ReadonlySet<string>
  /** When it came out, as the writer said: a day, or "not yet". */
  readonly cameOut?: string
  readonly marked: readonly Pointed[]
  readonly zone: string
}

/** The boxes of a page for `reader`, in the order of `plan`. A partner's page has records alone. */
export function sheetBoxes(
  given: Material,
  plan: readonly BoxPlan[],
  reader: (typeof shares)[number],
): readonly Box[] {
  const happened = eventsByRecord(given.entries.filter(({ kind }) => kind === 'event'))
  return plan.map(({ id, heading, hint, empty, most, sources }) => {
    const lines: BoxLine[] = []
    for (const source of sources) {
      const found =
        source.from === 'records'
          ? recordLines(given, source, reader, happened)
          : reader === 'partner'
            ? []
            : otherLines(given, source, id, happened)
      // An answer that stands in the box already is not said twice.
      const twice = (line: BoxLine) =>
        source.from === 'answers' && lines.some((each) => each.id === line.id)
      lines.push(...found.filter((line) => line.text !== '' && !twice(line)))
    }
    return { heading, most, lines, ...there({ hint, empty }) }
  })
}

type Happened = ReturnType<typeof eventsByRecord>

function recordLines(
  { entries, kinds }: Material,
  { kind: id, where, until, words }: RecordSource,
  reader: (typeof shares)[number],
  happened: Happened,
): readonly BoxLine[] {
  const kind = kinds.get(id)
  if (!kind?.share.includes(reader)) return []
  const over = (entry: Entry) =>
    until === 'any'
      ? hasEnded(kind, happened.get(entry.id) ?? [])
      : (happened.get(entry.id) ?? []).some((event) => eventOf(event) === until)
  return latest(entries.filter((entry) => entry.kind === id))
    .filter(
      (entry) => where === undefined || (stringIn(entry, where.field) === where.value) === where.is,
    )
    .filter((entry) => until === undefined || !over(entry))
    .map((entry) => {
      const said = sharable(kind, valuesOf(entry))
      const values = reader === 'partner' ? shared(kind, said) : said
      const fieldOf = (name: string) =>
        name === 'version' ? String(versionOf(entry)) : fieldLine(kind, values, name)
      const inField = (name: string) => paragraphs(kind, values, name) ?? fieldOf(name)
      const text = words === undefined ? recordLine(kind, values) : inWords(words, inField)
      return boxLine(entry, text, { places: fieldPlaces(kind, entry, namedIn(kind, words)) })
    })
}

/** A page of text in one line, with a sign where a paragraph begins; undefined of anything else. */
function paragraphs(kind: RecordKind, values: Values, name: string): string | undefined {
  const value = valueIn(values, name)
  if (
    typeof value !== 'string' ||
    kind.fields.find((field) => field.name === name)?.type !== 'text'
  )
    return undefined
  return paragraphsOf(value).join(' ¶ ')
}

function shared(kind: RecordKind, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !kind.private.includes(name)))
}

function otherLines(
  given: Material,
  { from, words }: OtherSource,
  box: string,
  happened: Happened,
): readonly BoxLine[] {
  const { entries, boxes, marked } = given
  switch (from) {
    case 'answers':
      return latest(
        entries.filter(
          (entry) => entry.kind !== 'floor' && boxes.get(answerOf(entry).question ?? '') === box,
        ),
      ).map((entry) => boxLine(entry, entry.revision.text, { places: [wholePlace(entry)] }))
    case 'care':
      return careLines(given, words)
    case 'came-out':
      return cameOut(given, words)
    case 'topics':
      return topics(given, words)
    case 'surprises':
      return marked.filter(({ kind }) => kind === 'surprise').map(surpriseLine)
    case 'floors':
      return latest(
        entries.filter(
          (entry) =>
            entry.kind === 'floor' &&
            answerOf(entry).answered === undefined &&
            !isCare(entry, given.care),
        ),
      ).map((entry) =>
        boxLine(
          entry,
          inWords(words, () => entry.revision.text),
          { places: [wholePlace(entry)] },
        ),
      )
    case 'promises':
      return promises(given, words)
    case 'returns':
      return returns(given, words, happened)
  }
}

/** A line that surprised, with what was asked. */
export function surpriseLine({ entry, span, text }: Pointed): BoxLine {
  return boxLine(entry, text, { asked: answerOf(entry).asked, places: [placeIn(entry, span)] })
}

function cameOut({ entries, cameOut }: Material, words: string): readonly BoxLine[] {
  const last = entries.at(-1)
  if (cameOut === undefined || last === undefined) return []
  return [
    boxLine(
      last,
      inWords(words, () => cameOut),
      { places: [] },
    ),
  ]
}

function promises({ entries, kinds }: Material, words: string): readonly BoxLine[] {
  const kind = kindFor(kinds.values(), 'promise')
  const events = entries
    .filter(({ revision }) => revision.fields['record'] === kind?.id && kind !== undefined)
    .filter((entry) => entry.kind === 'event')
    .map(eventOf)
  const count = (word: string) => events.filter((each) => each === word).length
  const all = count('kept') + count('part') + count('missed')
  const last = entries.at(-1)
  if (events.length === 0 || last === undefined) return []
  return [
    boxLine(
      last,
      inWords(words, (name) => String(name === 'all' ? all : count(name))),
      { places: [] },
    ),
  ]
}

/** When each break was come back from, to the minute. */
function returns(
  { entries, kinds, zone }: Material,
  words: string,
  happened: Happened,
): readonly BoxLine[] {
  const kind = kindFor(kinds.values(), 'break')
  const breaks = latest(entries.filter((entry) => entry.kind === kind?.id))
  const [last] = breaks
  if (kind === undefined || last === undefined) return []
  const times = returnTimes(breaks, kind, (id) => happened.get(id)?.[0], zone)
  return [
    boxLine(
      last,
      inWords(words, () => times),
      { places: [] },
    ),
  ]
}

/** What was to be brought to a session, as it was chosen for the last one. */
function topics({ entries }: Material, words: string): readonly BoxLine[] {
  const prep = entries.findLast(({ kind }) => kind === 'prep')
  if (prep === undefined) return []
  return placed(prep, entries).map(({ topic: { text, wish }, of, places }) =>
    boxLine(
      of,
      inWords(words, (name) => (name === 'wish' ? wish : text)),
      { places },
    ),
  )
}
