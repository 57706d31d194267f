import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { afterKept } from '../../conversation/page/after-kept.ts'
import { exit, Trouble } from '../../errors.ts'
import type { Entry } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { keepEntry } from '../../store/entries.ts'
import type { Context } from '../../world.ts'

type Given = {
  /** All of stdin, where it was given. */
  readonly source: string | undefined
  readonly editor: boolean
}

/** Keeps a note from the page, or what is on stdin. Throws Trouble 3 where that is nothing. */
export async function jot(context: Context, { source, editor }: Given): Promise<undefined> {
  if (source !== undefined && source.trim() === '') {
    throw new Trouble(exit.nothing, 'There was nothing on stdin to keep.')
  }
  return withDesk(context, async (desk) => {
    const entry = source === undefined ? await onPage(desk, editor) : await kept(desk, source)
    desk.terminal.note(
      entry === undefined ? 'Nothing was written, nothing kept.' : `Kept as ${shortId(entry.id)}.`,
    )
    return undefined
  })
}

async function kept(desk: Desk, source: string): Promise<Entry> {
  const text = source.replace(/\r?\n$/, '')
  const entry = keepEntry(desk.store, {
    kind: 'note',
    text,
    fields: {},
    at: desk.now(),
  })
  await afterKept(desk, text)
  return entry
}

async function onPage(desk: Desk, editor: boolean): Promise<Entry | undefined> {
  // Loaded here: a pipe does without the page.
  const { notePage } = await import('../../conversation/sitting/note.ts')
  return notePage(desk, { editor, ask: true })
}
