// Strands as they are shown: a question with its places, never a claim.
import { loadLexicons } from '../../files/content.ts'
import { said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import type { Entry } from '../../journal/entry.ts'
import { notIt } from '../../journal/mirror/not-it.ts'
import { finderOf, hitsOn, inContext, type Page } from '../../journal/mirror/page.ts'
import { type Passing, type Strand, strandsOf } from '../../journal/mirror/strands.ts'
import { type Span, sentencesOf } from '../../journal/page/spans.ts'
import { isoString } from '../../journal/time/instant.ts'
import { eachEntry, entriesWith } from '../../store/entries.ts'
import type { Desk } from '../desk/desk.ts'
import { describe } from '../desk/entry-text.ts'
import type { filterOf } from '../desk/selection.ts'
import { planOf, readerFor, saidNotIt } from './held.ts'
import { dangerIn, pagesOf, writing } from './over.ts'
import { indented, labelOf } from './told.ts'

/** A strand with the places that are shown of it, the oldest first; all of them where not `more`. */
export type Found = {
  readonly strand: Strand
  readonly places: readonly { readonly entry: Entry; readonly line: string }[]
  readonly more: boolean
}

/** How many strands are shown at a time. */
const shown = { words: 7, moves: 5 }
const room = 110

/** The strands of what was written in a time, with the latest `most` places of each. Nothing of an entry with words of danger is among them. */
export function findStrands(
  desk: Desk,
  filter: ReturnType<typeof filterOf>,
  most: number,
): readonly Found[] {
  const lexicons = loadLexicons()
  const not = saidNotIt(desk)
  const moves = new Map(
    planOf(desk).signals.flatMap(({ move, signal }) =>
      move ? [[signal, finderOf(lexicons, signal)] as const] : [],
    ),
  )
  const { words, moves: signals } = strandsOf(
    passing(eachEntry(desk.store, { ...filter, kinds: writing })),
    readerFor(desk),
    moves,
  )
  const wanted = (strand: Strand) => !not.has(notIt.strand(strand.what, strand.of))
  const find = finder(desk, most)
  const some = (strands: readonly Strand[], count: number) =>
    strands.values().filter(wanted).flatMap(find).take(count).toArray()
  return [...some(words, shown.words), ...some(signals, shown.moves)]
}

function* passing(entries: Iterable<Entry>): Generator<Passing> {
  for (const entry of entries) {
    const { walk, asked = '' } = answerOf(entry)
    const { id, kind, created, revision } = entry
    yield {
      id,
      text: revision.text,
      source: walk ?? kind,
      day: isoString(created).slice(0, 10),
      asked,
    }
  }
}

/** Finds the places of a strand, from the latest on; none where too few are left without words of danger. */
function finder(desk: Desk, most: number): (strand: Strand) => readonly Found[] {
  const toPage = pagesOf(desk)
  const read = readerFor(desk)
  const lexicons = loadLexicons()
  const danger = new Map<string, boolean>()
  const safe = (entry: Entry) => {
    const known = danger.get(entry.id) ?? dangerIn(entry)
    danger.set(entry.id, known)
    return !known
  }
  const lineOf = (page: Page, { what, of }: Strand): string | undefined => {
    const spans =
      what === 'move'
        ? hitsOn(page, of, lexicons)
        : read(page.text).filter(({ stem }) => stem === of)
    const [first] = spans
    if (first === undefined) return undefined
    const sentence = sentencesOf(page.text).find(({ end }) => end >= first.end) ?? first
    const inside = spans.filter(({ end }) => end <= sentence.end)
    return inContext(page.text, sentence, inside.map(spanOf), room)
  }
  return (strand) => {
    // A few more than are shown, for those that are left out.
    const entries = entriesWith(desk.store, strand.entries.slice(-2 * most)).filter(safe)
    const places = entries.flatMap((entry) => {
      const line = lineOf(toPage(entry), strand)
      return line === undefined ? [] : [{ entry, line }]
    })
    if (places.length < 3) return []
    const more = strand.entries.length > 2 * most || places.length > most
    return [{ strand, places: places.slice(-most), more }]
  }
}

function spanOf({ start, end }: Span): Span {
  return { start, end }
}

/** A strand as it is called: the word, or the label of the list. */
export function strandName({ what, form }: Strand): string {
  return what === 'word' ? form : labelOf(form)
}

/** A strand as a question, with its places. */
export function strandText(desk: Desk, { strand, places, more }: Found): string {
  const question =
    strand.what === 'word'
      ? said('mirror/word-back', { word: strand.form })
      : said('mirror/move-back', { label: labelOf(strand.form) })
  return [
    question,
    ...places.flatMap(({ entry, line }) => [
      ...indented(desk, describe(entry)),
      ...indented(desk, line, 4),
    ]),
    ...(more ? [`  ${said('mirror/latest')}`] : []),
  ].join('\n')
}
