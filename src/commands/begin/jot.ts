import { withJournal } from '../../conversation/desk/unlock.ts'
import { exit, Trouble } from '../../errors.ts'
import { draftKey } from '../../journal/draft.ts'
import { shortId } from '../../journal/ids.ts'
import { instantNow } from '../../journal/time/instant.ts'
import { keepEntry } from '../../store/entries.ts'
import type { Context } from '../../world.ts'

/** Keeps a note from the page, or all of stdin where `source` is "-". */
export async function jot(
  context: Context,
  source: string | undefined,
  options: { editor?: boolean },
): Promise<undefined> {
  const { terminal, world } = context
  if (source !== undefined && source !== '-') {
    throw new Trouble(
      exit.usage,
      'A note is never given on the command line, where the shell would remember it.',
      'Use "unearth jot" for a page, or pipe it in: … | unearth jot -',
    )
  }
  // Read before unlocking, so that a wrong passphrase is told apart from a pipe that has nothing in it.
  const piped = source === '-' ? await terminal.piped() : undefined
  if (piped !== undefined && piped.trim() === '') {
    throw new Trouble(exit.nothing, 'There was nothing on stdin to keep.')
  }
  return withJournal(context, async (store) => {
    const written = piped === undefined ? await onPage() : { text: withoutEnd(piped), fields: {} }
    if (written === undefined) {
      terminal.note('Nothing was written, nothing kept.')
      return undefined
    }
    const entry = keepEntry(store, { kind: 'note', at: instantNow(world.clock), ...written })
    terminal.note(`Kept as ${shortId(entry.id)}.`)
    return undefined

    async function onPage() {
      // Loaded here: a pipe does without the page.
      const { beside, compose } = await import('../../conversation/page/compose.ts')
      const { sessionFor } = await import('../../conversation/page/how.ts')
      const composed = await compose(context, store, {
        key: draftKey.note,
        kind: 'note',
        fields: {},
        doneLabel: 'keep',
        session: sessionFor(store, { minutes: undefined }),
        ask: true,
        editor: options.editor === true,
      })
      if (composed.end !== 'done') return undefined
      return { text: composed.text, draft: draftKey.note, ...beside(composed.traces) }
    }
  })
}

function withoutEnd(text: string): string {
  return text.replace(/\r?\n$/, '')
}
