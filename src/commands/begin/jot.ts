import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { afterKept } from '../../conversation/page/after-kept.ts'
import { exit, Trouble } from '../../errors.ts'
import { draftKey } from '../../journal/draft.ts'
import { type Entry, type Instant, onDay } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { keepEntry } from '../../store/entries.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'

type Given = {
  /** All of stdin, where it was given. */
  readonly source: string | undefined
  readonly editor: boolean
  /** When it was lived, where that is not now. */
  readonly date: Instant | undefined
}

/** Keeps a note from the page, or what is on stdin. Throws Trouble 3 where that is nothing. */
export async function jot(context: Context, { source, editor, date }: Given): Promise<undefined> {
  if (source !== undefined && source.trim() === '') {
    throw new Trouble(exit.nothing, 'There was nothing on stdin to keep.')
  }
  return withDesk(context, async (desk) => {
    const entry =
      source === undefined ? await onPage(desk, editor, date) : await kept(desk, source, date)
    desk.terminal.note(
      entry === undefined ? 'Nothing was written, nothing kept.' : `Kept as ${shortId(entry.id)}.`,
    )
    return undefined
  })
}

async function kept(desk: Desk, source: string, date: Instant | undefined): Promise<Entry> {
  const text = source.replace(/\r?\n$/, '')
  const entry = keepEntry(desk.store, {
    kind: 'note',
    text,
    fields: {},
    ...onDay(date, desk.now()),
  })
  await afterKept(desk, text)
  return entry
}

async function onPage(
  desk: Desk,
  editor: boolean,
  lived: Instant | undefined,
): Promise<Entry | undefined> {
  // Loaded here: a pipe does without the page.
  const { compose, keep } = await import('../../conversation/page/compose.ts')
  const { sessionFor } = await import('../../conversation/page/how.ts')
  const what = { key: draftKey.note, kind: 'note', fields: {} }
  const composed = await compose(desk, {
    ...what,
    doneLabel: 'keep',
    menu: [{ key: 'l', id: 'lift', label: 'keep this, and lift a sentence of it' }],
    session: sessionFor(desk),
    ask: true,
    editor,
    ...given({ lived }),
  })
  const lifts = composed.end === 'choice' && composed.choice === 'lift'
  if (composed.end === 'empty' || (composed.end === 'choice' && !lifts)) return undefined
  if (composed.text.trim() === '') return undefined
  const { entry } = await keep(desk, what, composed)
  if (lifts) await (await import('../../conversation/record/lift-any.ts')).liftFrom(desk, entry)
  return entry
}
