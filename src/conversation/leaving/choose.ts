// What is chosen to leave, and how it leaves.
import { exit, Trouble } from '../../errors.ts'
import type { Outgoing } from '../../exchange/outgoing.ts'
import { asked, said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import { type Entry, leavesByName, plainKind } from '../../journal/entry.ts'
import { leaving } from '../../journal/leaving/leaving.ts'
import { type Role, withRoles } from '../../journal/leaving/roles.ts'
import type { Mark, MarkKind } from '../../journal/page/marks.ts'
import type { Span } from '../../journal/page/spans.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { type Fitted, fitted, wordCount } from '../../journal/view/first-page.ts'
import { eachEntry } from '../../store/entries.ts'
import { listMarked, listMarks } from '../../store/marks.ts'
import { searchEntries } from '../../store/search.ts'
import { assertAsKept } from '../../store/sums.ts'
import { taggedWith } from '../../store/tags.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { type Chosen, filterOf } from '../desk/selection.ts'
import { tick } from '../desk/tick.ts'
import { type FreeBox, heldOf } from './material.ts'

/** What the writer chooses entries by. */
export type Wanted = Omit<Chosen, 'number'> & {
  /** A kind there is. */
  readonly kind: string | undefined
  readonly mark: MarkKind | undefined
  readonly search: string | undefined
  readonly tag: string | undefined
  /** These, named one by one. */
  readonly byId: readonly Entry[] | undefined
}

/** The entries that are chosen, the oldest first. */
export function pick(desk: Desk, wanted: Wanted): Iterable<Entry> {
  const { store } = desk
  const { kind, search, byId, mark } = wanted
  const latest = wanted.tag === undefined ? undefined : taggedWith(store, wanted.tag)
  const filter = { ...filterOf(wanted), ...given({ latest }) }
  const all =
    byId ??
    (search === undefined
      ? eachEntry(store, { ...filter, ...given({ kind }) })
      : searchEntries(store, { ...filter, all: true, words: search, order: 'newest' })
          .hits.map(({ entry }) => entry)
          .toReversed())
  const marked =
    mark === undefined
      ? undefined
      : new Set(listMarked(store, { kinds: [mark], all: true }).map(({ entry }) => entry.id))
  const named = new Set(desk.kinds.flatMap(({ id, leaves }) => (leaves === 'named' ? [id] : [])))
  return Iterator.from(all).filter(
    (entry) =>
      (kind === undefined || entry.kind === kind) &&
      (marked === undefined || marked.has(entry.id)) &&
      // Named is by its kind or its id.
      (byId !== undefined ||
        entry.kind === kind ||
        !(leavesByName(entry.kind) || named.has(entry.kind))) &&
      entry.removed === null,
  )
}

export type Wish = {
  readonly roles: readonly Role[]
  readonly theirs: boolean
  readonly passages: readonly MarkKind[]
}

/** An entry as it was read, with what is marked and what stays of it. */
export type Read = {
  readonly entry: Entry
  readonly marks: readonly Mark[]
  readonly held: readonly Span[]
  /** What was asked quotes words that stay. */
  readonly quotes: boolean
}

/** Reads what was chosen, once. */
export function* read(desk: Desk, entries: Iterable<Entry>, theirs: boolean): Generator<Read> {
  const held = heldOf(desk, theirs)
  for (const entry of entries) {
    // A mark that stands on an older page of the file would hold nothing back.
    assertAsKept(desk.store, entry.id)
    const { asked = '' } = answerOf(entry)
    yield {
      entry,
      marks: listMarks(desk.store, entry.revision.id),
      held: held.spansOf(entry),
      quotes: held.quoted(asked),
    }
  }
}

/** The entries as they leave: titled, with names as roles everywhere and without what stays. */
export function* outgoing(desk: Desk, found: Iterable<Read>, wish: Wish): Generator<Outgoing> {
  const kinds = new Map(desk.kinds.map((kind) => [kind.id, kind]))
  const walks = new Map(desk.walks.map(({ id, title }) => [id, title]))
  const named = (text: string) => withRoles(text, wish.roles)
  for (const { entry, marks, held, quotes } of found) {
    const kind = kinds.get(entry.kind)
    const left = leaving(entry, marks, held, wish, kind)
    if (left === undefined) continue
    const { walk, question, asked } = answerOf(entry)
    const title =
      kind?.title ??
      (walk === undefined
        ? (plainKind(entry.kind)?.title ?? entry.kind)
        : (walks.get(walk) ?? walk))
    const { asked: _, ...without } = left.fields
    yield {
      id: entry.id,
      kind: named(entry.kind),
      created: entry.created,
      changed: entry.revision.written,
      title: named(title),
      fields: quotes ? without : left.fields,
      text: left.text,
      ...given({ labels: kind && labelsOf(kind).map(named) }),
      marks: left.marks.map(({ kind, start, end, made }) => ({ kind, start, end, made })),
      ...given({
        asked: asked === undefined || quotes ? undefined : named(asked),
        walk: walk && named(walk),
        question: question && named(question),
      }),
    }
  }
}

/** What stands before the colon of each of a record's lines. */
function labelsOf({ fields }: RecordKind): readonly string[] {
  return fields.map(({ label }) => label)
}

/** Lets the writer choose the lines of each box, or takes the latest of each where `all` is wanted. Throws Trouble 2 where nobody can choose. */
export async function chooseLines(
  desk: Desk,
  boxes: readonly FreeBox[],
  all: boolean,
): Promise<readonly FreeBox[]> {
  if (all) {
    const beyond = boxes.reduce((sum, { lines, most }) => sum + Math.max(0, lines.length - most), 0)
    if (beyond > 0)
      desk.terminal.note(`${counted(beyond, 'older line')} beyond those were not taken.`)
    return boxes.map((box) => ({ ...box, lines: box.lines.slice(0, box.most) }))
  }
  if (!desk.terminal.answered) {
    throw new Trouble(
      exit.usage,
      'The lines of this page are chosen one by one, on a terminal.',
      '--full takes the latest of each kind without asking.',
    )
  }
  const chosen: FreeBox[] = []
  for (const box of boxes) {
    const hint = box.hint === undefined ? '' : ` (${box.hint})`
    const lines = await tick(desk, `${box.heading}${hint}, up to ${box.most}`, box.lines, box.most)
    chosen.push({ ...box, lines })
  }
  return chosen
}

/** What has room on the first page. The rest is on a second where it is wanted: `all` says so, or the writer does; how much was left is said. */
export async function onePage(
  desk: Desk,
  boxes: readonly FreeBox[],
  how: { readonly spent: readonly string[]; readonly all: boolean },
): Promise<Omit<Fitted<FreeBox>, 'left'> & { readonly note: string | undefined }> {
  const { terminal } = desk
  const spent = wordCount(how.spent.join(' ')) + longestNote
  const shown = fitted(boxes, spent, said('leaving/too-long-behind'))
  if (shown.left === 0) return { first: shown.first, more: [], note: undefined }
  const lines = counted(shown.left, 'line')
  const second =
    how.all ||
    (await terminal.choose(...asked('leaving/no-room', { lines }), { unasked: 'leave' })) ===
      'second'
  if (second) {
    return {
      first: shown.first,
      more: shown.more,
      note: said('leaving/more-behind', { lines }),
    }
  }
  terminal.note(said('leaving/not-on-it', { lines }))
  const { first } = fitted(boxes, spent, said('leaving/too-long'))
  return { first, more: [], note: said('leaving/ask-for-them', { lines }) }
}

/** Words kept free for the note. */
const longestNote = 10

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
