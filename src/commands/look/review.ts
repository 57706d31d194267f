import { jsonDocument } from '../../conversation/desk/json.ts'
import { allRecords } from '../../conversation/desk/kinds.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { said } from '../../files/said.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { reviewOf } from '../../journal/view/review.ts'
import { listEntries } from '../../store/entries.ts'
import { listMarked } from '../../store/marks.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'

const days = { week: 7, month: 31 } as const

/** Looks back on the last week or month. Throws Trouble 2 for another time; exit code 3 where nothing was kept. */
export function review(
  context: Context,
  time: string | undefined,
  options: { json?: boolean },
): Promise<ExitCode> {
  if (time !== undefined && time !== 'week' && time !== 'month') {
    throw new Trouble(exit.usage, `A review is of a week or a month, not of "${time}".`)
  }
  return withJournal(context, (store) => showReview(context, store, time ?? 'week', options))
}

/** The same on an open journal. */
export async function showReview(
  context: Context,
  store: Store,
  time: keyof typeof days,
  options: { json?: boolean },
): Promise<ExitCode> {
  const { terminal, world } = context
  const from = world.clock.now() - days[time] * 86_400_000
  const kinds = new Map(allRecords(context).kinds.map((kind) => [kind.id, kind]))
  const all = listEntries(store, {
    kinds: [...kinds.keys(), 'event'],
    limit: 100_000,
    order: 'oldest',
  })
  const sections = reviewOf({
    // A new version counts on the day it was written.
    entries: all.filter(
      ({ created, revision }) => Math.max(created.utc, revision.written.utc) >= from,
    ),
    records: new Map(all.map((entry) => [entry.id, entry])),
    kinds,
    surprises: listMarked(store, { kinds: ['surprise'], limit: 1000, from }).map(
      ({ entry, mark }) => ({
        text: entry.revision.text.slice(mark.start, mark.end).replace(/\s+/g, ' '),
        at: formatInstant(mark.made, 'day'),
      }),
    ),
    zone: world.clock.zone(),
    say: said,
  })
  if (options.json) terminal.out(jsonDocument({ review: time, sections }))
  else if (sections.length === 0) {
    terminal.note(said('review/nothing'))
  } else {
    const text = sections.map(({ heading, lines }) =>
      [heading, ...lines.map((line) => `  ${line}`)].join('\n'),
    )
    await terminal.show(time === 'week' ? 'The week' : 'The month', text.join('\n\n'))
  }
  return sections.length === 0 ? exit.nothing : exit.done
}
