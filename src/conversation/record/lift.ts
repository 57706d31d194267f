// After an answer: its sentences stand numbered, and whichever is taken becomes a record as it stands, linked to where it
// came from. Enter goes on.
import { asked as choicesOf, said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import { valuesOf } from '../../journal/record/events.ts'
import type { Field, RecordKind } from '../../journal/record/kind.ts'
import {
  askedBeside,
  liftedFields,
  liftedValue,
  oneEach,
  preset,
  type Sentence,
  type Source,
  sentences,
  standsBeside,
  takesSentences,
} from '../../journal/record/lift.ts'
import { type Values, valueIn, watched } from '../../journal/record/words.ts'
import { fill } from '../../journal/walk/names.ts'
import type { Keeps } from '../../journal/walk/walk.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { askRecord } from './ask.ts'
import { askField, dropFieldDrafts } from './ask-field.ts'
import { keepRecord, standing, versioned } from './keep.ts'
import { afterVersion } from './version.ts'

export type Lifting = {
  readonly kind: RecordKind
  readonly keeps: Keeps
  /** The entry whose words they are. */
  readonly from: Entry
  /** A record of this kind that was made in the same sitting: it takes what it does not have yet. */
  readonly made?: Entry | undefined
}

/** What is known while one is lifted: the values, and where each word came from. */
type Lifted = {
  readonly values: Values
  readonly sources: readonly Source[]
  readonly more: boolean
}

/** Offers it; returns the records that came of it, the last of them last. Throws as the terminal's questions do. */
export async function lift(desk: Desk, lifting: Lifting): Promise<readonly Entry[]> {
  const { kind, keeps, from } = lifting
  const fields = liftedFields(kind, keeps)
  if (keeps.whole) return keepWhole(desk, lifting, fields)
  if (!oneEach(kind, fields)) {
    const lifted = await liftedInto(desk, lifting, fields)
    return lifted === undefined ? [] : kept(desk, lifting, fields, lifted)
  }
  const [field] = fields
  if (field === undefined) return []
  const { taken, more } = await offered(desk, kind, field, from)
  const all: Entry[] = []
  for (const sentence of taken) {
    const values = { ...preset(kind, keeps), [field.name]: liftedValue(field, [sentence]) }
    const sources = [sourceOf(from, field, sentence)]
    all.push(...(await kept(desk, lifting, fields, { values, sources, more })))
  }
  return all
}

/** The whole answer, as it stands. */
async function keepWhole(
  desk: Desk,
  lifting: Lifting,
  fields: readonly Field[],
): Promise<readonly Entry[]> {
  const { kind, from } = lifting
  const [field] = fields
  const [question, choices] = choicesOf('sitting/lift-whole', { kind: kind.title })
  if (field === undefined) return []
  if ((await desk.terminal.choose(question, choices, { unasked: 'on' })) === 'on') return []
  const { text } = from.revision
  const values = { ...preset(kind, lifting.keeps), [field.name]: text }
  const sources = [sourceOf(from, field, { start: 0, end: text.length })]
  const all = await kept(desk, lifting, fields, { values, sources, more: false })
  const [entry] = all
  return entry === undefined ? all : [await afterVersion(desk, entry)]
}

/** One lifting a field; undefined where nothing was taken for any. */
async function liftedInto(
  desk: Desk,
  { kind, keeps, from }: Lifting,
  fields: readonly Field[],
): Promise<Lifted | undefined> {
  let values: Values = {}
  let more = false
  const sources: Source[] = []
  for (const field of fields) {
    if (takesSentences(field)) {
      const picked = await offered(desk, kind, field, from)
      if (picked.taken.length === 0) continue
      values = { ...values, [field.name]: liftedValue(field, picked.taken) }
      sources.push(...picked.taken.map((sentence) => sourceOf(from, field, sentence)))
      more ||= picked.more
    } else {
      const value = await askField(desk, kind, { ...field, needed: false }, undefined)
      if (value !== undefined) values = { ...values, [field.name]: value }
    }
  }
  if (Object.keys(values).length === 0) return undefined
  return { values: { ...preset(kind, keeps), ...values }, sources, more }
}

/** The sentences, numbered, under what they would become. */
async function offered(
  { terminal, names }: Desk,
  kind: RecordKind,
  field: Field,
  { revision }: Entry,
): Promise<{ readonly taken: readonly Sentence[]; readonly more: boolean }> {
  const all = sentences(revision.text)
  const question = said('sitting/lift', { kind: kind.title, asks: fill(field.ask, names) })
  const { taken, more } = await terminal.chooseSome(
    question,
    all.map(({ words }) => words),
    kind.fields.length > 1 ? said('sitting/lift-more') : undefined,
  )
  return { taken: taken.flatMap((index) => all[index] ?? []), more }
}

/** Asks for what is missing, and keeps it. */
async function kept(
  desk: Desk,
  { kind, from, made }: Lifting,
  fields: readonly Field[],
  { values, sources, more }: Lifted,
): Promise<readonly Entry[]> {
  const grows =
    made !== undefined && fields.every(({ name }) => valueIn(valuesOf(made), name) === undefined)
  const before = grows ? made : versioned(desk.store, kind)
  const stands = grows ? standing(made) : standsBeside(kind, standing(before), fields)
  const begun = { ...stands, ...values }
  const whole = more
    ? await askRecord(desk, kind, values, stands)
    : await beside(desk, kind, begun, words(fields, values))
  if (whole === undefined) return []
  const entry = await keepRecord(
    desk,
    kind,
    { ...stands, ...whole },
    { from: from.id, sources, ...given({ instead: grows ? made : undefined }) },
  )
  dropFieldDrafts(desk, kind, kind.fields)
  const note = watched(kind, values)
  if (note !== undefined) desk.terminal.note(note)
  return [entry]
}

/** What is asked beside a lifted sentence, one key each; undefined where what it needs was not answered. */
async function beside(
  desk: Desk,
  kind: RecordKind,
  begun: Values,
  lifted: string,
): Promise<Values | undefined> {
  let values = begun
  for (const field of askedBeside(kind, begun)) {
    if (field.needs === 'other' && !desk.names.hasOther) continue
    const value = await askField(
      desk,
      kind,
      { ...field, ask: `“${lifted}”\n${field.ask}` },
      undefined,
    )
    if (value !== undefined) values = { ...values, [field.name]: value }
    else if (field.needed) {
      desk.terminal.note(said('sitting/lift-aside'))
      return undefined
    }
  }
  return values
}

function words(fields: readonly Field[], values: Values): string {
  return fields
    .flatMap(({ name }) => {
      const value = valueIn(values, name)
      return value === undefined ? [] : [Array.isArray(value) ? value.join(' ') : String(value)]
    })
    .join(' ')
}

function sourceOf(
  { id, revision }: Entry,
  { name }: Field,
  { start, end }: { readonly start: number; readonly end: number },
): Source {
  return { field: name, entry: id, revision: revision.id, start, end }
}
