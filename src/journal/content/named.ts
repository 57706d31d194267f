// What a file names that lies in others: kinds of record, boxes of the therapist's page, and what it is the one walk or kind for.
import { choiceOf, kindFor, type RecordKind } from '../record/kind.ts'
import { quotesIn } from '../walk/quote.ts'
import { type Keeps, type Shown, type Walk, walkFor } from '../walk/walk.ts'
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
  const { shows, settles, questions } = walk
  const becomes = known.kinds.find(({ id }) => id === settles?.kind)?.events
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
    ...(settles === undefined || becomes?.includes(settles.event)
      ? []
      : [
          {
            line: lineOf('settles'),
            message: `Nothing called "${settles.event}" becomes of "${settles.kind}".`,
          },
        ]),
    ...taken('walk', walk, there?.id, lineOf),
    ...questions.flatMap(({ id, text, hurt = '', keeps, shows = [], line }) => {
      const quoted = quotesIn(`${text} ${hurt}`).map((question) => ({ question }))
      return [
        ...(keeps === undefined ? [] : strayKept(id, keeps, known.kinds)),
        ...[...shows, ...quoted].flatMap((each) => strayShown(id, each, walk, known)),
      ].map((message) => ({ line, message }))
    }),
    ...questions.flatMap(({ box, line }) => [
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

/** What is wrong with what an answer to `id` is kept as. */
function strayKept(id: string, keeps: Keeps, kinds: readonly RecordKind[]): readonly string[] {
  const kind = kinds.find((each) => each.id === keeps.kind)
  if (kind === undefined) {
    return [`"${id}" keeps "${keeps.kind}", and there is no such kind of record.`]
  }
  const fields = keeps.fields.map((name) => kind.fields.find((field) => field.name === name))
  const whole = keeps.fields.length > 0 ? fields : kind.fields.slice(0, 1)
  return [
    ...keeps.fields
      .filter((_, index) => fields[index] === undefined)
      .map((name) => `"${id}" keeps "${name}", and "${kind.id}" has no such field.`),
    ...(keeps.value === undefined || choiceOf(kind, keeps.value) !== undefined
      ? []
      : [`"${id}" keeps "${keeps.value}", and nothing in "${kind.id}" is chosen so.`]),
    ...(keeps.whole && !whole.every((field) => field?.type === 'text')
      ? [`"${id}" keeps the whole answer: that is for one field, and a text.`]
      : []),
  ]
}

/** What is wrong with what stands above the page of `id`. */
function strayShown(
  id: string,
  shown: Shown,
  walk: Walk,
  { walks, kinds }: Pick<Known, 'walks' | 'kinds'>,
): readonly string[] {
  if ('question' in shown) {
    const all = [walk, ...walks]
    const there = all.some(
      ({ code, questions }) =>
        shown.question === `${code}-close` || questions.some((each) => each.id === shown.question),
    )
    return there ? [] : [`"${id}" shows "${shown.question}", and there is no such question.`]
  }
  const kind = kinds.find((each) => each.id === shown.kind)
  if (kind === undefined) {
    return [`"${id}" shows "${shown.kind}", and there is no such kind of record.`]
  }
  return shown.value === undefined || choiceOf(kind, shown.value) !== undefined
    ? []
    : [`"${id}" shows "${shown.value}", and nothing in "${kind.id}" is chosen so.`]
}

/** What a kind of record names and nothing is called. */
export function strayInRecord(kind: RecordKind, known: Known, lineOf: LineOf): readonly Remark[] {
  const there = kind.for === undefined ? undefined : kindFor(known.kinds, kind.for)
  return [
    ...taken('kind', kind, there?.id, lineOf),
    ...kind.fields.flatMap(({ options, line }) =>
      options
        .flatMap(({ asks = [] }) => asks)
        .filter((id) => !known.walks.some((walk) => walk.questions.some((each) => each.id === id)))
        .map((id) => ({ line, message: `There is no question "${id}" to ask.` })),
    ),
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
