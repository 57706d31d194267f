import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { afterKept } from '../../conversation/page/after-kept.ts'
import { exit, Trouble } from '../../errors.ts'
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
export async function jot(
  context: Context,
  { source, editor, date: lived }: Given,
): Promise<undefined> {
  if (source !== undefined && source.trim() === '') {
    throw new Trouble(exit.nothing, 'There was nothing on stdin to keep.')
  }
  return withDesk(context, async (desk) => {
    const entry =
      source === undefined
        ? await onPage(desk, { editor, ...given({ lived }) })
        : await kept(desk, source, lived)
    desk.terminal.note(
      entry === undefined ? 'Nothing was written, nothing kept.' : `Kept as ${shortId(entry.id)}.`,
    )
    return undefined
  })
}

async function kept(desk: Desk, source: string, lived: Instant | undefined): Promise<Entry> {
  const text = source.replace(/\r?\n$/, '')
  const entry = keepEntry(desk.store, {
    kind: 'note',
    text,
    fields: {},
    ...onDay(lived, desk.now()),
  })
  await afterKept(desk, text)
  return entry
}

async function onPage(
  desk: Desk,
  how: { readonly editor: boolean; readonly lived?: Instant },
): Promise<Entry | undefined> {
  // Loaded here: a pipe does without the page.
  const { notePage } = await import('../../conversation/sitting/note.ts')
  return notePage(desk, { ...how, ask: true })
}
