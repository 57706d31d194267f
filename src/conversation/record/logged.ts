// Asking for a record and keeping it, as every door to a record does.
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import type { Entry } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import type { RecordKind, RecordUse } from '../../journal/record/kind.ts'
import { type Values, watched } from '../../journal/record/words.ts'
import { formatInstant, instantNow } from '../../journal/time/instant.ts'
import type { Store } from '../../store/store.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Context } from '../../world.ts'
import { entryBy } from '../desk/entry-by.ts'
import { recordFor, recordsOf } from '../desk/kinds.ts'
import { withJournal } from '../desk/unlock.ts'
import { askRecord, recordDraft } from './ask.ts'
import { keepEvent, keepRecord, standing, versioned } from './keep.ts'

/** Asks for a record of the kind a door stands for. */
export function door(use: RecordUse) {
  return (context: Context): Promise<ExitCode> => {
    const asked = recordFor(context, use)
    return withJournal(context, async (store) => {
      await logged(context, store, asked)
      return exit.done
    })
  }
}

export async function happened(
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

export async function chosen(
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

/** Asks for one record and keeps it; says so, with the kind's note where a word brings it. Undefined where it was put aside. */
export async function logged(
  context: Context,
  store: Store,
  kind: RecordKind,
  how: {
    /** All its values; nothing is asked then. */
    readonly given?: Values
    /** Values that need not be asked for. */
    readonly known?: Values
    readonly from?: string
  } = {},
) {
  const { terminal } = context
  const before = versioned(store, kind)
  const values =
    how.given ?? (await askRecord(context, store, kind, how.known ?? {}, standing(before)))
  if (values === undefined) return undefined
  if (Object.keys(values).length === 0) {
    terminal.note('Nothing was written, nothing kept.')
    return undefined
  }
  const entry = keepRecord(context, store, kind, values, {
    draft: recordDraft(kind),
    ...(how.from === undefined ? {} : { from: how.from }),
  })
  const note = watched(kind, values)
  if (note !== undefined) terminal.note(note)
  terminal.note(
    before === undefined
      ? `Kept as ${shortId(entry.id)}.`
      : `Kept as a new version of ${shortId(entry.id)}.`,
  )
  return entry
}
