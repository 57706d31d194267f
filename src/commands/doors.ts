// The doors of the records that are used most: the same asking and keeping, under a word of their own.
import { type ExitCode, exit, Trouble } from '../errors.ts'
import type { Entry } from '../journal/entry.ts'
import { firstWords } from '../journal/first-words.ts'
import { shortId } from '../journal/ids.ts'
import { formatInstant, instantNow } from '../journal/instant.ts'
import { eventOf, eventsByRecord, stringIn, valuesOf } from '../journal/keeping.ts'
import { recordLine } from '../journal/record.ts'
import { wallMoment } from '../journal/wall.ts'
import type { Context } from '../program.ts'
import { listEntries } from '../store/entries.ts'
import type { Store } from '../store/open.ts'
import { entryBy } from './entry-by.ts'
import { logged } from './log.ts'
import { keepEvent, recordBy, recordsOf } from './records.ts'
import { withJournal } from './with-journal.ts'

/** Asks for a record of the kind a door stands for. */
function door(kind: string) {
  return (context: Context): Promise<ExitCode> => {
    const asked = recordBy(context, kind)
    return withJournal(context, async (store) => {
      await logged(context, store, asked)
      return exit.done
    })
  }
}

export const decide = door('decision')
export const agree = door('agreement')
export const plan = door('plan')

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
  const kind = recordBy(context, 'promise')
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
    else await happened(context, store, await chosen(context, store, 'promise', id), event)
    return exit.done
  })

  function promisesText(store: Store): string {
    const events = eventsByRecord(listEntries(store, { kind: 'event', limit: 100_000 }))
    const promises = recordsOf(store, 'promise')
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

/** A break with its return: says it, waits for it with a bell where that is wanted, or notes that one is back. */
export function takeBreak(context: Context, what: string | undefined): Promise<ExitCode> {
  const kind = recordBy(context, 'break')
  if (what !== undefined && what !== 'back') {
    throw new Trouble(
      exit.usage,
      `A break is not "${what}".`,
      '"unearth break back" notes the return.',
    )
  }
  const { terminal, world } = context
  return withJournal(context, async (store) => {
    if (what === 'back') {
      const [open] = openBreaks(store)
      if (open === undefined) throw new Trouble(exit.nothing, 'No break is open.')
      await happened(context, store, open, 'returned')
      return exit.done
    }
    const entry = await logged(context, store, kind)
    const due = entry === undefined ? undefined : stringIn(entry, 'return_at')
    if (entry === undefined || due === undefined || !terminal.interactive) return exit.done
    const left = wallMoment(due, world.clock.zone()) - world.clock.now()
    if (left <= 0 || left > 12 * 3_600_000) return exit.done
    const wait = await terminal.choose('Stay here until then?', [
      { value: false, name: 'no, "unearth break back" when I am back' },
      { value: true, name: 'yes, with a bell at the time' },
    ])
    if (!wait) return exit.done
    await terminal.still(`Back at ${due.slice(11)}.`, left, { bell: true })
    await happened(context, store, entry, 'returned')
    return exit.done
  })
}

/** Breaks nobody has come back from, the latest first. */
export function openBreaks(store: Store): readonly Entry[] {
  const events = eventsByRecord(listEntries(store, { kind: 'event', limit: 100_000 }))
  return recordsOf(store, 'break')
    .filter(({ id }) => !events.has(id))
    .toReversed()
}

/** One line on something small that was done, and which kind it was. */
export function did(context: Context, source: string | undefined): Promise<ExitCode> {
  const kind = recordBy(context, 'did')
  return withPiped(context, source, (store, line) =>
    logged(context, store, kind, line === undefined ? {} : { given: { what: line } }),
  )
}

async function withPiped(
  context: Context,
  source: string | undefined,
  keep: (store: Store, line: string | undefined) => Promise<unknown>,
): Promise<ExitCode> {
  if (source !== undefined && source !== '-') {
    throw new Trouble(
      exit.usage,
      'What you did is never given on the command line, where the shell would remember it.',
      'Use "unearth did", or pipe it in: … | unearth did -',
    )
  }
  const line = source === '-' ? (await context.terminal.piped()).trim() : undefined
  if (line === '') throw new Trouble(exit.nothing, 'There was nothing on stdin to keep.')
  return withJournal(context, async (store) => {
    await keep(store, line)
    return exit.done
  })
}

async function happened(
  context: Context,
  store: Store,
  record: Entry,
  event: string,
): Promise<void> {
  const { terminal } = context
  const words = terminal.interactive
    ? await terminal.line('Anything to say about it? (Enter: no)')
    : ''
  keepEvent(context, store, record, event, words.trim())
  terminal.note(`Noted on ${formatInstant(instantNow(context.world.clock), 'day')}: ${event}.`)
}

async function chosen(
  { terminal }: Context,
  store: Store,
  kind: string,
  id: string | undefined,
): Promise<Entry> {
  if (id !== undefined) {
    const entry = entryBy(store, id)
    if (entry.kind === kind) return entry
    throw new Trouble(
      exit.usage,
      `${shortId(entry.id)} is no ${kind}.`,
      `"unearth list ${kind}" shows them.`,
    )
  }
  const all = recordsOf(store, kind).toReversed()
  const [only] = all
  if (only === undefined) throw new Trouble(exit.nothing, `No ${kind} is kept here yet.`)
  if (all.length === 1) return only
  return terminal.choose(
    'Which one?',
    all.map((entry) => ({ value: entry, name: firstWords(entry.revision.text, 66) })),
  )
}
