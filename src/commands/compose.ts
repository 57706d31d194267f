// Writing that ends as something kept: the draft behind it, the page in front of it, and every way out of it.
import { exit, Trouble } from '../errors.ts'
import type { Fields } from '../journal/entry.ts'
import { formatInstant, instantNow } from '../journal/instant.ts'
import type { Context } from '../program.ts'
import { dropDraft, readDraft, saveDraft } from '../store/drafts.ts'
import type { Store } from '../store/open.ts'
import type { PageRequest } from '../terminal/terminal.ts'
import { supportText } from './support.ts'

export type Composition = {
  /** The draft's key. */
  readonly key: string
  readonly kind: string
  readonly fields: Fields
  /** What is there to begin with, where no draft is. */
  readonly text?: string
  readonly question?: string
  readonly pinned?: readonly string[]
  readonly note?: string
  readonly menu?: PageRequest['menu']
  readonly doneLabel: string
  readonly editor?: boolean
}

/** What came of it. With 'choice' the words stay in the draft, and the menu's door decides what becomes of them. */
export type Composed =
  | { readonly end: 'done'; readonly text: string }
  | { readonly end: 'empty' }
  | { readonly end: 'choice'; readonly choice: string; readonly text: string }

/**
 * Opens the page on `what` and waits for its end. The words are in the encrypted draft all the while and stay there:
 * who keeps them drops it in the same transaction. Throws Trouble 130 on Ctrl-C or a signal, 4 when left idle, each
 * with the words safe in the draft.
 */
export async function compose(
  context: Context,
  store: Store,
  what: Composition,
): Promise<Composed> {
  const { terminal, world } = context
  const draft = readDraft(store, what.key)
  const text = draft?.text ?? what.text ?? ''
  const begun = draft?.begun ?? instantNow(world.clock)
  const save = (text: string, cursor: number) =>
    saveDraft(store, {
      key: what.key,
      kind: what.kind,
      text,
      cursor,
      fields: what.fields,
      begun,
      changed: instantNow(world.clock),
    })
  const note = draft ? found(draft) : what.note

  if (what.editor) {
    const { editInMemory } = await import('../files/memory-file.ts')
    const edited = await editInMemory(text, {
      env: world.env,
      rescue: (words) => save(words, words.length),
    })
    if (edited !== text) save(edited, edited.length)
    return finished(edited)
  }

  const end = await terminal.write({
    text,
    save,
    menu: what.menu ?? [],
    doneLabel: what.doneLabel,
    support: supportText(),
    ...(draft ? { cursor: draft.cursor } : {}),
    ...(what.question === undefined ? {} : { question: what.question }),
    ...(what.pinned === undefined ? {} : { pinned: what.pinned }),
    ...(note === undefined ? {} : { note }),
  })
  switch (end.reason) {
    case 'done':
      return finished(end.text)
    case 'menu':
      return { end: 'choice', choice: end.choice ?? '', text: end.text }
    case 'closed':
      // A pipe that has ended, with nothing more to keep: the same as putting it down.
      if (end.text.trim() === '') return { end: 'choice', choice: 'stop', text: '' }
      throw new Trouble(exit.interrupted, 'Stopped.', safeDraft(end.text))
    case 'idle':
      throw new Trouble(exit.locked, 'Locked after a while without a key.', safeDraft(end.text))
    default:
      throw new Trouble(exit.interrupted, 'Stopped.', safeDraft(end.text))
  }

  function finished(text: string): Composed {
    if (text.trim() !== '') return { end: 'done', text }
    dropDraft(store, what.key)
    return { end: 'empty' }
  }
}

function safeDraft(text: string): string | undefined {
  return text.trim() === '' ? undefined : 'Your words are kept as a draft and will be here.'
}

function found(draft: { text: string; changed: Parameters<typeof formatInstant>[0] }): string {
  const words = draft.text.trim().split(/\s+/).length
  const when = formatInstant(draft.changed, 'full')
  return words === 1 ? `A word from ${when} is here.` : `${words} words from ${when} are here.`
}
