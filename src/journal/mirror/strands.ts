// Strands: the same word, place or move in several entries of several walks, on several days. Found in one pass over a
// journal, each entry looked at once; what a strand is, the writer says.
import { usualForm } from './against.ts'
import { capitalsIn, type WordReader } from './words.ts'

/** An entry as it goes by. */
export type Passing = {
  readonly id: string
  readonly text: string
  /** Its walk, or its kind where it has none. */
  readonly source: string
  /** The day it belongs to, 'YYYY-MM-DD'. */
  readonly day: string
  /** What was asked: its own words there are an echo. */
  readonly asked: string
}

export type Strand = {
  readonly what: 'word' | 'move'
  /** The stem of the word, or the signal. */
  readonly of: string
  /** The word as it is mostly written, or the signal. */
  readonly form: string
  /** The ids of its entries, the oldest first. */
  readonly entries: readonly string[]
  /** How many walks it stands in, a kind without a walk among them. */
  readonly sources: number
}

export type Strands = { readonly words: readonly Strand[]; readonly moves: readonly Strand[] }

/** What comes back often enough to be asked about. */
const least = { entries: 3, sources: 2, days: 2 }
/** From so many entries on, a word in more than this share of them is one of this writer's usual words. */
const usual = { from: 20, share: 0.2 }

type Trail = {
  readonly entries: number[]
  readonly forms: Map<string, number>
  /** The entry it was met in last. */
  last: number
  capital: number
}

/** The strands of a journal, the most telling first: in many walks, and not in every entry. `moves` finds each signal in a text. */
export function strandsOf(
  entries: Iterable<Passing>,
  read: WordReader,
  moves: ReadonlyMap<string, (text: string) => boolean>,
): Strands {
  const passed: Omit<Passing, 'text' | 'asked'>[] = []
  const words = new Map<string, Trail>()
  const signals = new Map([...moves.keys()].map((signal) => [signal, [] as number[]]))
  for (const { id, text, source, day, asked } of entries) {
    const index = passed.push({ id, source, day }) - 1
    noteWords(words, index, text, asked, read)
    for (const [signal, isIn] of moves) if (isIn(text)) signals.get(signal)?.push(index)
  }
  const most = passed.length < usual.from ? passed.length : passed.length * usual.share
  const strand = (what: Strand['what'], of: string, form: string, at: readonly number[]) => {
    const all = at.flatMap((index) => passed[index] ?? [])
    const sources = new Set(all.map(({ source }) => source)).size
    const days = new Set(all.map(({ day }) => day)).size
    if (all.length < least.entries || sources < least.sources || days < least.days) return []
    return [{ what, of, form, entries: all.map(({ id }) => id), sources }]
  }
  const told = ({ sources, entries: { length } }: Strand) =>
    sources * Math.log((passed.length + 1) / length)
  return {
    words: [...words]
      .flatMap(([stem, { entries: at, forms, capital }]) =>
        at.length < least.entries || at.length > most || capital >= inSmall(forms)
          ? []
          : strand('word', stem, usualForm(forms), at),
      )
      .toSorted((a, b) => told(b) - told(a) || (a.of < b.of ? -1 : 1)),
    moves: [...signals].flatMap(([signal, at]) => strand('move', signal, signal, at)),
  }
}

function noteWords(
  words: Map<string, Trail>,
  index: number,
  text: string,
  asked: string,
  read: WordReader,
): void {
  const echo = new Set(read(asked).map(({ stem }) => stem))
  for (const { stem, form } of read(text)) {
    if (echo.has(stem)) continue
    const trail = words.get(stem) ?? begun(words, stem)
    // Once an entry: how often a word is said in it makes no strand.
    if (trail.last === index) continue
    trail.last = index
    trail.entries.push(index)
    trail.forms.set(form, (trail.forms.get(form) ?? 0) + 1)
  }
  for (const stem of capitalsIn(text)) {
    const trail = words.get(stem)
    if (trail !== undefined) trail.capital += 1
  }
}

function begun(words: Map<string, Trail>, stem: string): Trail {
  const trail: Trail = { entries: [], forms: new Map(), last: -1, capital: 0 }
  words.set(stem, trail)
  return trail
}

/** How often a word was written in small letters: a name is not, whatever begins a sentence with it. */
function inSmall(forms: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const [form, count] of forms) if (/^\p{Ll}/u.test(form)) sum += count
  return sum
}
