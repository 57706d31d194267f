// Asking for one field: a way of asking for each type there is, so that a new type does not compile until it can be asked.
import { type DraftKey, draftKey } from '../../journal/draft.ts'
import { type Json, objectOf, stringOf, stringsOf } from '../../journal/fields.ts'
import type { Field, FieldType, RecordKind } from '../../journal/record/kind.ts'
import { readValue } from '../../journal/record/typed.ts'
import { fill } from '../../journal/walk/names.ts'
import { dropDraft } from '../../store/drafts.ts'
import { firstWords } from '../../text/first-words.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { recordsOf } from '../desk/kinds.ts'
import { compose } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'

type Asking = {
  readonly desk: Desk
  readonly kind: RecordKind
  readonly field: Field
  readonly question: string
  /** What stands, where it is a new version. */
  readonly now: Json | undefined
}

type Ask = (asking: Asking) => Promise<Json | undefined>

/** The key of the draft of a record of `kind`. */
export function recordDraft(kind: RecordKind): DraftKey {
  return draftKey.record(kind.id)
}

/** The key of the draft of one field. */
function fieldDraft(kind: RecordKind, field: Field): DraftKey {
  return draftKey.record(kind.id, field.name)
}

/** Lets go of what was typed for a field, once it is kept or in the draft of its record. */
export function dropFieldDrafts({ store }: Desk, kind: RecordKind, fields: readonly Field[]): void {
  for (const field of fields) {
    dropDraft(store, fieldDraft(kind, field))
    for (const { value } of field.type === 'columns' ? field.options : []) {
      dropDraft(store, draftKey.record(kind.id, `${field.name}/${value}`))
    }
  }
}

/** Asks for one field; undefined where it was skipped. Throws as compose and the terminal's questions do. */
export function askField(
  desk: Desk,
  kind: RecordKind,
  field: Field,
  now: Json | undefined,
): Promise<Json | undefined> {
  return ways[field.type]({ desk, kind, field, now, question: fill(field.ask, desk.names) })
}

const ways: { readonly [T in FieldType]: Ask } = {
  text: onPage,
  line: typed,
  list: listed,
  choice: chosen,
  choices: ticked,
  columns,
  entry,
  scale: typed,
  date: typed,
  time: typed,
  moment: typed,
}

async function onPage({ desk, kind, field, question, now }: Asking): Promise<Json | undefined> {
  const composed = await compose(desk, {
    key: fieldDraft(kind, field),
    kind: kind.id,
    fields: {},
    text: stringOf(now) ?? '',
    question: `${kind.title}\n${question}`,
    doneLabel: 'keep, next',
    menu: [{ key: 's', id: 'skip', label: 'skip this' }],
    session: sessionFor(desk),
  })
  return composed.end === 'written' ? composed.text : undefined
}

function chosen({ desk, field, question, now }: Asking): Promise<Json | undefined> {
  const stands = stringOf(now)
  const label = field.options.find(({ value }) => value === stands)?.label ?? stands
  return desk.terminal.choose<string | undefined>(question, [
    ...(stands === undefined ? [] : [{ value: stands, name: `leave this as it was: ${label}` }]),
    { value: undefined, name: field.needed ? 'put it aside' : 'skip this' },
    ...field.options.map(({ value, label }) => ({ value, name: label })),
  ])
}

/** One of the records that this kind says it is about, newest first. */
async function entry({ desk, kind, field, question }: Asking): Promise<Json | undefined> {
  const { terminal, store } = desk
  const all = kind.links.flatMap((each) => recordsOf(store, each)).toSorted((a, b) => b.seq - a.seq)
  if (all.length === 0) {
    terminal.note('Nothing is kept yet that it could be.')
    return undefined
  }
  return terminal.choose<string | undefined>(question, [
    { value: undefined, name: field.needed ? 'put it aside' : 'skip this' },
    ...all.map(({ id, revision }) => ({ value: id, name: firstWords(revision.text, 66) })),
  ])
}

/** One line on a page of its own, so that it is a draft from its first key; what does not fit is asked again with the words still there. */
async function typed({ desk, kind, field, question, now }: Asking): Promise<Json | undefined> {
  const { terminal, world } = desk
  const stands = now === undefined || now === null ? '' : String(now)
  const range = field.range === undefined ? '' : ` ${field.range.least} to ${field.range.most}.`
  let note: string | undefined
  for (let tries = 0; ; tries += 1) {
    const composed = await compose(desk, {
      key: fieldDraft(kind, field),
      kind: kind.id,
      fields: {},
      text: stands,
      question: `${kind.title}\n${question}${range}`,
      doneLabel: stands !== '' ? 'keep' : field.needed ? 'keep, or put aside' : 'keep, or skip',
      single: true,
      ...given({ note }),
    })
    if (composed.end !== 'written') return now ?? undefined
    const line = composed.text
    const read = readValue(field, line, { now: world.clock.now(), zone: world.clock.zone() })
    if ('value' in read) return read.value
    terminal.note(read.refused)
    note = read.refused
    // A pipe would go on for ever.
    if (!terminal.answered && tries >= 2) return undefined
  }
}

/** One item a line, on a page. */
async function listed({ desk, kind, field, question, now }: Asking): Promise<Json | undefined> {
  const items = await itemsOf(desk, {
    key: fieldDraft(kind, field),
    kind: kind.id,
    question: `${kind.title}\n${question} One a line.`,
    text: stringsOf(now).join('\n'),
  })
  return items ?? now
}

async function itemsOf(
  desk: Desk,
  what: { key: DraftKey; kind: string; question: string; text: string },
): Promise<readonly string[] | undefined> {
  const composed = await compose(desk, {
    ...what,
    fields: {},
    doneLabel: 'keep, or skip',
    menu: [{ key: 's', id: 'skip', label: 'skip this' }],
  })
  if (composed.end !== 'written') return undefined
  const items = composed.text.split('\n').flatMap((line) => {
    const item = line.trim()
    return item === '' ? [] : [item]
  })
  return items.length > 0 ? items : undefined
}

async function ticked({ desk, field, question, now }: Asking): Promise<Json | undefined> {
  const values = field.options.map(({ value }) => value)
  let chosen: readonly string[] = values.filter((each) => stringsOf(now).includes(each))
  for (;;) {
    const picked = await desk.terminal.choose<string | undefined>(question, [
      { value: undefined, name: chosen.length === 0 ? 'none of these' : 'that is all' },
      ...field.options.map(({ value, label }) => ({
        value,
        name: `${chosen.includes(value) ? '[x]' : '[ ]'} ${label}`,
      })),
    ])
    if (picked === undefined) return chosen.length > 0 ? chosen : undefined
    chosen = values.filter((each) => (each === picked) !== chosen.includes(each))
  }
}

async function columns({ desk, kind, field, question, now }: Asking): Promise<Json | undefined> {
  const before = objectOf(now)
  const found: Record<string, Json> = {}
  for (const { value, label } of field.options) {
    const items = await itemsOf(desk, {
      key: draftKey.record(kind.id, `${field.name}/${value}`),
      kind: kind.id,
      question: `${kind.title}\n${question}\n${label}. One a line.`,
      text: stringsOf(before[value]).join('\n'),
    })
    if (items !== undefined) found[value] = items
  }
  return Object.keys(found).length > 0 ? found : undefined
}
