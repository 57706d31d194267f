// How a page is sat with, from what the writer has set and what is being asked.
import { loadDigs, loadLexicons } from '../../files/content.ts'
import { riskIn } from '../../journal/care/lexicon.ts'
import type { SessionRequest } from '../../journal/page/running.ts'
import { nextProbe } from '../../journal/walk/probe.ts'
import type { Question, Walk } from '../../journal/walk/walk.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { closedUntil } from '../desk/resting.ts'

const free: { readonly walk: Asked['walk']; readonly question: Asked['question'] } = {
  walk: { id: '', audience: 'either' },
  question: { id: 'page', probes: [] },
}

type Asked = {
  readonly walk: Pick<Walk, 'id' | 'audience'>
  readonly question: Pick<Question, 'id' | 'probes' | 'care'>
}

/** The session of one page: `minutes` where it has a bell, `untilMark` where a marked line ends it, `about` where a walk's question is asked, `forward` where it was chosen. */
export function sessionFor(
  desk: Desk,
  {
    minutes,
    about,
    forward = false,
    untilMark = false,
  }: {
    readonly minutes?: number
    readonly about?: { readonly walk: Walk; readonly question: Question }
    readonly forward?: boolean
    readonly untilMark?: boolean
  } = {},
): SessionRequest {
  const { preferences, names } = desk
  const { stall, pauses } = preferences
  const closed = closedUntil(desk) !== undefined
  const { walk, question } = about ?? free
  // A note is left in peace; there the key alone asks.
  const cared = question.care === true
  const stalls = stall !== null && !cared && (about !== undefined || minutes !== undefined)
  const probe: SessionRequest['probe'] = (text, used) =>
    riskIn(loadLexicons(), text)
      ? undefined
      : nextProbe(
          names.writer === 'hurt' ? { ...walk, audience: 'hurt' } : walk,
          question,
          used,
          loadDigs(),
        )
  return {
    // Where no clock runs, nothing is counted.
    pauses: pauses && !untilMark,
    forward,
    untilMark,
    ...given({
      length: minutes === undefined ? undefined : minutes * 60_000,
      stall: stalls ? stall * 1000 : undefined,
      probe: closed || cared ? undefined : probe,
    }),
  }
}
