// Two lines of the writer's own that belong together: they share a word that stands in few other places, or they are of one
// strand and far apart in time. A question, never a claim: nothing is said of them but the word.
import type { WordReader } from '../mirror/words.ts'
import { sentencesOf } from '../page/spans.ts'
import { type DigStrand, type Told, toldIn } from './strand.ts'

type Line = { readonly text: string; readonly at: number; readonly entry: string }

export type Pair = {
  readonly lines: readonly [earlier: Line, later: Line]
  /** The word both have, as the earlier one has it. */
  readonly word?: string
}

/** A word that stands in more answers than this says little of any two of them. */
const rare = 3
/** So many of the best take turns. */
const turns = 7

type Met = { readonly line: Line; readonly question: string; readonly form: string }

/** Two lines, or undefined where there are none; `turn` (a whole number) changes which of the best are taken. */
export function pairOf(
  strands: readonly DigStrand[],
  told: readonly Told[],
  read: WordReader,
  turn: number,
): Pair | undefined {
  const found = byWord(told, read)
  const pairs = found.length > 0 ? found : byStrand(strands, told)
  return pairs[turn % Math.min(turns, pairs.length)]
}

function byWord(told: readonly Told[], read: WordReader): readonly Pair[] {
  const met = new Map<string, Met[]>()
  for (const each of told) {
    const seen = new Set<string>()
    for (const { start, end } of sentencesOf(each.text)) {
      const text = plain(each.text.slice(start, end))
      for (const { stem, form } of read(text)) {
        if (stem.length < 4 || seen.has(stem)) continue
        seen.add(stem)
        const line = { text, at: each.at, entry: each.entry }
        met.set(stem, [...(met.get(stem) ?? []), { line, question: each.question, form }])
      }
    }
  }
  return [...met]
    .filter(([, places]) => places.length > 1 && places.length <= rare)
    .flatMap(([stem, places]) => {
      const [first] = places
      const last = places.findLast(({ question }) => question !== first?.question)
      if (first === undefined || last === undefined || first.line.text === last.line.text) return []
      const apart = last.line.at - first.line.at
      const pair: Pair = { lines: [first.line, last.line], word: first.form.toLowerCase() }
      return [{ pair, apart, places: places.length, stem }]
    })
    .toSorted((a, b) => a.places - b.places || b.apart - a.apart || (a.stem < b.stem ? -1 : 1))
    .map(({ pair }) => pair)
}

function byStrand(strands: readonly DigStrand[], told: readonly Told[]): readonly Pair[] {
  return strands
    .flatMap((strand) => {
      const here = toldIn(strand, told)
      const [first] = here
      const last = here.findLast(({ question }) => question !== first?.question)
      const [from, to] = [first, last].map((each) => each && firstLine(each))
      return from === undefined || to === undefined ? [] : [{ lines: [from, to] as const }]
    })
    .toSorted((a, b) => b.lines[1].at - b.lines[0].at - (a.lines[1].at - a.lines[0].at))
}

function firstLine({ text, at, entry }: Told): Line | undefined {
  const [first] = sentencesOf(text)
  return first && { text: plain(text.slice(first.start, first.end)), at, entry }
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
