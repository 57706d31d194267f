// What is chosen to leave, and how it leaves.
import { exit, Trouble } from '../../errors.ts'
import type { Outgoing } from '../../exchange/outgoing.ts'
import type { Entry, MarkKind } from '../../journal/entry.ts'
import { leaving, namedOnly } from '../../journal/leaving/leaving.ts'
import { type Role, withRoles } from '../../journal/leaving/roles.ts'
import type { Box } from '../../journal/view/formulation.ts'
import { eachEntry, findEntry } from '../../store/entries.ts'
import { listMarked, listMarks } from '../../store/marks.ts'
import { searchEntries } from '../../store/search.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { type Chosen, selectionOf } from '../desk/selection.ts'
import { tick } from '../desk/tick.ts'
import { most } from './material.ts'

/** What the writer chooses entries by. */
export type Wanted = Omit<Chosen, 'number'> & {
  /** A kind there is. */
  readonly kind: string | undefined
  readonly mark: MarkKind | undefined
  readonly search: string | undefined
  readonly id: readonly string[] | undefined
}

/** The entries that are chosen, the oldest first. Throws Trouble 2 and 3 for an id that is not one entry's. */
export function pick({ store }: Desk, wanted: Wanted): Iterable<Entry> {
  const { kind, search, id, mark } = wanted
  const byId = id?.flatMap((each) => {
    const found = findEntry(store, each)
    if (found.length === 1) return found
    throw new Trouble(
      found.length === 0 ? exit.nothing : exit.usage,
      `"${each}" is no id of one entry.`,
    )
  })
  const { limit, ...selected } = selectionOf({ ...wanted, number: most })
  const all =
    byId ??
    (search === undefined
      ? eachEntry(store, { ...selected, ...given({ kind }) })
      : searchEntries(store, { ...selected, limit, words: search, order: 'newest' })
          .hits.map(({ entry }) => entry)
          .toReversed())
  const marked =
    mark === undefined
      ? undefined
      : new Set(listMarked(store, { kinds: [mark], limit: most }).map(({ entry }) => entry.id))
  return Iterator.from(all).filter(
    (entry) =>
      (kind === undefined || entry.kind === kind) &&
      (marked === undefined || marked.has(entry.id)) &&
      // Named is by its kind or its id.
      (byId !== undefined || entry.kind === kind || !namedOnly.has(entry.kind)) &&
      entry.removed === null,
  )
}

export type Wish = {
  readonly roles: readonly Role[]
  readonly theirs: boolean
  readonly passages: readonly MarkKind[]
}

/** The entries as they leave: titled, with names as roles and without what stays. */
export function* outgoing(desk: Desk, entries: Iterable<Entry>, wish: Wish): Generator<Outgoing> {
  const kinds = new Map(desk.kinds.map((kind) => [kind.id, kind]))
  const walks = new Map(desk.walks.map(({ id, title }) => [id, title]))
  for (const entry of entries) {
    const kind = kinds.get(entry.kind)
    const left = leaving(entry, listMarks(desk.store, entry.revision.id), wish, kind)
    if (left === undefined) continue
    const { walk, question, asked } = entry.revision.fields
    const title =
      kind?.title ??
      (typeof walk === 'string' ? (walks.get(walk) ?? walk) : (titles[entry.kind] ?? entry.kind))
    yield {
      id: entry.id,
      kind: entry.kind,
      created: entry.created,
      changed: entry.revision.written,
      title,
      fields: left.fields,
      text: left.text,
      marks: left.marks.map(({ kind, start, end, made }) => ({ kind, start, end, made })),
      ...(typeof asked === 'string' ? { asked: withRoles(asked, wish.roles) } : {}),
      ...(typeof walk === 'string' ? { walk } : {}),
      ...(typeof question === 'string' ? { question } : {}),
    }
  }
}

const titles: Readonly<Record<string, string>> = {
  note: 'A note',
  page: 'A page',
  letter: 'A letter',
}

/** Lets the writer choose the lines of each box, or takes the latest of each where `all` is wanted. Throws Trouble 2 where nobody can choose. */
export async function chooseLines(
  desk: Desk,
  boxes: readonly Box[],
  all: boolean,
): Promise<readonly Box[]> {
  if (all) return boxes.map((box) => ({ ...box, lines: box.lines.slice(0, box.most) }))
  if (!desk.terminal.interactive) {
    throw new Trouble(
      exit.usage,
      'The lines of this page are chosen one by one, on a terminal.',
      '--full takes the latest of each kind without asking.',
    )
  }
  const chosen: Box[] = []
  for (const box of boxes) {
    const hint = box.hint === undefined ? '' : ` (${box.hint})`
    const lines = await tick(desk, `${box.heading}${hint}, up to ${box.most}`, box.lines, box.most)
    chosen.push({ ...box, lines })
  }
  return chosen
}
