// How a page is sat with, from what the writer has set and what is being asked.
import { loadDigs, loadLexicons } from '../../files/content.ts'
import { riskIn } from '../../journal/care/lexicon.ts'
import type { SessionRequest } from '../../journal/page/running.ts'
import { nextProbe } from '../../journal/walk/probe.ts'
import type { Question, Walk } from '../../journal/walk/walk.ts'
import type { Store } from '../../store/store.ts'
import { preferencesOf } from '../desk/preferences.ts'

/** The session of one page: `minutes` where it has a bell, `about` where a walk's question is asked, `forward` where it was chosen. */
export function sessionFor(
  store: Store,
  given: {
    readonly minutes: number | undefined
    readonly about?: { readonly walk: Walk; readonly question: Question }
    readonly forward?: boolean
  },
): SessionRequest {
  const { stall, pauses } = preferencesOf(store)
  const { about, minutes } = given
  const free = {
    walk: { id: '', audience: 'either' as const },
    question: { id: 'page', probes: [] },
  }
  const { walk, question } = about ?? free
  return {
    pauses,
    forward: given.forward === true,
    ...(minutes === undefined ? {} : { length: minutes * 60_000 }),
    // A note is left in peace; there the key alone asks.
    ...(stall === null || (about === undefined && minutes === undefined)
      ? {}
      : { stall: stall * 1000 }),
    probe: (text, used) =>
      riskIn(loadLexicons(), text) ? undefined : nextProbe(walk, question, used, loadDigs()),
  }
}
