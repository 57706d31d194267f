// A text against what its writer wrote before: the line furthest from their usual words, how many of its words are new to
// these pages, which words come back. It only points; whether there is anything in it, the writer says.
import { type Span, sentencesOf } from '../page/spans.ts'
import { capitalsIn, type Word, type WordReader } from './words.ts'

/** How many words of a text were never used here before, against the writer's own last texts. */
export type Newness = 'familiar' | 'some' | 'new'

export type Against = {
  /** Undefined where the text is short or little was written before. */
  readonly newness?: Newness
  /** Sentences by how far they are from the usual words, the furthest first; empty where little was written before. */
  readonly furthest: readonly Span[]
  /** Up to three words that are more frequent here than they mostly are, as they were typed. */
  readonly returning: readonly string[]
}

/** Content words of a window, and how far the next one begins behind it. */
const window = { size: 60, step: 30 }
/** Texts by which one's own habit is told: how many are looked at, and how few say nothing. */
const habit = { most: 20, fewest: 8 }
/** Content words a sentence needs to be pointed at. */
const wordsInLine = 4

/** `past` are all earlier texts, the oldest first; each is read once and let go. */
export function against(past: Iterable<string>, text: string, read: WordReader): Against {
  const known: Known = { counts: new Map(), names: new Set(), total: 0 }
  const earlier: number[] = []
  let texts = 0
  for (const each of past) {
    const words = read(each)
    if (words.length >= window.size) {
      earlier.push(shareOfNew(words, known.counts))
      if (earlier.length > habit.most) earlier.shift()
    }
    learn(known, words, each)
    texts += 1
  }
  const words = read(text).filter(({ stem }) => !isName(known, stem))
  if (texts < habit.fewest - 1) return { furthest: [], returning: [] }
  const newness =
    words.length < window.size || earlier.length < habit.fewest
      ? undefined
      : newnessOf(shareOfNew(words, known.counts), earlier)
  return {
    furthest: furthestIn(text, words, known),
    returning: returningIn(words, known),
    ...(newness === undefined ? {} : { newness }),
  }
}

/** What was written before, as counts by stem. It grows while the past is read. */
type Known = {
  readonly counts: Map<string, number>
  /** Stems that had a capital inside a sentence. */
  readonly names: Set<string>
  total: number
}

function learn(known: Known, words: readonly Word[], text: string): void {
  for (const { stem } of words) known.counts.set(stem, (known.counts.get(stem) ?? 0) + 1)
  for (const stem of capitalsIn(text)) known.names.add(stem)
  known.total += words.length
}

/** Known with a capital alone: at the beginning of a sentence it would pass for a word. */
function isName({ counts, names }: Known, stem: string): boolean {
  return names.has(stem) && !counts.has(stem)
}

/** The mean over windows of words: how many different ones were never used before, of the different ones there are. */
function shareOfNew(words: readonly Word[], counts: ReadonlyMap<string, number>): number {
  const { size, step } = window
  let sum = 0
  let windows = 0
  for (let at = 0; at + size <= words.length; at += step) {
    const types = new Set(words.slice(at, at + size).map(({ stem }) => stem))
    const fresh = [...types].filter((stem) => !counts.has(stem)).length
    sum += fresh / types.size
    windows += 1
  }
  return windows === 0 ? 0 : sum / windows
}

function newnessOf(share: number, earlier: readonly number[]): Newness {
  // Among pages without a new word one more is no news, though none has fewer.
  if (share === 0) return 'familiar'
  const place = earlier.filter((each) => each <= share).length / earlier.length
  if (place < 0.33) return 'familiar'
  return place > 0.8 ? 'new' : 'some'
}

/** By mean surprisal of a sentence's words, smoothed by one. A word that is one letter away from a known one is a slip of the keys. */
function furthestIn(text: string, words: readonly Word[], known: Known): readonly Span[] {
  const { counts, total } = known
  const bits = new Map<string, number | undefined>()
  const bitsOf = (stem: string) => {
    if (!bits.has(stem)) {
      const count = counts.get(stem) ?? 0
      const slip = count === 0 && nearKnown(stem, counts)
      bits.set(stem, slip ? undefined : -Math.log2((count + 1) / (total + counts.size + 1)))
    }
    return bits.get(stem)
  }
  let at = 0
  const scored = sentencesOf(text).flatMap((span) => {
    let sum = 0
    let count = 0
    for (; at < words.length && (words[at]?.start ?? 0) < span.end; at += 1) {
      const found = bitsOf(words[at]?.stem ?? '')
      if (found === undefined) continue
      sum += found
      count += 1
    }
    return count < wordsInLine ? [] : [{ span, mean: sum / count, count }]
  })
  return scored.toSorted((a, b) => b.mean - a.mean || b.count - a.count).map(({ span }) => span)
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
/** Shorter words have neighbours that are words of their own. */
const shortest = 5

/** Whether a known stem is one letter away: one more, one less, another, or two changed about. */
function nearKnown(stem: string, counts: ReadonlyMap<string, number>): boolean {
  if (stem.length < shortest) return false
  for (let at = 0; at <= stem.length; at += 1) {
    const head = stem.slice(0, at)
    const tail = stem.slice(at)
    if (tail !== '' && counts.has(head + tail.slice(1))) return true
    if (tail.length > 1 && counts.has(head + tail.charAt(1) + tail.charAt(0) + tail.slice(2)))
      return true
    for (const letter of letters) {
      if (counts.has(head + letter + tail)) return true
      if (tail !== '' && counts.has(head + letter + tail.slice(1))) return true
    }
  }
  return false
}

/** Words more frequent here than in the past, by smoothed log-odds against how sure they are; each was used before. */
function returningIn(words: readonly Word[], { counts, total }: Known): readonly string[] {
  const here = Map.groupBy(words, ({ stem }) => stem)
  const scored = [...here].flatMap(([stem, all]) => {
    const before = counts.get(stem) ?? 0
    if (all.length < 2 || before === 0) return []
    const odds = (count: number, of: number) => Math.log((count + 0.5) / (of - count + 0.5))
    const more = odds(all.length, words.length) - odds(before, total)
    const sure = Math.sqrt(1 / (all.length + 0.5) + 1 / (before + 0.5))
    return more / sure > 2 ? [{ form: usualForm(counted(all)), z: more / sure }] : []
  })
  return scored
    .toSorted((a, b) => b.z - a.z)
    .slice(0, 3)
    .map(({ form }) => form)
}

function counted(words: readonly Word[]): ReadonlyMap<string, number> {
  const forms = new Map<string, number>()
  for (const { form } of words) forms.set(form, (forms.get(form) ?? 0) + 1)
  return forms
}

/** The form a word mostly has, in small letters; `forms` counts each as it was typed. */
export function usualForm(forms: ReadonlyMap<string, number>): string {
  const counts = new Map<string, number>()
  for (const [form, count] of forms) {
    const low = form.toLowerCase().replace(/['’]s$/, '')
    counts.set(low, (counts.get(low) ?? 0) + count)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}
