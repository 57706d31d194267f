import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { instantJson } from '../../conversation/desk/json.ts'
import { recordsOf } from '../../conversation/desk/kinds.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { becameWord } from '../../conversation/sitting/became.ts'
import { type ExitCode, exit } from '../../errors.ts'
import { loadLexicons } from '../../files/content.ts'
import { said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import { riskIn } from '../../journal/care/lexicon.ts'
import { happeningOf } from '../../journal/record/events.ts'
import { satOf } from '../../journal/session.ts'
import { formatInstant, offsetAt } from '../../journal/time/instant.ts'
import { reviewOf } from '../../journal/view/review.ts'
import { fill } from '../../journal/walk/names.ts'
import { entriesWith, listEntries } from '../../store/entries.ts'
import { listMarked } from '../../store/marks.ts'
import { listSessions } from '../../store/sessions.ts'
import { keptSince } from '../../store/standing.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'

const days = { week: 7, month: 31 } as const

type Given = { readonly time: keyof typeof days; readonly json: boolean }

/** Looks back on the last week or month. Exit code 3 where nothing was kept. */
export function review(context: Context, { time, json }: Given): Promise<ExitCode> {
  return withDesk(context, async (desk) => {
    const { terminal } = desk
    const now = desk.now()
    const from = now.utc - days[time] * 86_400_000
    const sections = sectionsOf(desk, from)
    if (json) {
      const since = { utc: from, zone: now.zone, offset: offsetAt(from, now.zone) }
      const [start, end] = [instantJson(since), instantJson(now)]
      await printedJson(desk, 'review', { review: time, from: start, until: end, sections })
    } else if (sections.length === 0) {
      terminal.note(said('review/nothing'))
    } else {
      const text = sections.map(({ heading, lines }) =>
        [heading, ...lines.map((line) => `  ${line}`)].join('\n'),
      )
      await terminal.show(time === 'week' ? 'The week' : 'The month', text.join('\n\n'))
    }
    return sections.length === 0 ? exit.nothing : exit.done
  })
}

/** What is there to look back on, since `from` (milliseconds, UTC). */
function sectionsOf({ store, kinds, walks, names, world }: Desk, from: number) {
  const byId = new Map(kinds.map((kind) => [kind.id, kind]))
  // A new version counts on the day it was written.
  const entries = keptSince(store, [...byId.keys(), 'event'], from)
  const spokenOf = entries.flatMap((entry) => happeningOf(entry).of ?? [])
  const examples = kinds.find((kind) => kind.for === 'examples')
  return reviewOf({
    say: said,
    became: becameWord,
    entries,
    records: new Map(
      [
        ...entriesWith(store, spokenOf),
        ...(examples === undefined ? [] : recordsOf(store, examples.id)),
      ].map((entry) => [entry.id, entry]),
    ),
    kinds: byId,
    surprises: listMarked(store, { kinds: ['surprise'], all: true, from }).map(
      ({ entry, mark }) => ({
        text: entry.revision.text.slice(mark.start, mark.end).replace(/\s+/g, ' '),
        at: formatInstant(mark.made, 'day'),
      }),
    ),
    asked: walks
      .flatMap(({ reviews = [], questions }) => questions.filter(({ id }) => reviews.includes(id)))
      .map(({ id, text, hurt }) => ({
        question: fill(names.writer === 'hurt' && hurt !== undefined ? hurt : text, names),
        answers: listEntries(store, { question: id, from, all: true, order: 'oldest' }).filter(
          (entry) => answerOf(entry).probe === undefined,
        ),
      })),
    // Words of danger are put on no screen unasked.
    written: listEntries(store, {
      kinds: ['page', 'note'],
      from,
      all: true,
      order: 'oldest',
    }).filter(({ revision }) => !riskIn(loadLexicons(), revision.text)),
    words: listSessions(store, from)
      .toReversed()
      .flatMap((session) => {
        const { state, after } = satOf(session)
        if (state === undefined && after === undefined) return []
        return [{ day: formatInstant(session.begun, 'day'), ...given({ state, after }) }]
      }),
    zone: world.clock.zone(),
  })
}
