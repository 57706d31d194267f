// A mirror over some pages: the words of each signal, the pairs that stand on a page, and for a single page how it lies to what
// was written before.
import type { Lexicons } from '../care/lexicon.ts'
import { notIt } from './not-it.ts'
import { finderOf, type Hit, hitsOn, type Page } from './page.ts'
import { pairsOn } from './pairs.ts'
import type { MirrorPlan, PairPlan, SignalPlan } from './plan.ts'

/** Words of a signal on a page. */
export type Place = { readonly page: Page; readonly hit: Hit }

export type Looked = {
  /** By signal, in the order of the plan; those without a word are left out. `more`: there are others before these. */
  readonly signals: readonly {
    readonly plan: SignalPlan
    readonly places: readonly Place[]
    readonly more: boolean
  }[]
  readonly pairs: readonly {
    readonly pair: PairPlan
    readonly page: Page
    readonly hits: readonly Hit[]
  }[]
}

/**
 * Looks at `pages`, the oldest first. Of each signal at most `most` places are there, the latest; `said` has what was "not it".
 * `before` are the writer's own last texts, by which what is only shown against habit is measured; it is left out over
 * several pages, and where there are fewer than eight.
 */
export function look(
  pages: readonly Page[],
  given: {
    readonly plan: MirrorPlan
    readonly lexicons: Lexicons
    readonly said: ReadonlySet<string>
    readonly most: number
    readonly before: readonly string[]
    /** Asked of a page before anything of it is shown. */
    readonly safe?: (page: Page) => boolean
  },
): Looked {
  const { plan, lexicons, said, most, before, safe = () => true } = given
  const places = (signal: string) => {
    const found: Place[] = []
    let more = false
    const isIn = finderOf(lexicons, signal)
    for (const page of pages.toReversed()) {
      if (!isIn(page.text)) continue
      const here = hitsOn(page, signal, lexicons).filter(
        ({ sentence: { start, end } }) =>
          !said.has(notIt.signal(page.id, signal, page.text.slice(start, end))),
      )
      if (here.length === 0 || !safe(page)) continue
      const room = most - found.length
      more ||= here.length > room
      found.unshift(...here.slice(Math.max(0, here.length - room)).map((hit) => ({ page, hit })))
      if (found.length >= most && more) break
    }
    return { places: found, more }
  }
  const signals = plan.signals.flatMap((each) => {
    const found = places(each.signal)
    if (found.places.length === 0) return []
    if (each.habit && !beyondHabit(pages, each.signal, before, lexicons)) return []
    return [{ plan: each, ...found }]
  })
  return { signals, pairs: pairsIn(pages, plan, { lexicons, said, safe }) }
}

function pairsIn(
  pages: readonly Page[],
  plan: MirrorPlan,
  how: {
    readonly lexicons: Lexicons
    readonly said: ReadonlySet<string>
    readonly safe: (page: Page) => boolean
  },
): Looked['pairs'] {
  const { lexicons, said, safe } = how
  const wanted = new Set(plan.pairs.flatMap(({ first, second }) => [first, second]))
  const found: { pair: PairPlan; page: Page; hits: readonly Hit[] }[] = []
  // Each once, on the latest page it stands on: over a long time the same question would come many times.
  let open = plan.pairs
  const finders = new Map([...wanted].map((signal) => [signal, finderOf(lexicons, signal)]))
  for (const page of pages.toReversed()) {
    if (open.length === 0) break
    const there = [...finders].flatMap(([signal, isIn]) => (isIn(page.text) ? [signal] : []))
    const hits = new Map(there.map((signal) => [signal, hitsOn(page, signal, lexicons)]))
    const here = pairsOn(open, hits).filter(
      ({ pair }) => !said.has(notIt.pair(page.id, pair.heading)),
    )
    if (here.length === 0 || !safe(page)) continue
    found.push(...here.map((each) => ({ ...each, page })))
    open = open.filter((pair) => !here.some((each) => each.pair === pair))
  }
  return found.toSorted((a, b) => plan.pairs.indexOf(a.pair) - plan.pairs.indexOf(b.pair))
}

const habit = { most: 20, fewest: 8, share: 0.8, atLeast: 3 }

/** More of it a word than in four of five of one's own last texts. */
function beyondHabit(
  pages: readonly Page[],
  signal: string,
  before: readonly string[],
  lexicons: Lexicons,
): boolean {
  const [page] = pages
  if (page === undefined || pages.length > 1 || before.length < habit.fewest) return false
  const rate = (each: Page) =>
    hitsOn(each, signal, lexicons).length / Math.max(1, each.text.split(/\s+/).length)
  const here = rate(page)
  const past = before.slice(-habit.most).map((text) => rate({ id: '', text, theirs: [] }))
  const below = past.filter((each) => each < here).length
  return (
    hitsOn(page, signal, lexicons).length >= habit.atLeast && below / past.length >= habit.share
  )
}
