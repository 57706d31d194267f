// The doors of the records that are used most: the same asking and keeping, under a word of their own.

import { recordFor, recordsOf } from '../../conversation/desk/kinds.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { chosen, happened, logged } from '../../conversation/record/logged.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { shortId } from '../../journal/ids.ts'
import { eventOf, eventsByRecord, valuesOf } from '../../journal/record/events.ts'
import { recordLine } from '../../journal/record/words.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { listEntries } from '../../store/entries.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'

const promiseEvents: Readonly<Record<string, string>> = {
  keep: 'kept',
  part: 'part',
  miss: 'missed',
  mend: 'mended',
}

/** Makes a promise, notes what became of one, or looks at all of them. Throws Trouble 2 and 3. */
export function promise(
  context: Context,
  what: string | undefined,
  id: string | undefined,
): Promise<ExitCode> {
  const kind = recordFor(context, 'promise')
  const event = promiseEvents[what ?? '']
  if (what !== undefined && event === undefined && !['make', 'review'].includes(what)) {
    throw new Trouble(
      exit.usage,
      `A promise is not "${what}".`,
      'It is make, keep, part, miss, mend or review.',
    )
  }
  return withJournal(context, async (store) => {
    if (what === undefined || what === 'make') await logged(context, store, kind)
    else if (event === undefined) await context.terminal.show(kind.plural, promisesText(store))
    else await happened(context, store, await chosen(context, store, kind.id, id), event)
    return exit.done
  })

  function promisesText(store: Store): string {
    const events = eventsByRecord(listEntries(store, { kind: 'event', limit: 100_000 }))
    const promises = recordsOf(store, kind.id)
    if (promises.length === 0) return 'No promise is kept here yet. "unearth promise" makes one.'
    return promises
      .map((entry) => {
        const was = (events.get(entry.id) ?? []).map(
          (each) => `  ${formatInstant(each.created, 'day')}  ${eventOf(each)}`,
        )
        return [`${shortId(entry.id)}  ${recordLine(kind, valuesOf(entry))}`, ...was].join('\n')
      })
      .join('\n\n')
  }
}
