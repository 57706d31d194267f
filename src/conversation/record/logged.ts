// Asking for a record and keeping it, as every door to a record does.
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { draftKey, livedIn } from '../../journal/draft.ts'
import type { Entry, Instant } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import type { RecordKind, RecordUse } from '../../journal/record/kind.ts'
import { type Values, watched } from '../../journal/record/words.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { fill } from '../../journal/walk/names.ts'
import { readDraft } from '../../store/drafts.ts'
import { firstWords } from '../../text/first-words.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'
import { type Desk, withDesk } from '../desk/desk.ts'
import { entryBy } from '../desk/entry-by.ts'
import { outsideHours } from '../desk/hours.ts'
import { recordFor, recordsOf } from '../desk/kinds.ts'
import { askLine } from '../page/line.ts'
import { askRecord } from './ask.ts'
import { recordDraft } from './ask-field.ts'
import { keepEvent, keepRecord, standing, versioned } from './keep.ts'
import { tell } from './telling.ts'

/** A verb that asks for a record of the kind that is for `use`. */
export function asks(use: RecordUse) {
  return (context: Context): Promise<ExitCode> => {
    const asked = recordFor(context, use)
    return withDesk(context, async (desk) => {
      await logged(desk, asked)
      return exit.done
    })
  }
}

/** Notes what became of a record, with a word on it where somebody can be asked. */
export async function happened(desk: Desk, record: Entry, event: string): Promise<void> {
  const { terminal, now } = desk
  const question = `${event}: ${firstWords(record.revision.text, 66)}\nAnything to say about it?`
  const { words, done } = await askLine(desk, {
    key: draftKey.line(`event/${record.id}`),
    question,
  })
  await keepEvent(desk, record, event, words)
  done()
  // What it became stays off the screen that is left behind.
  const word = terminal.interactive ? '' : `: ${event}`
  terminal.note(`Noted on ${formatInstant(now(), 'day')}${word}.`)
}

/** The record that is meant by `id`, or the one that is picked among those of its kind. Throws Trouble 2 and 3. */
export async function chosen(
  desk: Desk,
  { id: kind }: Pick<RecordKind, 'id'>,
  id: string | undefined,
): Promise<Entry> {
  const { terminal, store } = desk
  if (id !== undefined) {
    const entry = await entryBy(desk, id)
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
  desk: Desk,
  kind: RecordKind,
  how: {
    /** All its values; nothing is asked then. */
    readonly given?: Values
    /** Values that need not be asked for. */
    readonly known?: Values
    readonly from?: string
    /** When it was lived, where that is not now. Nothing of a kind that has versions can be kept for another day. */
    readonly lived?: Instant
  } = {},
) {
  const { terminal, store } = desk
  if (how.lived !== undefined && kind.versions) {
    throw new Trouble(
      exit.usage,
      `${kind.title} is kept in versions, each on the day it is written.`,
      'Nothing was kept. Without --date it can be written now.',
    )
  }
  // The story is told on a page, and what follows is asked once it is kept.
  if (kind.for === 'story' && how.given === undefined) return tell(desk, kind)
  const before = versioned(store, kind)
  // A time to talk can be set at any hour.
  const forTwo = kind.with === 'two' && kind.for !== 'clock'
  if (forTwo && how.given === undefined && !(await outsideHours(desk))) return undefined
  const values =
    how.given ?? (await askRecord(desk, kind, how.known ?? {}, standing(before), how.lived))
  if (values === undefined) return undefined
  if (Object.keys(values).length === 0) {
    terminal.note('Nothing was written, nothing kept.')
    return undefined
  }
  const entry = await keepRecord(desk, kind, values, {
    draft: recordDraft(kind),
    ...given({
      from: how.from,
      // As the draft has it, where it waited.
      lived: how.lived ?? livedIn(readDraft(store, recordDraft(kind))?.fields ?? {}),
    }),
  })
  const note = watched(kind, values)
  if (note !== undefined) terminal.note(note)
  terminal.note(
    before === undefined
      ? `Kept as ${shortId(entry.id)}.`
      : `Kept as a new version of ${shortId(entry.id)}.`,
  )
  for (const { name, options } of kind.fields) {
    const said = options.find(({ value }) => value === values[name])?.said
    if (said !== undefined) terminal.note(fill(said, desk.names))
  }
  return entry
}
