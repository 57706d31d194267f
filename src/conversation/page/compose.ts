// Writing that ends as something kept: the draft behind it, the page in front of it, and every way out of it.
import { exit, Trouble } from '../../errors.ts'
import type { Draft, Entry, Fields, Instant } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import type { SessionRequest } from '../../journal/page/running.ts'
import type { Marked } from '../../journal/page/spans.ts'
import {
  draftOfTraces,
  fieldsOfTraces,
  noTraces,
  type Traces,
  tracesOf,
} from '../../journal/page/traces.ts'
import { formatInstant, instantNow } from '../../journal/time/instant.ts'
import { dropDraft, readDraft, saveDraft } from '../../store/drafts.ts'
import { keepEntry, removeEntry } from '../../store/entries.ts'
import type { Store } from '../../store/store.ts'
import type { PageRequest } from '../../terminal/terminal.ts'
import type { Context } from '../../world.ts'

export type Composition = {
  /** The draft's key. */
  readonly key: string
  readonly kind: string
  readonly fields: Fields
  /** What is there to begin with, where no draft is, and what lies beside it. */
  readonly text?: string
  readonly traces?: Traces
  readonly question?: string
  readonly pinned?: readonly string[]
  readonly note?: string
  readonly menu?: PageRequest['menu']
  readonly doneLabel: string
  readonly session?: SessionRequest
  /** Asks what is to become of a draft that is found, before the page opens. */
  readonly ask?: boolean
  readonly editor?: boolean
}

/** What came of it. With 'choice' the words stay in the draft, and the menu's door decides what becomes of them. */
export type Composed =
  | { readonly end: 'done'; readonly text: string; readonly traces: Traces }
  | { readonly end: 'empty' }
  | {
      readonly end: 'choice'
      readonly choice: string
      readonly text: string
      readonly traces: Traces
    }

/** What a kept page gives its entry beside the words: its traces as fields, and the lines that surprised. */
export function beside(traces: Traces): { fields: Fields; marks: readonly Marked[] } {
  return { fields: fieldsOfTraces(traces), marks: traces.marks }
}

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
  let draft = readDraft(store, what.key)
  const asked = draft && what.ask ? await settleDraft(context, store, draft) : 'continue'
  const traces =
    draft === undefined ? (what.traces ?? noTraces) : tracesOf(draft.fields, draft.text.length)
  if (asked === 'keep' && draft !== undefined) return { end: 'done', text: draft.text, traces }
  if (asked === 'let go') draft = undefined
  const text = draft?.text ?? what.text ?? ''
  const begun = draft?.begun ?? instantNow(world.clock)
  const save = (text: string, cursor: number, beside: Traces = traces) =>
    saveDraft(store, {
      key: what.key,
      kind: what.kind,
      text,
      cursor,
      fields: { ...what.fields, ...draftOfTraces(beside) },
      begun,
      changed: instantNow(world.clock),
    })
  const note = draft && !what.ask ? `${howMuch(draft)} here.` : what.note

  if (what.editor) {
    const { editInMemory } = await import('../../files/memory-file.ts')
    const edited = await editInMemory(text, {
      env: world.env,
      rescue: (words) => save(words, words.length),
    })
    if (edited !== text) save(edited, edited.length)
    return finished(edited, edited === text ? traces : noTraces)
  }

  const end = await terminal.write({
    text,
    save,
    menu: what.menu ?? [],
    doneLabel: what.doneLabel,
    traces: draft === undefined ? (what.traces ?? noTraces) : traces,
    ...(draft ? { cursor: draft.cursor } : {}),
    ...(what.session === undefined ? {} : { session: what.session }),
    ...(what.question === undefined ? {} : { question: what.question }),
    ...(what.pinned === undefined ? {} : { pinned: what.pinned }),
    ...(note === undefined ? {} : { note }),
  })
  switch (end.reason) {
    case 'done':
      return finished(end.text, end.traces)
    case 'menu':
      return { end: 'choice', choice: end.choice, text: end.text, traces: end.traces }
    case 'closed':
      // A pipe that has ended, with nothing more to keep: the same as putting it down.
      if (end.text.trim() === '') {
        return { end: 'choice', choice: 'stop', text: '', traces: end.traces }
      }
      throw new Trouble(exit.interrupted, 'Stopped.', safeDraft(end.text))
    case 'idle':
      throw new Trouble(exit.locked, 'Locked after a while without a key.', safeDraft(end.text))
    default:
      throw new Trouble(exit.interrupted, 'Stopped.', safeDraft(end.text))
  }

  function finished(text: string, traces: Traces): Composed {
    if (text.trim() !== '') return { end: 'done', text, traces }
    dropDraft(store, what.key)
    return { end: 'empty' }
  }
}

/** Asks what is to become of a draft that was found; what is let go is in the trash. Where nobody can be asked it is gone on with, or kept where something else is wanted `elsewhere`. */
export async function settleDraft(
  { terminal, world }: Context,
  store: Store,
  draft: Draft,
  elsewhere = false,
): Promise<'continue' | 'keep' | 'let go'> {
  if (!terminal.interactive) return elsewhere ? 'keep' : 'continue'
  const choice = await terminal.choose(`${howMuch(draft)} here.`, [
    { value: 'continue' as const, name: 'continue' },
    { value: 'keep' as const, name: 'keep as is' },
    {
      value: 'let go' as const,
      name: 'let go',
      note: 'into the trash; "unearth undo" brings it back',
    },
  ])
  if (choice === 'let go') {
    const at = instantNow(world.clock)
    removeEntry(store, entryOfDraft(store, draft, at).id, at)
    terminal.note('Let go. "unearth undo" brings it back.')
  }
  return choice
}

/** Keeps a draft as it is, and says so. */
export function keepDraft({ terminal, world }: Context, store: Store, draft: Draft): void {
  const { id } = entryOfDraft(store, draft, instantNow(world.clock))
  terminal.note(`What waited is kept as ${shortId(id)}.`)
}

function entryOfDraft(store: Store, draft: Draft, at: Instant): Entry {
  const { key, kind, text } = draft
  const { elapsed: _, marks: __, ...fields } = draft.fields
  const { marks } = beside(tracesOf(draft.fields, text.length))
  return keepEntry(store, { kind, text, fields, marks, at, draft: key })
}

function safeDraft(text: string): string | undefined {
  return text.trim() === '' ? undefined : 'Your words are kept as a draft and will be here.'
}

function howMuch(draft: Draft): string {
  const words = draft.text.trim().split(/\s+/).length
  const when = formatInstant(draft.changed, 'full')
  return words === 1 ? `A word from ${when} is` : `${words} words from ${when} are`
}
