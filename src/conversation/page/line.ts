// One line of words, asked as a page is: an encrypted draft from its first key.
import type { DraftKey } from '../../journal/draft.ts'
import { dropDraft } from '../../store/drafts.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { compose } from './compose.ts'

/**
 * Asks for one line; empty where it was skipped or nobody can be asked. The draft stays until `done` is called, which is once
 * the words are kept. Throws as compose does.
 */
export async function askLine(
  desk: Desk,
  what: { readonly key: DraftKey; readonly question: string; readonly text?: string },
): Promise<{ readonly words: string; done(): void }> {
  const done = () => dropDraft(desk.store, what.key)
  if (!desk.terminal.answered) return { words: '', done }
  const composed = await compose(desk, {
    key: what.key,
    kind: 'note',
    fields: {},
    question: what.question,
    doneLabel: 'keep, or skip',
    single: true,
    ...given({ text: what.text }),
  })
  return { words: composed.end === 'written' ? composed.text.trim() : '', done }
}
