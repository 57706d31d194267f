// A sentence of one's own becomes a record as it stands: what goes into which field, and what is asked beside it.
import type { Json } from '../fields.ts'
import { type Span, sentencesOf } from '../page/spans.ts'
import type { Keeps } from '../walk/walk.ts'
import { choiceOf, type Field, type RecordKind } from './kind.ts'
import { type Values, valueIn } from './words.ts'

/** A sentence, and where it stands in the text it came from. */
export type Sentence = Span & { readonly words: string }

/** Where the words of a field came from: a revision, and the span in it. */
export type Source = Span & {
  readonly field: string
  readonly entry: string
  readonly revision: string
}

/** The sentences of a text, as they stand. */
export function sentences(text: string): readonly Sentence[] {
  return sentencesOf(text).map(({ start, end }) => ({ start, end, words: text.slice(start, end) }))
}

/** The fields that are lifted into, one after the other. */
export function liftedFields(kind: RecordKind, { fields }: Keeps): readonly Field[] {
  const named = fields.flatMap((name) => kind.fields.find((field) => field.name === name) ?? [])
  return named.length > 0 ? named : kind.fields.slice(0, 1)
}

/** Whether sentences can stand in it. */
export function takesSentences({ type }: Field): boolean {
  return type === 'text' || type === 'line' || type === 'list'
}

/** Whether each sentence becomes a record of its own: where the kind has no versions and one field of one line is lifted into. */
export function oneEach(kind: RecordKind, fields: readonly Field[]): boolean {
  return !kind.versions && fields.length === 1 && fields[0]?.type === 'line'
}

/** Sentences as the value of a field. */
export function liftedValue({ type }: Field, taken: readonly Sentence[]): Json {
  const words = taken.map((each) => each.words.replace(/\s+/g, ' '))
  return type === 'list' ? words : words.join(' ')
}

/** What need not be asked, since the question says it. */
export function preset(kind: RecordKind, { value }: Keeps): Values {
  const field = value === undefined ? undefined : choiceOf(kind, value)
  return field === undefined || value === undefined ? {} : { [field.name]: value }
}

/** What a record still needs, and what is asked at once because it takes one key. */
export function askedBeside(kind: RecordKind, values: Values): readonly Field[] {
  return kind.fields.filter(
    ({ name, needed, quick }) => (needed || quick) && valueIn(values, name) === undefined,
  )
}

/** What stays of the version that stands once other words take the place of its main ones: ticks and what they rested on do not. */
export function standsBeside(kind: RecordKind, standing: Values, into: readonly Field[]): Values {
  const main = kind.fields[0]?.name
  if (!into.some(({ name }) => name === main)) return standing
  const stays = kind.fields.filter(({ type }) => type !== 'choices' && type !== 'list')
  return Object.fromEntries(
    stays.flatMap(({ name }) => {
      const value = valueIn(standing, name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
