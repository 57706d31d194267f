// What a mirror is held over: the last page or one by its id, the sittings of a walk, or a time.
import { exit, Trouble } from '../../errors.ts'
import { loadLexicons } from '../../files/content.ts'
import { answerOf } from '../../journal/answer.ts'
import { riskIn } from '../../journal/care/lexicon.ts'
import { type Entry, plainKind, plainKinds } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import type { Page } from '../../journal/mirror/page.ts'
import { eachEntry, listEntries } from '../../store/entries.ts'
import { listMarked } from '../../store/marks.ts'
import type { Desk } from '../desk/desk.ts'
import { entryBy } from '../desk/entry-by.ts'
import { filterOf } from '../desk/selection.ts'
import { walkBy } from '../desk/walks.ts'

/** Kinds of entry that a mirror is held over: writing, and no letter, record or what became of one. */
export const writing: readonly string[] = Object.keys(plainKinds).filter(
  (kind) => plainKind(kind)?.writing === true,
)

type Chosen = {
  readonly id: string | undefined
  readonly course: string | undefined
  readonly from: Parameters<typeof filterOf>[0]['from']
  readonly until: Parameters<typeof filterOf>[0]['until']
}

export type Over = {
  readonly what: 'entry' | 'course' | 'time'
  /** The oldest first. */
  readonly entries: readonly Entry[]
  /** The title of the walk, of a course. */
  readonly title?: string
}

/** Finds what was asked for. Throws Trouble 2 where more than one thing was, or what is named is no writing; 3 where nothing is there. */
export async function over(desk: Desk, { id, course, from, until }: Chosen): Promise<Over> {
  const time = from !== undefined || until !== undefined
  if ([id !== undefined, course !== undefined, time].filter(Boolean).length > 1) {
    throw new Trouble(
      exit.usage,
      'A mirror is over one entry, or a course, or a time.',
      '"unearth help mirror" says more.',
    )
  }
  if (course !== undefined) return courseOf(desk, course)
  const { store } = desk
  if (time) {
    const entries = [
      ...eachEntry(store, { ...filterOf({ from, until, walk: undefined }), kinds: writing }),
    ]
    if (entries.length === 0) throw nothing('Nothing was written in that time.')
    return { what: 'time', entries }
  }
  const [last] = id === undefined ? listEntries(store, { kinds: writing, limit: 1 }) : []
  if (id === undefined && last === undefined) throw nothing('Nothing is written here yet.')
  const entry = last ?? (await entryBy(desk, id))
  if (!writing.includes(entry.kind)) {
    throw new Trouble(
      exit.usage,
      `${shortId(entry.id)} is no page, answer or note.`,
      'A mirror is held over what was written as it came.',
    )
  }
  return { what: 'entry', entries: [entry] }
}

/** The last course on a walk; where there was none, its sittings. */
function courseOf(desk: Desk, name: string): Over {
  const walk = walkBy(desk, name)
  const all = listEntries(desk.store, { kinds: writing, walk: walk.id, all: true, order: 'oldest' })
  const sat = all.filter((entry) => answerOf(entry).over !== undefined)
  const [first] = sat
  const begins =
    first === undefined
      ? -1
      : sat.findLastIndex((entry) => answerOf(entry).over === answerOf(first).over)
  const entries = begins < 0 ? all : sat.slice(begins)
  if (entries.length === 0) throw nothing(`Nothing is written in "${walk.title}" yet.`)
  return { what: 'course', entries, title: walk.title }
}

/** Entries by their sitting, in order; one without a sitting stands alone. */
export function sittingsIn(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  return [...Map.groupBy(entries, (entry) => answerOf(entry).session ?? entry.id).values()]
}

/** The texts of all writing before an entry, the oldest first, as they are read. */
export function* textsBefore({ store }: Desk, { seq }: Entry): Generator<string> {
  for (const entry of eachEntry(store, { kinds: writing })) {
    if (entry.seq >= seq) return
    yield entry.revision.text
  }
}

/** The first answer to the question that an entry answers, where it is another one. */
export function firstAnswer({ store }: Desk, entry: Entry): Entry | undefined {
  const { question } = answerOf(entry)
  if (question === undefined || entry.kind !== 'answer') return undefined
  const [first] = listEntries(store, { kind: 'answer', question, limit: 1, order: 'oldest' })
  return first === undefined || first.seq >= entry.seq ? undefined : first
}

/** Makes pages of entries: with what is somebody else's story in them. */
export function pagesOf({ store }: Desk): (entry: Entry) => Page {
  const marked = Map.groupBy(
    listMarked(store, { kinds: ['their-story'], all: true }),
    ({ entry }) => entry.id as string,
  )
  return ({ id, revision }) => ({
    id,
    text: revision.text,
    theirs: (marked.get(id) ?? []).map(({ mark: { start, end } }) => ({ start, end })),
  })
}

/** Whether an entry has words of danger, or answers a question about it with anything but a no: no mirror is held over it. */
export function dangerIn(entry: Entry): boolean {
  const { care } = answerOf(entry)
  return care === 'yes' || care === 'not sure' || riskIn(loadLexicons(), entry.revision.text)
}

function nothing(sentence: string): Trouble {
  return new Trouble(exit.nothing, sentence)
}
