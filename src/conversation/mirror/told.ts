// A mirror in words: "You wrote", the words as they stand, one question each. No number stands without the words that made it.
import { loadLexicons } from '../../files/content.ts'
import { said } from '../../files/said.ts'
import { shortId } from '../../journal/ids.ts'
import type { Place } from '../../journal/mirror/look.ts'
import type { Balance } from '../../journal/mirror/over-time.ts'
import { inContext } from '../../journal/mirror/page.ts'
import { merged } from '../../journal/page/spans.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { wrapped } from '../../text/wrap.ts'
import type { Desk } from '../desk/desk.ts'
import type { Held, Trend } from './held.ts'

/** Characters of a sentence that are shown around the words. */
const room = 150

/** All of a mirror as text. */
export function mirrorText(desk: Desk, held: Held): string {
  const blocks = [
    ...held.signals.map((each) => signalBlock(desk, held, each)),
    ...held.pairs.map((each) => pairBlock(desk, held, each)),
    ...held.trends.map((trend) => trendBlock(desk, trend)),
    ...newsBlock(held),
    ...furthestBlock(desk, held),
  ]
  const body = blocks.length === 0 ? [said('mirror/nothing')] : blocks
  const left = held.danger && held.over.what !== 'entry' ? [said('mirror/left-out')] : []
  return [head(held), ...body, ...left, said('mirror/foot')].join('\n\n')
}

/** Places of one page that stand in one sentence. */
type InSentence = readonly [Place, ...Place[]]

/** Places by their sentence, in order. */
export function bySentence(places: readonly Place[]): readonly InSentence[] {
  const found: [Place, ...Place[]][] = []
  for (const place of places) {
    const last = found.at(-1)
    const [before] = last ?? []
    const same =
      before?.page.id === place.page.id && before.hit.sentence.start === place.hit.sentence.start
    if (last !== undefined && same) last.push(place)
    else found.push([place])
  }
  return found
}

/** A sentence with its words, on one line. */
export function sentenceLine([first, ...rest]: InSentence): string {
  const spans = merged([first, ...rest].map(({ hit: { start, end } }) => ({ start, end })))
  return inContext(first.page.text, first.hit.sentence, spans, room)
}

/** The label of a signal, as the lists have it. */
export function labelOf(signal: string): string {
  return loadLexicons()[signal]?.label ?? signal
}

/** A text on one line. */
export function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function head({ over: { what, entries, title = '' } }: Held): string {
  const [first] = entries
  const last = entries.at(-1)
  if (first === undefined || last === undefined) return ''
  const day = formatInstant(first.created, 'day')
  if (what === 'entry') return said('mirror/you-wrote', { day, id: shortId(first.id) })
  const until = formatInstant(last.created, 'day')
  return what === 'course'
    ? said('mirror/you-wrote-course', { walk: title, from: day, until })
    : said('mirror/you-wrote-time', { from: day, until })
}

function signalBlock(
  desk: Desk,
  held: Held,
  { plan, places, more }: Held['signals'][number],
): string {
  const count = more ? '' : ` (${places.length})`
  return [
    `${labelOf(plan.signal)}${count}`,
    ...bySentence(places).flatMap((all) => {
      const [{ page }] = all
      return indented(desk, placed(held, page.id, sentenceLine(all)))
    }),
    ...(more ? [`  ${said('mirror/latest')}`] : []),
    plan.question,
  ].join('\n')
}

function pairBlock(desk: Desk, held: Held, { pair, page, hits }: Held['pairs'][number]): string {
  const words = hits.map(({ start, end }) => `‹${flat(page.text.slice(start, end))}›`).join(' · ')
  return [
    said('mirror/one-more'),
    ...indented(desk, placed(held, page.id, words)),
    pair.question,
  ].join('\n')
}

/** Which page it is, where there are several. */
function placed({ over: { what } }: Held, id: string, words: string): string {
  return what === 'entry' ? words : `${shortId(id)}  ${words}`
}

function trendBlock(desk: Desk, { labels, over, words, rows }: Trend): string {
  const [first] = rows
  const named = labels.join(', ')
  const heading =
    over === 'versions'
      ? said('mirror/versions', {
          day: first === undefined ? '' : formatInstant(first.entry.created, 'day'),
          labels: named,
        })
      : labels.length === 0
        ? said('mirror/people')
        : said('mirror/sittings', { labels: named })
  return [
    heading,
    ...rows.flatMap(({ entry, words, people }) => {
      const row = people === undefined ? words.join(' · ') : balanceLine(people)
      const day = formatInstant(entry.created, 'day')
      return indented(desk, `${day}: ${row === '' ? said('mirror/no-words') : row}`)
    }),
    words,
  ].join('\n')
}

function balanceLine({ mostly, some, little, none }: Balance): string {
  const who = (persons: readonly string[]) => persons.map((each) => `“${each}”`).join(', ')
  return [
    ...(mostly.length > 0 ? [said('mirror/people-mostly', { who: who(mostly) })] : []),
    ...(some.length > 0 ? [said('mirror/people-some', { who: who(some) })] : []),
    ...(little.length > 0 ? [said('mirror/people-little', { who: who(little) })] : []),
    ...(none.length > 0 ? [said('mirror/people-none', { who: who(none) })] : []),
  ].join('; ')
}

function newsBlock({ newness, returning }: Held): readonly string[] {
  const lines = [
    ...(newness === undefined ? [] : [newnessWords(newness)]),
    ...(returning.length === 0
      ? []
      : [said('mirror/returning', { words: returning.map((word) => `“${word}”`).join(', ') })]),
  ]
  return lines.length === 0 ? [] : [lines.join('\n')]
}

/** How new the words of a page are, said in one of three ways. */
export function newnessWords(newness: NonNullable<Held['newness']>): string {
  switch (newness) {
    case 'familiar':
      return said('mirror/newness-familiar')
    case 'some':
      return said('mirror/newness-some')
    case 'new':
      return said('mirror/newness-new')
  }
}

function furthestBlock(desk: Desk, held: Held): readonly string[] {
  const { furthest } = held
  if (furthest === undefined) return []
  const { page, span } = furthest
  return [
    [
      said('mirror/furthest'),
      ...indented(desk, placed(held, page.id, flat(page.text.slice(span.start, span.end)))),
      said('mirror/furthest-question'),
    ].join('\n'),
  ]
}

/** Under a heading, `by` columns in, wrapped as wide as the window; one line in plain mode, where a reader wraps by itself. */
export function indented({ terminal }: Desk, words: string, by = 2): readonly string[] {
  const rows = terminal.plain
    ? [words]
    : wrapped(words, Math.max(20, Math.min(70, terminal.columns - 4) - by - 2))
  return rows.map((row, index) => `${' '.repeat(index === 0 ? by : by + 2)}${row}`)
}
