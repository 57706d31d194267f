// What the dig asks next, and why: where it is thinnest, where it was left alone longest, where the writer points.
import { type DigStrand, type Filled, filledBy, type Told, toldIn } from './strand.ts'

/** Why a question is next. */
type Why = 'waits' | 'pointed' | 'left' | Exclude<Filled, 'words'>

export type Next = { readonly strand: DigStrand; readonly question: string; readonly why: Why }

export type Standing = {
  readonly strands: readonly DigStrand[]
  readonly told: readonly Told[]
  /** Questions that can be asked at all. */
  readonly open: ReadonlySet<string>
  /** Questions that are not asked now: asked in this sitting, or left as "I do not know yet". */
  readonly rested: ReadonlySet<string>
  /** Questions with words that wait unfinished. */
  readonly waiting: ReadonlySet<string>
  /** The strand that was asked last in this sitting. */
  readonly last?: string | undefined
  /** UTC milliseconds. */
  readonly now: number
}

const depth: Readonly<Record<Filled, number>> = { nothing: 0, little: 1, words: 2 }

/** A question that was answered is asked again after this long, in milliseconds, and not before. */
const again = 28 * 86_400_000

/**
 * The next question, of any strand or of the one that is `pointed` at; undefined where there is none to ask. What waits
 * unfinished comes first, then the thinnest strand, then the one that was left alone longest; twice in a row in the same one
 * only where no other is as thin.
 */
export function nextOf(standing: Standing, pointed?: string): Next | undefined {
  const { strands, waiting, rested, open } = standing
  const here = strands.filter(({ id }) => pointed === undefined || id === pointed)
  for (const strand of here) {
    const question = strand.questions.find(
      (id) => waiting.has(id) && open.has(id) && !rested.has(id),
    )
    if (question !== undefined) return { strand, question, why: 'waits' }
  }
  const [first] = here
    .flatMap((strand) => {
      const question = questionIn(standing, strand)
      return question === undefined ? [] : [{ strand, question, ...weighed(standing, strand) }]
    })
    .toSorted((a, b) => a.thin - b.thin || a.just - b.just || a.last - b.last)
  if (first === undefined) return undefined
  const { strand, question, filled } = first
  const why = filled === 'words' ? 'left' : filled
  return { strand, question, why: pointed === undefined ? why : 'pointed' }
}

function weighed({ told, last }: Standing, strand: DigStrand) {
  const filled = filledBy(strand, told)
  return {
    filled,
    thin: depth[filled],
    just: strand.id === last ? 1 : 0,
    last: Math.max(0, ...toldIn(strand, told).map(({ at }) => at)),
  }
}

/** The first that was never answered; then the one answered longest ago, if that is long ago. */
function questionIn(standing: Standing, strand: DigStrand): string | undefined {
  const { told, open, rested, now } = standing
  const lastAt = (id: string) =>
    Math.max(...told.flatMap(({ question, at }) => (question === id ? [at] : [])))
  const asked = strand.questions.filter((id) => open.has(id) && !rested.has(id))
  const fresh = asked.find((id) => !told.some(({ question }) => question === id))
  if (fresh !== undefined) return fresh
  return asked
    .filter((id) => now - lastAt(id) >= again)
    .toSorted((a, b) => lastAt(a) - lastAt(b))[0]
}
