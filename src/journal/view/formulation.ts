// Pages made of a writer's own lines: the one-page formulation for a therapist, and the page for a partner. Which lines may
// stand where is decided here; which of them do is decided by the writer. An empty box is printed empty.

import type { Entry } from '../entry.ts'
import type { MarkKind } from '../page/marks.ts'
import { eventOf, eventsByRecord, listIn, stringIn, valuesOf } from '../record/events.ts'
import type { RecordKind } from '../record/kind.ts'
import { recordLine, type Values } from '../record/words.ts'
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

export type BoxLine = { readonly text: string; readonly from: string; readonly id: string }

export type Material = {
  /** Every entry that is not in the trash, oldest first. */
  readonly entries: readonly Entry[]
  readonly kinds: ReadonlyMap<string, RecordKind>
  readonly marked: readonly {
    readonly entry: Entry
    readonly text: string
    readonly kind: MarkKind
  }[]
  readonly zone: string
}

/** The boxes of the formulation, in its order; made from records and answers, a line each. */
export function formulationBoxes(given: Material): readonly Box[] {
  const { entries } = given
  const records = (kind: string) => latest(entries.filter((entry) => entry.kind === kind))
  const answers = (...questions: readonly string[]) =>
    latest(
      entries.filter(({ revision }) => questions.includes(String(revision.fields['question']))),
    )
  const line = (entry: Entry) => boxLine(entry, lineFor(given, entry))
  const own = (entry: Entry) => boxLine(entry, entry.revision.text)
  const field = (entry: Entry, name: string) => boxLine(entry, stringIn(entry, name) ?? '')
  const factors = (part: string) =>
    records('factor')
      .filter((entry) => stringIn(entry, 'p') === part)
      .map((entry) => {
        const learned = stringIn(entry, 'learned_from')
        const when = part === 'perpetuating' ? stringIn(entry, 'when') : undefined
        const more = [learned, when].filter((each) => each !== undefined)
        const text = stringIn(entry, 'text') ?? entry.revision.text
        return boxLine(entry, more.length === 0 ? text : `${text} [${more.join('; ')}]`)
      })
  const box = (heading: string, most: number, lines: readonly BoxLine[], hint?: string): Box => ({
    heading,
    most,
    lines: lines.filter(({ text }) => text.trim() !== ''),
    ...(hint === undefined ? {} : { hint }),
  })
  return [
    box(
      'SAFETY FIRST',
      2,
      answers('THP-07', 'SUP-07', 'STB-12').map(own),
      'anything you should know before we start',
    ),
    box('WHY NOW', 1, answers('THP-01', 'THP-06').map(own), 'what I want help with'),
    box(
      'WHAT HAPPENED',
      1,
      [...factors('presenting'), ...answers('PRS-01').map(own)],
      'one paragraph, plain verbs',
    ),
    box('THE GROUND', 5, factors('predisposing')),
    box('THE SPARK', 4, factors('precipitating')),
    box('THE FUEL', 4, factors('perpetuating'), 'then or still'),
    box('WHAT HOLDS', 5, factors('protective')),
    box('LINK', 1, records('link').map(line)),
    box(
      'STORY OF WHY',
      1,
      records('story').map((entry) => boxLine(entry, storyText(given, entry))),
    ),
    box(
      'OLD IDENTITIES',
      3,
      records('identity').map((entry) => {
        const [name, served, costs] = ['name', 'served', 'costs'].map((each) =>
          stringIn(entry, each),
        )
        return boxLine(
          entry,
          [name, served && `served ${served}`, costs && `costs ${costs}`]
            .filter(Boolean)
            .join('; '),
        )
      }),
    ),
    box('EFFECT', 2, [
      ...records('responsibility').map((entry) =>
        boxLine(
          entry,
          ['did', 'effect', 'not_brought'].flatMap((each) => stringIn(entry, each) ?? []).join(' '),
        ),
      ),
      ...records('two-truths').map((entry) => field(entry, 'harm')),
    ]),
    box(
      'DECISION',
      1,
      records('decision').map((entry) => boxLine(entry, decisionText(entry))),
    ),
    box('PRACTICE', 2, practice(given)),
    box(
      'SURPRISES',
      3,
      given.marked
        .filter(({ kind }) => kind === 'surprise')
        .map(({ entry, text }) => boxLine(entry, text)),
    ),
    box('STUCK', 2, answers('THP-02', 'AVD-01').map(own), 'what I go round; what I avoid'),
    box('OPEN QUESTIONS', 5, openQuestions(given)),
  ]
}

/** What a partner's page may hold: agreements, times to talk, promises that were said to someone, and offers of transparency; nothing else. */
export function partnerBoxes(given: Material): readonly Box[] {
  const over = eventsByRecord(given.entries.filter(({ kind }) => kind === 'event'))
  const lines = (id: string) => {
    const kind = given.kinds.get(id)
    if (kind === undefined || !kind.share.includes('partner')) return []
    return latest(given.entries.filter((entry) => entry.kind === id))
      .filter((entry) => stringIn(entry, 'said_to') !== 'page')
      .filter((entry) => !(over.get(entry.id) ?? []).some((event) => eventOf(event) === 'ended'))
      .map((entry) => boxLine(entry, recordLine(kind, shared(kind, valuesOf(entry)))))
  }
  return [
    { heading: 'AGREEMENTS', most: 20, lines: lines('agreement') },
    { heading: 'TIMES TO TALK', most: 20, lines: lines('container') },
    { heading: 'PROMISES', most: 20, lines: lines('promise') },
    { heading: 'TRANSPARENCY OFFERED', most: 20, lines: lines('transparency') },
  ]
}

function shared(kind: RecordKind, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !kind.private.includes(name)))
}

/** Open questions, the latest first. */
export function openQuestions({ entries }: Material): readonly BoxLine[] {
  const happened = eventsByRecord(entries.filter(({ kind }) => kind === 'event'))
  const asked = entries.filter(({ kind, id }) => kind === 'question' && !happened.has(id))
  const floors = entries.filter(
    ({ kind, revision }) => kind === 'floor' && revision.fields['answered'] === undefined,
  )
  return [
    ...latest(asked).map((entry) => boxLine(entry, stringIn(entry, 'text') ?? entry.revision.text)),
    ...latest(floors).map((entry) => boxLine(entry, `I do not know yet: ${entry.revision.text}`)),
  ]
}

function practice({ entries, zone }: Material): readonly BoxLine[] {
  const events = entries.filter(({ kind }) => kind === 'event')
  const of = (record: string) =>
    events.filter(({ revision }) => revision.fields['record'] === record)
  const promised = of('promise').map(eventOf)
  const count = (word: string) => promised.filter((each) => each === word).length
  const breaks = entries.filter(({ kind }) => kind === 'break')
  const happened = eventsByRecord(events)
  const inTime = breaks.filter((entry) => {
    const due = stringIn(entry, 'return_at')
    const back = happened.get(entry.id)?.[0]
    return (
      due !== undefined &&
      back !== undefined &&
      back.created.utc <= wallMoment(due, zone) + 15 * 60_000
    )
  }).length
  const last = entries.at(-1)
  if (last === undefined) return []
  return [
    ...(promised.length === 0
      ? []
      : [
          boxLine(
            last,
            `promises kept ${count('kept')} of ${count('kept') + count('part') + count('missed')}, mended ${count('mended')}`,
          ),
        ]),
    ...(breaks.length === 0
      ? []
      : [boxLine(last, `breaks returned from on time ${inTime} of ${breaks.length}`)]),
  ]
}

function storyText({ kinds }: Material, entry: Entry): string {
  const ticks = listIn(entry, 'ticks')
  const options = kinds.get('story')?.fields.find(({ name }) => name === 'ticks')?.options ?? []
  const said = options.filter(({ value }) => ticks.includes(value)).map(({ label }) => label)
  const text = stringIn(entry, 'text') ?? entry.revision.text
  return `Version ${entry.revision.number}. ${text}${said.length === 0 ? '' : ` Ticked: ${said.join(', ')}.`}`
}

function decisionText(entry: Entry): string {
  const clarity = valuesOf(entry)['intention_clarity']
  const state = (stringIn(entry, 'state') ?? '').replace('-', ' ')
  const settled = typeof clarity === 'number' ? `, intention clarity ${clarity}/10` : ''
  const statement = stringIn(entry, 'statement')
  return `${state}${settled}${statement === undefined ? '' : `: ${statement}`}`
}

function lineFor({ kinds }: Material, entry: Entry): string {
  const kind = kinds.get(entry.kind)
  return kind === undefined ? entry.revision.text : recordLine(kind, valuesOf(entry))
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
