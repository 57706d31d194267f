// What is chosen to leave, and how it leaves.

import { exit, Trouble } from '../../errors.ts'
import type { Outgoing } from '../../exchange/outgoing.ts'
import type { Format } from '../../exchange/write-any.ts'
import { answerOf } from '../../journal/answer.ts'
import { type Entry, leavesByName, plainKind } from '../../journal/entry.ts'
import { leaving } from '../../journal/leaving/leaving.ts'
import { type Role, withRoles } from '../../journal/leaving/roles.ts'
import type { MarkKind } from '../../journal/page/marks.ts'
import type { Box } from '../../journal/view/formulation.ts'
import { eachEntry, findEntry } from '../../store/entries.ts'
import { listMarked, listMarks } from '../../store/marks.ts'
import { searchEntries } from '../../store/search.ts'
import type { Store } from '../../store/store.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'
import { allRecords } from '../desk/kinds.ts'
import type { filterOf, Selection } from '../desk/selection.ts'
import { tick } from '../desk/tick.ts'
import { allWalks } from '../desk/walks.ts'

export function pick(
  store: Store,
  options: Options,
  filter: ReturnType<typeof filterOf>,
): Iterable<Entry> {
  const { kind, search, id, mark } = options
  const byId = id?.flatMap((each) => {
    const found = findEntry(store, each)
    if (found.length === 1) return found
    throw new Trouble(
      found.length === 0 ? exit.nothing : exit.usage,
      `"${each}" is no id of one entry.`,
    )
  })
  const all =
    byId ??
    (search === undefined
      ? eachEntry(store, { ...filter, ...(kind === undefined ? {} : { kind }) })
      : searchEntries(store, { ...filter, all: true, words: search, order: 'newest' })
          .hits.map(({ entry }) => entry)
          .toReversed())
  const marked =
    mark === undefined
      ? undefined
      : new Set(listMarked(store, { kinds: [mark], all: true }).map(({ entry }) => entry.id))
  return Iterator.from(all).filter(
    (entry) =>
      (kind === undefined || entry.kind === kind) &&
      (marked === undefined || marked.has(entry.id)) &&
      // Named is by its kind or its id.
      (byId !== undefined || entry.kind === kind || !leavesByName(entry.kind)) &&
      entry.removed === null,
  )
}

type Wish = {
  readonly roles: readonly Role[]
  readonly theirs: boolean
  readonly passages: readonly MarkKind[]
}

/** The entries as they leave: titled, with names as roles and without what stays. */
export function* outgoing(
  context: Context,
  store: Store,
  entries: Iterable<Entry>,
  wish: Wish,
): Generator<Outgoing> {
  const kinds = new Map(allRecords(context).kinds.map((kind) => [kind.id, kind]))
  const titles = new Map(allWalks(context).walks.map(({ id, title }) => [id, title]))
  for (const entry of entries) {
    const kind = kinds.get(entry.kind)
    const left = leaving(entry, listMarks(store, entry.revision.id), wish, kind)
    if (left === undefined) continue
    const { walk, question, asked } = answerOf(entry)
    const title =
      kind?.title ??
      (walk !== undefined
        ? (titles.get(walk) ?? walk)
        : (plainKind(entry.kind)?.title ?? entry.kind))
    yield {
      id: entry.id,
      kind: entry.kind,
      created: entry.created,
      changed: entry.revision.written,
      title,
      fields: left.fields,
      text: left.text,
      marks: left.marks.map(({ kind, start, end, made }) => ({ kind, start, end, made })),
      ...given({
        asked: asked === undefined ? undefined : withRoles(asked, wish.roles),
        walk,
        question,
      }),
    }
  }
}

export async function chooseLines(
  context: Context,
  boxes: readonly Box[],
  all: boolean,
): Promise<readonly Box[]> {
  if (all) return boxes.map((box) => ({ ...box, lines: box.lines.slice(0, box.most) }))
  if (!context.terminal.interactive) {
    throw new Trouble(
      exit.usage,
      'The lines of this page are chosen one by one, on a terminal.',
      '--full takes the latest of each kind without asking.',
    )
  }
  const chosen: Box[] = []
  for (const box of boxes) {
    const hint = box.hint === undefined ? '' : ` (${box.hint})`
    const lines = await tick(
      context,
      `${box.heading}${hint}, up to ${box.most}`,
      box.lines,
      box.most,
    )
    chosen.push({ ...box, lines })
  }
  return chosen
}

export type Options = Omit<Selection, 'number'> & {
  readonly for?: 'therapist' | 'partner'
  readonly full?: boolean
  readonly kind?: string
  readonly mark?: MarkKind
  readonly search?: string
  readonly id?: readonly string[]
  readonly theirs?: boolean
  readonly format?: Format
  readonly to?: string
  readonly over?: boolean
  readonly yes?: boolean
  readonly look?: boolean
  readonly password?: boolean
  readonly font?: string
}
