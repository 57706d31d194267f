// A week or a month looked back on. Only what may be counted is counted: promises, breaks, small acts by kind, flags a writer
// set themselves. Nothing is compared, and nothing is missing where nothing was written.

import { firstWords } from '../../text/first-words.ts'
import type { Entry } from '../entry.ts'
import { eventOf, eventsByRecord, listIn, stringIn, valuesOf } from '../record/events.ts'
import { kindFor, type RecordKind, type RecordUse } from '../record/kind.ts'
import { hasEnded } from '../record/open.ts'
import { fieldLine, recordLine } from '../record/words.ts'
import type { Say } from '../said.ts'
import { formatInstant } from '../time/instant.ts'
import { wallMoment } from '../time/wall.ts'

export type Section = { readonly heading: string; readonly lines: readonly string[] }

export type Looked = {
  /** Everything kept in the time, oldest first. */
  readonly entries: readonly Entry[]
  /** Every promise, break and whatever else events speak of, whenever it was made. */
  readonly records: ReadonlyMap<string, Entry>
  readonly kinds: ReadonlyMap<string, RecordKind>
  readonly surprises: readonly { readonly text: string; readonly at: string }[]
  /** Questions whose answers stand one below another, oldest first. */
  readonly asked: readonly { readonly question: string; readonly answers: readonly Entry[] }[]
  /** What was written on pages of its own, oldest first. */
  readonly written: readonly Entry[]
  /** Sittings of which a word was said on how it was, before or afterwards, oldest first. */
  readonly words: readonly {
    readonly day: string
    readonly state?: string
    readonly after?: string
  }[]
  readonly zone: string
  readonly say: Say
  /** A word for what became of something, as it is read. */
  became(word: string): string
}

/** The sections that have something in them. */
export function reviewOf(looked: Looked): readonly Section[] {
  const sections = [
    promises(looked),
    breaks(looked),
    smallActs(looked),
    hardTalks(looked),
    ...happenings(looked),
    slips(looked),
    turns(looked),
    balance(looked),
    capacities(looked),
    {
      heading: looked.say('review/surprises'),
      lines: looked.surprises.map(({ text, at }) => `◆ ${text}  (${at})`),
    },
    questions(looked),
    howItWas(looked),
    {
      heading: looked.say('review/written'),
      lines: looked.written.map(
        ({ created, revision }) =>
          `${formatInstant(created, 'day')}  ${firstWords(revision.text, 160)}`,
      ),
    },
    ...looked.asked.map(({ question, answers }) => ({
      heading: question,
      lines: answers.map(
        ({ created, revision }) =>
          `${formatInstant(created, 'day')}  ${firstWords(revision.text, 160)}`,
      ),
    })),
  ]
  return sections.filter(({ lines }) => lines.length > 0)
}

/** The words that were said on how it was, as they were said; nothing is made of them. */
function howItWas({ say, words }: Looked): Section {
  return {
    heading: say('review/how'),
    lines: words.map(({ day, state, after }) => {
      const both = state !== undefined && after !== undefined && state !== after
      const said = both ? say('review/before-after', { before: state, after }) : (state ?? after)
      return `${day}  ${said ?? ''}`
    }),
  }
}

/** The kind that is for `use`, and what was kept of it. */
function usedFor(
  { entries, kinds }: Looked,
  use: RecordUse,
): { readonly kind: RecordKind | undefined; readonly kept: readonly Entry[] } {
  const kind = kindFor(kinds.values(), use)
  return { kind, kept: entries.filter((entry) => entry.kind === kind?.id) }
}

/** What happened to records of a kind. */
function eventsOf({ entries }: Looked, kind: RecordKind | undefined): readonly Entry[] {
  return entries.filter(
    (entry) =>
      entry.kind === 'event' && kind !== undefined && entry.revision.fields['record'] === kind.id,
  )
}

function lineFor({ kinds }: Looked, entry: Entry): string {
  const kind = kinds.get(entry.kind)
  return kind === undefined
    ? entry.revision.text.replace(/\s+/g, ' ')
    : recordLine(kind, valuesOf(entry))
}

/** "kept twice · missed once", in the order the kind names them. */
function tally(
  looked: Looked,
  options: readonly { readonly value: string; readonly label: string }[],
  found: readonly string[],
): string {
  return options
    .map(({ value, label }) => [label, found.filter((each) => each === value).length] as const)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => times(looked, what, count))
    .join(' · ')
}

function times({ say }: Looked, what: string, count: number): string {
  return count > 2
    ? say('review/times', { what, count })
    : say(count === 1 ? 'review/once' : 'review/twice', { what })
}

function promises(looked: Looked): Section {
  const { kind, kept } = usedFor(looked, 'promise')
  return {
    heading: looked.say('review/promises'),
    lines: [
      ...becameLines(looked, kind, looked.say('review/a-promise')),
      ...kept.map((entry) => looked.say('review/made', { what: lineFor(looked, entry) })),
    ],
  }
}

/** What became of each record of a kind, counted in words. `gone` stands for one that is not there any more. */
function becameLines(
  looked: Looked,
  kind: RecordKind | undefined,
  gone: string,
): readonly string[] {
  const events = (kind?.events ?? []).map((value) => ({ value, label: looked.became(value) }))
  const declared = eventsOf(looked, kind).filter((event) => kind?.events.includes(eventOf(event)))
  const byRecord = Map.groupBy(declared, ({ revision }) => String(revision.fields['of']))
  return [...byRecord].map(([id, of]) => {
    const record = looked.records.get(id)
    const line = record === undefined ? gone : lineFor(looked, record)
    return `${line}: ${tally(looked, events, of.map(eventOf))}`
  })
}

/** What became of whatever else something can become of: lines held and crossed, things owed and done, requests, talks, urges. */
function happenings(looked: Looked): readonly Section[] {
  return [...looked.kinds.values()]
    .filter((kind) => kind.for !== 'promise' && kind.for !== 'break')
    .map((kind) => ({ heading: kind.plural, lines: becameLines(looked, kind, kind.title) }))
}

function breaks(looked: Looked): Section {
  const { say, zone } = looked
  const { kind, kept: taken } = usedFor(looked, 'break')
  const back = new Map(
    eventsOf(looked, kind).map((event) => [String(event.revision.fields['of']), event.created.utc]),
  )
  return {
    heading: say('review/breaks'),
    lines: taken.map((entry) => {
      const day = formatInstant(entry.created, 'day')
      const due = stringIn(entry, kind?.due ?? '')
      const at = back.get(entry.id)
      if (due === undefined || at === undefined) return say('review/no-return', { day })
      const minutes = Math.floor((at - wallMoment(due, zone)) / 60_000)
      return minutes > 0
        ? say('review/late', { day, time: span(looked, minutes) })
        : say('review/in-time', { day })
    }),
  }
}

function smallActs(looked: Looked): Section {
  const { kind, kept: acts } = usedFor(looked, 'did')
  const choices = (kind?.fields ?? []).filter(({ type }) => type === 'choice')
  const said = (name: string) => acts.flatMap((entry) => stringIn(entry, name) ?? [])
  return {
    heading: looked.say('review/acts'),
    lines: [
      ...acts.map((entry) => `${formatInstant(entry.created, 'day')}  ${lineFor(looked, entry)}`),
      ...choices.map(({ name, options }) => tally(looked, options, said(name))),
    ].filter((line) => line !== ''),
  }
}

function hardTalks(looked: Looked): Section {
  const { kind, kept: talks } = usedFor(looked, 'talks')
  const flags = (kind?.fields ?? []).filter(({ type }) => type === 'choices')
  const over = talks.filter((entry) => stringIn(entry, 'over_limit') === 'yes').length
  return {
    heading: looked.say('review/talks'),
    lines: [
      ...talks.map((entry) => `${formatInstant(entry.created, 'day')}  ${lineFor(looked, entry)}`),
      ...flags.map(({ name, options }) =>
        tally(
          looked,
          options,
          talks.flatMap((entry) => listIn(entry, name)),
        ),
      ),
      over === 0 ? '' : times(looked, looked.say('review/over-limit'), over),
      over < 2 ? '' : looked.say('review/over-limit-again'),
    ].filter((line) => line !== ''),
  }
}

/** How long `minutes` are, in words: by the minute up to two hours, and then by the hour. */
function span({ say }: Looked, minutes: number): string {
  if (minutes < 1.5) return say('review/a-minute')
  if (minutes < 120) return say('review/minutes', { count: Math.round(minutes) })
  return say('review/hours', { count: Math.round(minutes / 60) })
}

/** From the slip to when it was said and mended, where the writer gave the moments. */
function slips(looked: Looked): Section {
  const { say } = looked
  const minutes = (from: string | undefined, to: string | undefined) => {
    if (from === undefined || to === undefined) return undefined
    const between = (wallMoment(to, looked.zone) - wallMoment(from, looked.zone)) / 60_000
    return Number.isNaN(between) || between < 0 ? undefined : between
  }
  return {
    heading: looked.say('review/slips'),
    lines: usedFor(looked, 'slips').kept.map((entry) => {
      const at = stringIn(entry, 'slip_at')
      const said = minutes(at, stringIn(entry, 'said_at'))
      const mended = minutes(at, stringIn(entry, 'mended_at'))
      return [
        lineFor(looked, entry),
        ...(said === undefined ? [] : [say('review/said-after', { time: span(looked, said) })]),
        ...(mended === undefined
          ? []
          : [say('review/mended-after', { time: span(looked, mended) })]),
      ].join(' · ')
    }),
  }
}

/** What got a new version: where one stands, the story, the star. */
function turns(looked: Looked): Section {
  const versions = looked.entries.filter(({ kind }) => looked.kinds.get(kind)?.versions)
  return {
    heading: looked.say('review/turns'),
    lines: versions.map(
      (entry) =>
        `${formatInstant(entry.revision.written, 'day')}  ${looked.kinds.get(entry.kind)?.title}: ${firstWords(lineFor(looked, entry), 120)}`,
    ),
  }
}

/** The two truths: whether both were written. */
function balance(looked: Looked): Section {
  const { kept } = usedFor(looked, 'truths')
  const written = (name: string) => kept.some((entry) => stringIn(entry, name)?.trim())
  const [harm, human] = [written('harm'), written('human')]
  return {
    heading: looked.say('review/truths'),
    lines:
      harm || human
        ? [looked.say(harm && human ? 'review/both' : harm ? 'review/harm' : 'review/human')]
        : [],
  }
}

/** Each of the capacities with its word, and beside it the word of the last month that had one. */
function capacities(looked: Looked): Section {
  const { kind, kept } = usedFor(looked, 'examples')
  const latest = new Map(kept.map((entry) => [stringIn(entry, 'which') ?? '', entry]))
  const all = [...looked.records.values()].filter((entry) => entry.kind === kind?.id)
  return {
    heading: looked.say('review/examples'),
    lines: [...latest].map(([which, entry]) => {
      const line = lineFor(looked, entry)
      const month = monthOf(entry)
      const before = all.findLast(
        (each) =>
          stringIn(each, 'which') === which &&
          stringIn(each, 'word') !== undefined &&
          monthOf(each) < month,
      )
      if (kind === undefined || before === undefined) return line
      const word = fieldLine(kind, valuesOf(before), 'word')
      return `${line} · ${looked.say('review/word-before', { word, day: formatInstant(before.created, 'day') })}`
    }),
  }
}

/** 'YYYY-MM', as it was lived. */
function monthOf({ created: { utc, offset } }: Entry): string {
  return new Date(utc + offset * 60_000).toISOString().slice(0, 7)
}

function questions(looked: Looked): Section {
  const happened = eventsByRecord(looked.entries.filter(({ kind }) => kind === 'event'))
  const { kind, kept } = usedFor(looked, 'open')
  return {
    heading: looked.say('review/open'),
    lines: kept
      .filter(({ id }) => kind !== undefined && !hasEnded(kind, happened.get(id) ?? []))
      .map((entry) => lineFor(looked, entry)),
  }
}
