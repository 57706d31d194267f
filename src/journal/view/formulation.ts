// Pages made of a writer's own lines, for a therapist, for a partner, for a session. The page's file says which lines may stand
// where; which of them do is decided by the writer. An empty box is printed empty.
import { given as there } from '../../text/given.ts'
import type { Entry } from '../entry.ts'
import type { MarkKind } from '../page/marks.ts'
import { eventOf, eventsByRecord, stringIn, valuesOf } from '../record/events.ts'
import { kindFor, type RecordKind, type shares } from '../record/kind.ts'
import type { BoxPlan, OtherSource, RecordSource } from '../record/sheet.ts'
import { fieldLine, recordLine, type Values } from '../record/words.ts'
import { formatInstant } from '../time/instant.ts'
import { wallMoment } from '../time/wall.ts'

export type Box = {
  readonly heading: string
  readonly hint?: string
  /** How many lines it holds. */
  readonly most: number
  /** The lines that may stand in it, the latest first. */
  readonly lines: readonly BoxLine[]
}

type BoxLine = { readonly text: string; readonly from: string; readonly id: string }

export type Material = {
  /** Every entry that is not in the trash, oldest first. */
  readonly entries: readonly Entry[]
  readonly kinds: ReadonlyMap<string, RecordKind>
  /** The box that a question's answers may stand in, by the question's id. */
  readonly boxes: ReadonlyMap<string, string>
  readonly marked: readonly {
    readonly entry: Entry
    readonly text: string
    readonly kind: MarkKind
  }[]
  readonly zone: string
}

/** The boxes of a page for `reader`, in the order of `plan`. A partner's page has records alone. */
export function sheetBoxes(
  given: Material,
  plan: readonly BoxPlan[],
  reader: (typeof shares)[number],
): readonly Box[] {
  const happened = eventsByRecord(given.entries.filter(({ kind }) => kind === 'event'))
  return plan.map(({ id, heading, hint, most, sources }) => ({
    heading,
    most,
    lines: sources
      .flatMap((source) => {
        if (source.from === 'records') return recordLines(given, source, reader, happened)
        return reader === 'partner' ? [] : otherLines(given, source, id, happened)
      })
      .filter(({ text }) => text.trim() !== ''),
    ...there({ hint }),
  }))
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
    (happened.get(entry.id) ?? []).some((event) => until === 'any' || eventOf(event) === until)
  return latest(entries.filter((entry) => entry.kind === id))
    .filter(
      (entry) => where === undefined || (stringIn(entry, where.field) === where.value) === where.is,
    )
    .filter((entry) => until === undefined || !over(entry))
    .map((entry) => {
      const values = reader === 'partner' ? shared(kind, valuesOf(entry)) : valuesOf(entry)
      return boxLine(
        entry,
        words === undefined
          ? recordLine(kind, values)
          : inWords(words, (name) =>
              name === 'version' ? String(entry.revision.number) : fieldLine(kind, values, name),
            ),
      )
    })
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
        entries.filter(({ revision }) => boxes.get(String(revision.fields['question'])) === box),
      ).map((entry) => boxLine(entry, entry.revision.text))
    case 'surprises':
      return marked
        .filter(({ kind }) => kind === 'surprise')
        .map(({ entry, text }) => boxLine(entry, text))
    case 'floors':
      return latest(
        entries.filter(
          ({ kind, revision }) => kind === 'floor' && revision.fields['answered'] === undefined,
        ),
      ).map((entry) =>
        boxLine(
          entry,
          inWords(words, () => entry.revision.text),
        ),
      )
    case 'promises':
      return promises(given, words)
    case 'returns':
      return returns(given, words, happened)
  }
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
    ),
  ]
}

function returns(
  { entries, kinds, zone }: Material,
  words: string,
  happened: Happened,
): readonly BoxLine[] {
  const kind = kindFor(kinds.values(), 'break')
  const breaks = entries.filter((entry) => entry.kind === kind?.id)
  const onTime = breaks.filter((entry) => {
    const due = stringIn(entry, kind?.due ?? '')
    const back = happened.get(entry.id)?.[0]
    return (
      due !== undefined &&
      back !== undefined &&
      back.created.utc <= wallMoment(due, zone) + 15 * 60_000
    )
  })
  const last = entries.at(-1)
  if (breaks.length === 0 || last === undefined) return []
  const counts: Readonly<Record<string, number>> = { on_time: onTime.length, all: breaks.length }
  return [
    boxLine(
      last,
      inWords(words, (name) => String(counts[name] ?? '')),
    ),
  ]
}

/** Words with their {fields}. Between bars a part whose field has no value drops out; "{a; b}" are the values there are, with "; " between. */
function inWords(words: string, fieldOf: (name: string) => string): string {
  return words
    .split('|')
    .map((part) => {
      let missing = false
      const said = part.replace(/\{([^}]*)\}/g, (_, inside: string) => {
        const [, between = ''] = /^\w+(\W+)\w/.exec(inside) ?? []
        const values = (inside.match(/\w+/g) ?? []).map(fieldOf).filter((value) => value !== '')
        missing ||= values.length === 0
        return values.join(between)
      })
      return missing ? '' : said
    })
    .join('')
}

function boxLine(entry: Entry, text: string): BoxLine {
  return {
    id: entry.id,
    text: text.replace(/\s+/g, ' ').trim(),
    from: formatInstant(entry.revision.written, 'day'),
  }
}

function latest(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted(
    (a, b) => b.revision.written.utc - a.revision.written.utc || b.seq - a.seq,
  )
}
