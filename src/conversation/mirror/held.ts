// A mirror as it is found: everything that will be shown of it, as data.
import { loadLexicons, loadMirrors } from '../../files/content.ts'
import type { Entry } from '../../journal/entry.ts'
import { stringsOf } from '../../journal/fields.ts'
import { against, type Newness } from '../../journal/mirror/against.ts'
import { type Looked, look } from '../../journal/mirror/look.ts'
import { notIt } from '../../journal/mirror/not-it.ts'
import { type Balance, balanceOf, wordsOf } from '../../journal/mirror/over-time.ts'
import type { Page } from '../../journal/mirror/page.ts'
import { type MirrorPlan, planFor, type Way } from '../../journal/mirror/plan.ts'
import { wordReader } from '../../journal/mirror/words.ts'
import type { Span } from '../../journal/page/spans.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { thereIsFear } from '../desk/fear.ts'
import { dangerIn, firstAnswer, type Over, pagesOf, sittingsIn, textsBefore } from './over.ts'

const notKey = 'not-it'

export type Trend = {
  /** The labels of its lists; none is the words for people. */
  readonly labels: readonly string[]
  readonly over: Way
  readonly words: string
  readonly rows: readonly {
    readonly entry: Entry
    readonly words: readonly string[]
    readonly people?: Balance
  }[]
}

export type Held = Looked & {
  readonly over: Over
  /** Something with words of danger was left out. */
  readonly danger: boolean
  readonly newness?: Newness
  readonly returning: readonly string[]
  readonly furthest?: Line
  readonly trends: readonly Trend[]
}

/** What is for this writer of what a mirror shows: whoever was hurt, or said that there is fear, is led to nothing of their part. */
export function planOf(desk: Desk): MirrorPlan {
  return planFor(loadMirrors(), desk.names.writer === 'hurt' || thereIsFear(desk))
}

/** A reader of words that knows the writer's names for people. */
export function readerFor({ names: { partner, other } }: Desk) {
  return wordReader([partner, other].flatMap((name) => name ?? []))
}

/** What was said "not it" of. */
export function saidNotIt({ store }: Desk): ReadonlySet<string> {
  return new Set(stringsOf(readSetting(store, notKey)))
}

/** Remembers it. */
export function rememberNotIt(desk: Desk, ...what: readonly string[]): void {
  writeSetting(desk.store, notKey, [...saidNotIt(desk).union(new Set(what))], desk.now())
}

/** Holds a mirror over it; of each list at most `most` places, the latest. Nothing of an entry with words of danger is in it. */
export function hold(desk: Desk, over: Over, most: number): Held {
  const lexicons = loadLexicons()
  const plan = planOf(desk)
  const said = saidNotIt(desk)
  const toPage = pagesOf(desk)
  const pages = over.entries.map(toPage)
  const byId = new Map<string, Entry>(over.entries.map((entry) => [entry.id, entry]))
  const known = new Map<string, boolean>()
  const safe = (id: string) => {
    const entry = byId.get(id)
    const is = known.get(id) ?? (entry !== undefined && !dangerIn(entry))
    known.set(id, is)
    return is
  }
  // Of many only those are asked whose words would be shown, and no line of them is looked for.
  const few = over.what !== 'time' || pages.length <= fewPages
  const seen = few ? pages.filter(({ id }) => safe(id)) : pages
  const alone = few ? measured(desk, over, seen, said) : undefined
  const { before, ...more } = alone ?? { before: [], returning: [] }
  const looked = look(seen, { plan, lexicons, said, most, before, safe: ({ id }) => safe(id) })
  return {
    ...looked,
    ...more,
    over,
    danger: [...known.values()].includes(false),
    trends: over.what === 'time' ? [] : trendsOf(desk, over, plan, safe, toPage),
  }
}

/** Some pages against what was written before the first of them. */
function measured(desk: Desk, over: Over, pages: readonly Page[], said: ReadonlySet<string>) {
  const [first] = over.entries
  if (first === undefined || pages.length === 0) return undefined
  const before: string[] = []
  const past = function* () {
    for (const text of textsBefore(desk, first)) {
      before.push(text)
      if (before.length > lately) before.shift()
      yield text
    }
  }
  const whole = pages.map(({ text }) => text).join('\n')
  const { newness, furthest, returning } = against(past(), whole, readerFor(desk))
  const line = furthest
    .values()
    .map((span) => onPage(pages, span))
    .find((each) => each !== undefined && !isOut(each, said))
  return {
    before,
    returning,
    ...given({ newness: over.what === 'entry' ? newness : undefined, furthest: line }),
  }
}

type Line = { readonly page: Page; readonly span: Span }

/** Where a sentence of the pages one below the other stands. */
function onPage(pages: readonly Page[], { start, end }: Span): Line | undefined {
  let from = 0
  for (const page of pages) {
    const length = page.text.length + 1
    if (start < from + length) return { page, span: { start: start - from, end: end - from } }
    from += length
  }
  return undefined
}

/** It was "not it", or it is somebody else's story. */
function isOut({ page: { id, text, theirs }, span }: Line, said: ReadonlySet<string>): boolean {
  const { start, end } = span
  return (
    said.has(notIt.line(id, text.slice(start, end))) ||
    theirs.some((each) => each.start < end && start < each.end)
  )
}

/** Pages of a time in which the furthest line is still looked for. */
const fewPages = 100
/** Texts by which the writer's own habit is told. */
const lately = 20

function trendsOf(
  desk: Desk,
  over: Over,
  plan: MirrorPlan,
  safe: (id: string) => boolean,
  toPage: (entry: Entry) => Page,
): readonly Trend[] {
  const lexicons = loadLexicons()
  const rowOf = (entries: readonly Entry[], signals: readonly string[]) => {
    const [entry] = entries
    if (entry === undefined) return []
    const pages = entries.map(toPage)
    const people = signals.length === 0 ? balanceOf(pages) : undefined
    return [{ entry, words: wordsOf(pages, signals, lexicons), ...given({ people }) }]
  }
  return plan.trends.flatMap(({ signals, over: way, words }) => {
    const groups = way === 'sittings' ? sittingsFor(over, safe) : versionsFor(desk, over, safe)
    if (groups.length < 2) return []
    const rows = groups.flatMap((entries) => rowOf(entries, signals))
    if (rows.every((row) => row.words.length === 0 && row.people === undefined)) return []
    const labels = signals.map((signal) => lexicons[signal]?.label ?? signal)
    return [{ labels, over: way, words, rows }]
  })
}

function sittingsFor({ what, entries }: Over, safe: (id: string) => boolean) {
  return what === 'course' ? sittingsIn(entries.filter(({ id }) => safe(id))) : []
}

function versionsFor(desk: Desk, { what, entries }: Over, safe: (id: string) => boolean) {
  const [entry] = entries
  if (what !== 'entry' || entry === undefined || !safe(entry.id)) return []
  const first = firstAnswer(desk, entry)
  return first === undefined || dangerIn(first) ? [] : [[first], [entry]]
}
