// The story as it was told, time after time: its versions, what the paragraphs of one rest on, and which question serves what
// is not there yet.
import { paired, paragraphsOf } from '../../text/paragraphs.ts'
import type { Entry, Revision } from '../entry.ts'
import { listOf, stringsOf } from '../fields.ts'
import type { Question, Walk } from '../walk/walk.ts'
import { listIn, stringIn, versionOf } from './events.ts'
import type { RecordKind } from './kind.ts'

/** The page of words of a version. */
export function toldIn(revision: Revision): string {
  return stringIn({ revision }, 'text') ?? revision.text
}

/** Of each version the revision that stands, oldest first: what was added to one later is no other version. */
export function tellingsOf(history: readonly Revision[]): readonly Revision[] {
  return history.filter((revision, at) => {
    const next = history[at + 1]
    if (next === undefined) return true
    const same = versionOf({ revision }) === versionOf({ revision: next })
    return !same || toldIn(revision) !== toldIn(next)
  })
}

/** For each paragraph of a version the ids of the lines it rests on. */
export function restsOf(revision: Revision): readonly (readonly string[])[] {
  const all = listOf(revision.fields.rests)
  return paragraphsOf(toldIn(revision)).map((_, at) => stringsOf(all[at]))
}

/** What the paragraphs of `text` rest on as long as nobody says otherwise: what those of the version before did that say the same. */
export function carriedTo(
  text: string,
  before: Revision | undefined,
): readonly (readonly string[])[] {
  if (before === undefined) return paragraphsOf(text).map(() => [])
  const rests = restsOf(before)
  let from = -1
  return paired(paragraphsOf(toldIn(before)), paragraphsOf(text)).flatMap((pair) => {
    if (pair.before !== undefined) from += 1
    if (pair.after === undefined) return []
    return [pair.before === undefined ? [] : (rests[from] ?? [])]
  })
}

/** Something that was not ticked, and the question that serves it. */
export type Serving = { readonly label: string; readonly walk: Walk; readonly question: Question }

/**
 * The question that serves each tick a version does not have: of those its file names and `asked` has the one that was never
 * answered, else the one answered longest ago. `answered` says when, in UTC milliseconds.
 */
export function servings(
  kind: RecordKind,
  story: Pick<Entry, 'revision'>,
  asked: ReadonlyMap<string, Omit<Serving, 'label'>>,
  answered: (question: string) => number | undefined,
): readonly Serving[] {
  const ticks = listIn(story, 'ticks')
  const options = kind.fields.find(({ name }) => name === 'ticks')?.options ?? []
  return options.flatMap(({ value, label, asks = [] }) => {
    if (ticks.includes(value)) return []
    const [serves] = asks
      .flatMap((id) => asked.get(id) ?? [])
      .toSorted((a, b) => (answered(a.question.id) ?? 0) - (answered(b.question.id) ?? 0))
    return serves === undefined ? [] : [{ label, ...serves }]
  })
}
