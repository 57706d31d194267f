// Writing that ends as something kept: the draft behind it, the page in front of it, and the one way of keeping it. Whoever
// keeps drops the draft in the same transaction, so that no word is ever in two places or in none.
import { exit, Trouble } from '../../errors.ts'
import { asked, said } from '../../files/said.ts'
import { type Draft, type DraftKey, livedIn } from '../../journal/draft.ts'
import { type Entry, type Instant, onDay } from '../../journal/entry.ts'
import type { Fields } from '../../journal/fields.ts'
import { shortId } from '../../journal/ids.ts'
import { marksFollowed, marksKept } from '../../journal/page/followed-words.ts'
import type { SessionRequest } from '../../journal/page/running.ts'
import type { Marked } from '../../journal/page/spans.ts'
import {
  draftOfTraces,
  fieldsOfTraces,
  noTraces,
  type Traces,
  tracesOf,
} from '../../journal/page/traces.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { claimDraft, dropDraft, emptyDraft, readDraft, saveDraft } from '../../store/drafts.ts'
import { keepEntry, removeEntry, reviseEntry } from '../../store/entries.ts'
import { setMarks } from '../../store/marks.ts'
import type { PageEnd, PageRequest } from '../../terminal/terminal.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { afterKept, afterStopped, inDanger } from './after-kept.ts'
import { settled } from './unsaved.ts'

/** Where words go: the draft they are in meanwhile, and what is kept beside them. */
export type Kept = {
  /** The draft's key. */
  readonly key: DraftKey
  readonly kind: string
  readonly fields: Fields
}

export type Composition = Kept & {
  /** What is there to begin with, where no draft is, and what lies beside it. */
  readonly text?: string
  readonly traces?: Traces
  readonly question?: string
  readonly pinned?: readonly string[]
  readonly note?: string
  readonly menu?: PageRequest['menu']
  /** What F3 leads to: the choice 'waits'. */
  readonly waits?: string
  /** One line: Enter keeps it. */
  readonly single?: true
  readonly doneLabel: string
  readonly session?: SessionRequest
  /** Asks what is to become of a draft that is found, before the page opens. */
  readonly ask?: boolean
  /** The writer was asked about that draft already. */
  readonly looked?: boolean
  readonly editor?: boolean
  /** When it was lived, where that is not now. */
  readonly lived?: Instant
}

/** Words, and what lies beside them; of another editor's words only the marks. */
export type Written = {
  readonly text: string
  readonly traces?: Traces
  readonly marks?: readonly Marked[]
  /** When it was lived, where that is not now. */
  readonly lived?: Instant
}

/** What came of a page. With 'choice' the words stay in the draft, and the menu's door decides what becomes of them. */
export type Composed =
  | ({ readonly end: 'written' } & Written)
  | { readonly end: 'empty' }
  | ({ readonly end: 'choice'; readonly choice: string } & Written)

/** How many milliseconds a save while somebody types waits for another window that is writing; then the page tries again by itself. */
const atKeys = 100

/**
 * Opens the page on `what` and waits for its end. The words are in the encrypted draft all the while and stay there until
 * they are kept. Throws Trouble 130 on Ctrl-C or a signal, 4 when left idle, each with the words safe in the draft, and 1 that
 * says what is safe where the drive would not take all of them.
 */
export async function compose(desk: Desk, what: Composition): Promise<Composed> {
  const { store, now } = desk
  const beside = claimDraft(store, what.key) === 'beside' ? [said('page/beside')] : []
  const waiting = readDraft(store, what.key)
  const found = waiting !== undefined && isBlank(waiting.text) ? undefined : waiting
  const way = found === undefined ? 'continue' : await reopened(desk, what, found)
  if (way === 'rest') return { end: 'choice', choice: 'skip', text: '' }
  const draft = way === 'let go' ? undefined : found
  const traces = draft === undefined ? (what.traces ?? noTraces) : tracesIn(draft)
  if (way === 'keep' && draft !== undefined) return { end: 'written', ...leftIn(draft) }
  const lived = what.lived ?? (draft && livedIn(draft.fields))
  const on = (words: Written) => ({ ...words, ...given({ lived }) })
  const text = draft?.text ?? what.text ?? ''
  const begun = draft?.begun ?? now()
  const draftOf = (text: string, cursor: number, beside: Traces = traces): Draft => ({
    key: what.key,
    kind: what.kind,
    text,
    cursor,
    fields: { ...what.fields, ...draftOfTraces(beside), ...given({ lived }) },
    begun,
    changed: now(),
  })
  // A page without a word is nothing to come back to.
  const save = (text: string, cursor: number, traces?: Traces, typing = false) => {
    const wait = typing ? [atKeys] : []
    if (isBlank(text)) emptyDraft(store, what.key, ...wait)
    else saveDraft(store, draftOf(text, cursor, traces), ...wait)
  }
  if (what.editor) return written(desk, what.key, on(await edited(desk, text, traces, save)))
  const day = lived && `For ${formatInstant(lived, 'day')}`
  const question = [day, what.question].filter((each) => each !== undefined).join('\n')
  const news = draft !== undefined && !what.ask ? `${howMuch(draft)} here.` : what.note
  const note = [...beside, ...(news === undefined ? [] : [news])].join(' ') || undefined
  let from: Pick<PageRequest, 'text' | 'traces' | 'cursor' | 'unsaved'> = {
    text,
    traces,
    ...given({ cursor: draft?.cursor }),
  }
  for (;;) {
    const end = await desk.terminal.write({
      ...from,
      save,
      menu: what.menu ?? [],
      doneLabel: what.doneLabel,
      ...given({
        session: what.session,
        single: what.single,
        waits: what.waits,
        question: question === '' ? undefined : question,
        pinned: what.pinned,
        note,
      }),
    })
    const left = draftOf(end.text, end.text.length, end.traces)
    const there = ['done', 'menu', 'interrupted'].includes(end.reason)
    // What the page was opened with is on the disk already.
    const same = end.text.trimEnd() === text.trimEnd()
    const came = same ? 'saved' : await settled(desk, left, there, () => saveDraft(store, left))
    if (came === 'saved') return endOf(desk, what.key, end, on(end))
    from = { text: end.text, traces: end.traces, cursor: left.cursor, unsaved: came.back }
  }
}

/** What becomes of a draft that is found. One with words of danger is never opened on without a word before. */
async function reopened(desk: Desk, what: Composition, draft: Draft): Promise<Settled | 'rest'> {
  if (what.ask) return settleDraft(desk, draft)
  if (what.looked || !inDanger(desk, draft.text)) return 'continue'
  const left = asked('care/left-with-danger', { time: formatInstant(draft.changed, 'time') })
  const choice = await desk.terminal.choose(...left, { unasked: 'look' as const })
  return choice === 'look' ? 'continue' : choice
}

/** In the writer's own editor, in memory only. */
async function edited(
  { world, terminal, preferences }: Desk,
  text: string,
  traces: Traces,
  save: (text: string, cursor: number, beside?: Traces) => void,
): Promise<Written> {
  const { editInMemory } = await import('../../files/memory-file.ts')
  terminal.lend()
  const now = await editInMemory(text, {
    env: world.env,
    idleMs: preferences.idle * 60_000,
    rescue: (words) => save(words, words.length),
  })
  if (now === text) return { text, traces }
  const marks = marksFollowed(traces.marks, text, now)
  save(now, now.length, { ...noTraces, marks })
  return { text: now, marks }
}

async function endOf(
  desk: Desk,
  key: DraftKey,
  end: PageEnd,
  { text, traces, lived }: Written,
): Promise<Composed> {
  const words = { text, ...given({ traces, lived }) }
  switch (end.reason) {
    case 'done':
      return written(desk, key, words)
    case 'menu': {
      const { choice } = end
      // Put down, it stays in the draft: cared for all the same.
      if (choice === 'stop') await afterKept(desk, text)
      return { end: 'choice', choice, ...words }
    }
    case 'closed':
      // A pipe that has ended, with nothing more to keep: the same as putting it down.
      if (isBlank(text)) return { end: 'choice', choice: 'stop', ...words, text: '' }
      afterStopped(desk, text)
      throw new Trouble(exit.interrupted, 'Stopped.', safeDraft(text))
    case 'idle':
      afterStopped(desk, text)
      throw new Trouble(exit.locked, 'Locked.', safeDraft(text))
    default:
      afterStopped(desk, text)
      throw new Trouble(exit.interrupted, 'Stopped.', safeDraft(text))
  }
}

function written({ store }: Desk, key: DraftKey, words: Written): Composed {
  if (!isBlank(words.text)) return { end: 'written', ...words }
  dropDraft(store, key)
  return { end: 'empty' }
}

/** What keeping came to. */
export type Keeping = {
  readonly entry: Entry
  /** It was changed elsewhere between; both are kept. */
  readonly overtaken: boolean
  /** The words were those that stood already, so that nothing was added. */
  readonly same: boolean
}

/**
 * Keeps what was written, as a new entry or as a new revision of `instead`, and drops its draft in the same transaction;
 * then cares for what it says.
 * `marks` are those of the words as they are kept, where they differ from the page's.
 */
export async function keep(
  desk: Desk,
  { key, kind, fields }: Kept,
  { text, traces, marks = traces?.marks, lived }: Written,
  more: {
    readonly instead?: Entry
    readonly marks?: readonly Marked[]
    /** The caller cares for what it says. */
    readonly cared?: boolean
  } = {},
): Promise<Keeping> {
  const { store, now } = desk
  const { instead } = more
  const whole = {
    text,
    fields: { ...fields, ...(traces === undefined ? {} : fieldsOfTraces(traces)) },
    ...given({ marks: more.marks ?? (marks && marksKept(marks, text)) }),
    at: now(),
    draft: key,
  }
  if (instead !== undefined && instead.revision.text === text) {
    dropDraft(store, key)
    // What was pointed at counts also where no word was changed.
    if (whole.marks !== undefined) setMarks(store, instead.revision.id, whole.marks, whole.at)
    return { entry: instead, overtaken: false, same: true }
  }
  const kept =
    instead === undefined
      ? { entry: keepEntry(store, { kind, ...whole, ...onDay(lived, whole.at) }), overtaken: false }
      : reviseEntry(store, instead.id, { ...whole, from: instead.revision.id })
  if (!more.cared) await afterKept(desk, text)
  return { ...kept, same: false }
}

/** What the writer decided about a draft. */
type Settled = 'continue' | 'keep' | 'let go'

/** Asks what is to become of a draft that was found; what is let go is in the trash. Where nobody can be asked it is gone on with, or kept where something else is wanted `elsewhere`. */
export async function settleDraft(desk: Desk, draft: Draft, elsewhere = false): Promise<Settled> {
  const { terminal, store, now } = desk
  if (isBlank(draft.text)) {
    dropDraft(store, draft.key)
    return 'let go'
  }
  const choice = await terminal.choose<Settled>(
    `${howMuch(draft)} here.`,
    [
      { value: 'continue', name: 'continue' },
      { value: 'keep', name: 'keep as is' },
      {
        value: 'let go',
        name: 'let go',
        note: 'into the trash; "unearth undo" brings it back',
      },
    ],
    { unasked: elsewhere ? 'keep' : 'continue' },
  )
  if (choice === 'let go') {
    removeEntry(store, (await entryOfDraft(desk, draft)).id, now())
    terminal.note('Let go. "unearth undo" brings it back.')
  }
  return choice
}

/** Keeps a draft as it is, and says so. */
export async function keepDraft(desk: Desk, draft: Draft): Promise<void> {
  const { id } = await entryOfDraft(desk, draft)
  desk.terminal.note(`What waited is kept as ${shortId(id)}.`)
}

/** What lies beside the words of a draft. */
export function tracesIn({ fields, text }: Draft): Traces {
  return tracesOf(fields, text.length)
}

/** A draft as it is. */
export function leftIn(draft: Draft): Written {
  return {
    text: draft.text,
    traces: tracesIn(draft),
    ...given({ lived: livedIn(draft.fields) }),
  }
}

async function entryOfDraft(desk: Desk, draft: Draft): Promise<Entry> {
  const { elapsed: _, marks: __, lived: ___, ...fields } = draft.fields
  return (await keep(desk, { ...draft, fields }, leftIn(draft))).entry
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}

function safeDraft(text: string): string | undefined {
  return isBlank(text) ? undefined : 'Your words are kept as a draft and will be here.'
}

/** "12 words from Mon … are", of a draft. */
function howMuch({ text, changed }: Draft): string {
  const words = text.trim().split(/\s+/).length
  const when = formatInstant(changed, 'full')
  return words === 1 ? `A word from ${when} is` : `${words} words from ${when} are`
}
