// What becomes of what a mirror showed: gone on from, written on under, kept, or "not it". Enter always goes on.
import { asked, said } from '../../files/said.ts'
import { draftKey } from '../../journal/draft.ts'
import type { Entry } from '../../journal/entry.ts'
import { notIt } from '../../journal/mirror/not-it.ts'
import type { Page } from '../../journal/mirror/page.ts'
import type { Span } from '../../journal/page/spans.ts'
import { listMarks, setMarks } from '../../store/marks.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Desk } from '../desk/desk.ts'
import { compose, keep } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import { type Held, rememberNotIt } from './held.ts'
import { keepStrand } from './links.ts'
import { type Found, strandName, strandText } from './strand.ts'
import { bySentence, flat, labelOf, sentenceLine } from './told.ts'

type Signal = Held['signals'][number]
type Pair = Held['pairs'][number]
type Furthest = NonNullable<Held['furthest']>

/** One thing that can be taken up: how it is called, and what happens then. */
type Item = { readonly name: string; takeUp(): Promise<void> }

const width = 60

/** Asks what of a mirror is taken up, until nothing is. Nothing is asked where nobody can answer. */
export async function takeUp(desk: Desk, held: Held): Promise<void> {
  const { furthest } = held
  const entries = new Map<string, Entry>(held.over.entries.map((entry) => [entry.id, entry]))
  const line = (words: string) => firstWords(flat(words), width)
  const items: readonly Item[] = [
    ...(furthest === undefined
      ? []
      : [
          {
            name: said('mirror/take-line', { words: line(wordsAt(furthest.page, furthest.span)) }),
            takeUp: () => lineTaken(desk, furthest, entries.get(furthest.page.id)),
          },
        ]),
    ...held.signals.map((signal) => ({
      name: labelOf(signal.plan.signal),
      takeUp: () => signalTaken(desk, signal),
    })),
    ...held.pairs.map((pair) => ({
      name: said('mirror/take-pair', { words: pair.pair.question }),
      takeUp: () => pairTaken(desk, pair),
    })),
  ]
  await oneByOne(desk, items, asked('mirror/take-up'))
}

/** The same of strands. */
export async function takeUpStrands(desk: Desk, found: readonly Found[]): Promise<void> {
  const [, choices] = asked('mirror/take-up')
  const items = found.map((each) => ({
    name: strandName(each.strand),
    takeUp: () => strandTaken(desk, each),
  }))
  await oneByOne(desk, items, [said('mirror/strands-which'), choices])
}

async function oneByOne(
  { terminal }: Desk,
  items: readonly Item[],
  [question, leave]: readonly [
    string,
    readonly { readonly value: 'leave'; readonly name: string }[],
  ],
): Promise<void> {
  if (!terminal.answered) return
  for (let left = items; left.length > 0; ) {
    const taken = await terminal.choose<Item | 'leave'>(question, [
      ...leave,
      ...left.map((item) => ({ value: item, name: item.name })),
    ])
    if (taken === 'leave') return
    await taken.takeUp()
    left = left.filter((item) => item !== taken)
  }
}

async function lineTaken(desk: Desk, { page, span }: Furthest, entry?: Entry): Promise<void> {
  const { terminal, store, now } = desk
  const words = wordsAt(page, span)
  const [, ways] = asked('mirror/line-ways')
  const way = await terminal.choose(`${flat(words)}\n${said('mirror/furthest-question')}`, ways)
  if (way === 'write') await writeOn(desk, page, words, said('mirror/furthest-question'))
  if (way === 'not') notItThen(desk, notIt.line(page.id, words))
  if (way === 'keep' && entry !== undefined) {
    const { id } = entry.revision
    setMarks(store, id, [...listMarks(store, id), { ...span, kind: 'surprise' }], now())
    terminal.note(said('mirror/kept-line'))
  }
}

async function signalTaken(desk: Desk, { plan, places }: Signal): Promise<void> {
  const { signal, question } = plan
  const [, ways] = asked('mirror/signal-ways')
  const way = await desk.terminal.choose(`${labelOf(signal)}\n${question}`, ways)
  if (way === 'keep') {
    const words = places.map(({ page, hit }) => `“${flat(wordsAt(page, hit))}”`)
    await keepStrand(
      desk,
      `${labelOf(signal)}: ${[...new Set(words)].join(', ')}`,
      places.map(({ page }) => page.id),
    )
  }
  if (way !== 'write' && way !== 'not') return
  const which = await oneOf(desk, places, way === 'not')
  if (way === 'write') {
    const [place] = which
    if (place !== undefined)
      await writeOn(desk, place.page, wordsAt(place.page, place.hit.sentence), question)
  } else {
    const what = which.map(({ page, hit }) =>
      notIt.signal(page.id, signal, wordsAt(page, hit.sentence)),
    )
    notItThen(desk, ...what)
  }
}

/** Which of several places is meant; with `all`, every one can be. */
async function oneOf(
  { terminal }: Desk,
  places: Signal['places'],
  all: boolean,
): Promise<Signal['places']> {
  const sentences = bySentence(places)
  if (sentences.length < 2) return places
  return terminal.choose<Signal['places']>(said('mirror/which-line'), [
    ...(all ? [{ value: places, name: said('mirror/every-one') }] : []),
    ...sentences.map((each) => ({ value: each, name: firstWords(sentenceLine(each), width) })),
  ])
}

async function pairTaken(desk: Desk, { pair, page, hits }: Pair): Promise<void> {
  const [, ways] = asked('mirror/pair-ways')
  const way = await desk.terminal.choose(pair.question, ways)
  const last = hits.at(-1)
  if (way === 'write' && last !== undefined) {
    await writeOn(desk, page, wordsAt(page, last.sentence), pair.question)
  }
  if (way === 'not') notItThen(desk, notIt.pair(page.id, pair.heading))
}

async function strandTaken(desk: Desk, found: Found): Promise<void> {
  const { strand } = found
  const [, ways] = asked('mirror/strand-ways')
  const way = await desk.terminal.choose(strandText(desk, shortened(found)), ways)
  if (way === 'keep') await keepStrand(desk, strandName(strand), strand.entries)
  if (way === 'not') notItThen(desk, notIt.strand(strand.what, strand.of))
}

/** With as many places as stand above a question on any window; all of them were on the screen before. */
function shortened(found: Found): Found {
  return { ...found, places: found.places.slice(-3), more: false }
}

function notItThen(desk: Desk, ...what: readonly string[]): void {
  rememberNotIt(desk, ...what)
  desk.terminal.note(said('mirror/not-it'))
}

/** A page under a line of one's own, with the mirror's question. */
async function writeOn(desk: Desk, page: Page, line: string, question: string): Promise<void> {
  const what = {
    key: draftKey.under(page.id as Entry['id']),
    kind: 'page',
    fields: { asked: question, line: flat(line), entry: page.id },
  }
  const composed = await compose(desk, {
    ...what,
    question,
    pinned: [flat(line)],
    doneLabel: 'keep',
    session: sessionFor(desk),
  })
  if (composed.end === 'written') await keep(desk, what, composed)
}

function wordsAt({ text }: Page, { start, end }: Span): string {
  return text.slice(start, end)
}
