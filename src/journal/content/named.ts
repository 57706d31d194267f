// What a file names that lies in others: kinds of record, boxes of the therapist's page, and what it is the one walk or kind for.
import { kindFor, type RecordKind } from '../record/kind.ts'
import { type Walk, walkFor } from '../walk/walk.ts'
import type { Remark } from './front-matter.ts'
import type { ReadOrder } from './order-file.ts'
import type { Item } from './sections.ts'

/** All that there is to be named. */
export type Known = {
  readonly walks: readonly Walk[]
  readonly kinds: readonly RecordKind[]
  /** The boxes of the therapist's page that answers may stand in. */
  readonly boxes: readonly string[]
}

type LineOf = (key: string) => number

/** What a walk names and nothing is called. `lineOf` says where a key of its front matter stands. */
export function strayInWalk(walk: Walk, known: Known, lineOf: LineOf): readonly Remark[] {
  const { shows, questions } = walk
  const ticks = known.kinds
    .find(({ id }) => id === shows?.kind)
    ?.fields.find(({ name }) => name === shows?.field)
  const there = walk.for === undefined ? undefined : walkFor(known.walks, walk.for)
  return [
    ...(shows === undefined || ticks?.type === 'choices'
      ? []
      : [
          {
            line: lineOf('shows'),
            message: `No kind of record "${shows.kind}" has ticks called "${shows.field}".`,
          },
        ]),
    ...taken('walk', walk, there?.id, lineOf),
    ...questions.flatMap(({ id, keeps, box, line }) => [
      ...(keeps === undefined || known.kinds.some((kind) => kind.id === keeps)
        ? []
        : [{ line, message: `"${id}" keeps "${keeps}", and there is no such kind of record.` }]),
      ...(box === undefined || known.boxes.includes(box)
        ? []
        : [
            {
              line,
              message: `There is no box "${box}" for answers. There are: ${known.boxes.join(', ')}.`,
            },
          ]),
    ]),
  ]
}

/** What a kind of record names and nothing is called. */
export function strayInRecord(kind: RecordKind, known: Known, lineOf: LineOf): readonly Remark[] {
  const there = kind.for === undefined ? undefined : kindFor(known.kinds, kind.for)
  return [
    ...taken('kind', kind, there?.id, lineOf),
    ...kind.links
      .filter((link) => ![kind.id, 'entry', ...known.kinds.map(({ id }) => id)].includes(link))
      .map((link) => ({
        line: lineOf('links'),
        message: `"${link}" in "links" is no kind of record.`,
      })),
  ]
}

function taken(
  what: string,
  mine: { readonly id: string; readonly for?: string },
  there: string | undefined,
  lineOf: LineOf,
): readonly Remark[] {
  if (there === undefined || there === mine.id) return []
  const message = `The ${what} for "${mine.for}" is "${there}" already: it does not load beside it.`
  return [{ line: lineOf('for'), message }]
}

/** What the order names and nothing is called. `grounds` are the grounding scripts there are. */
export function strayInOrder(
  { named, kinds, grounds, asked }: ReadOrder,
  known: Pick<Known, 'walks' | 'kinds'> & { readonly grounds: readonly string[] },
): readonly Remark[] {
  const among = (ids: readonly string[], what: string) => (item: Item) =>
    ids.includes(item.text)
      ? []
      : [{ line: item.line, message: `There is no ${what} "${item.text}".` }]
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id)
  const strays = [
    ...named.flatMap(among(ids(known.walks), 'walk')),
    ...kinds.flatMap(among(ids(known.kinds), 'kind of record')),
    ...grounds.flatMap(among(known.grounds, 'grounding script')),
    ...asked.flatMap((each) => strayAsked(each, known.kinds)),
  ]
  return strays.toSorted((a, b) => a.line - b.line)
}

function strayAsked(
  each: ReadOrder['asked'][number],
  kinds: readonly RecordKind[],
): readonly Remark[] {
  const kind = kinds.find(({ id }) => id === each.kind)
  if (kind === undefined) return []
  const { line } = each
  if ('event' in each) {
    const message = `Nothing called "${each.event}" becomes of "${kind.id}".`
    return kind.events.includes(each.event) ? [] : [{ line, message }]
  }
  const field = kind.fields.find(({ name }) => name === each.field)
  if (field === undefined) {
    return [{ line, message: `"${kind.id}" has no field "${each.field}".` }]
  }
  const options = field.options.map(({ value }) => value)
  return each.values
    .filter((value) => !options.includes(value))
    .map((value) => ({ line, message: `"${field.name}" of "${kind.id}" is never "${value}".` }))
}
