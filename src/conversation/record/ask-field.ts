// Asking for one field: a way of asking for each type there is, so that a new type does not compile until it can be asked.
import { type DraftKey, draftKey } from '../../journal/draft.ts'
import { type Json, objectOf, stringOf, stringsOf } from '../../journal/fields.ts'
import type { Field, FieldType, RecordKind } from '../../journal/record/kind.ts'
import { readValue } from '../../journal/record/typed.ts'
import { fill } from '../../journal/walk/names.ts'
import type { Desk } from '../desk/desk.ts'
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

/** The key of the draft of one field that is asked on a page. */
export function fieldDraft(kind: RecordKind, field: Field): DraftKey {
  return draftKey.record(kind.id, field.name)
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
  list: (asking) => listed(asking.desk, asking.question, asking.now),
  choice: chosen,
  choices: ticked,
  columns,
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

async function typed({ desk, field, question, now }: Asking): Promise<Json | undefined> {
  const { terminal, world } = desk
  const stands = now !== undefined && now !== null
  const skips = field.needed ? '' : ' (Enter skips)'
  const hint = stands ? ` (Enter leaves: ${String(now)})` : skips
  const range = field.range === undefined ? '' : ` ${field.range.least} to ${field.range.most}.`
  for (let tries = 0; ; tries += 1) {
    const line = await terminal.line(`${question}${range}${hint}`)
    if (line.trim() === '') return now ?? undefined
    const read = readValue(field, line, { now: world.clock.now(), zone: world.clock.zone() })
    if ('value' in read) return read.value
    terminal.note(read.refused)
    // A pipe would go on for ever.
    if (!terminal.interactive && tries >= 2) return undefined
  }
}

async function listed(
  { terminal }: Desk,
  question: string,
  now: Json | undefined,
): Promise<Json | undefined> {
  const before = Array.isArray(now) ? now : []
  if (before.length > 0) {
    const stands = before.map((item) => `- ${item}`).join('\n')
    const keep = await terminal.choose(`${question}\n${stands}`, [
      { value: true, name: 'as it stands' },
      { value: false, name: 'write it anew' },
    ])
    if (keep) return before
  }
  const items: string[] = []
  for (let asked = question; ; asked = 'And?') {
    const line = (await terminal.line(`${asked} (one a line; Enter ends)`)).trim()
    if (line === '') return items.length > 0 ? items : undefined
    items.push(line)
  }
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

async function columns({ desk, field, question, now }: Asking): Promise<Json | undefined> {
  const before = objectOf(now)
  const found: Record<string, Json> = {}
  for (const { value, label } of field.options) {
    const items = await listed(desk, `${question}\n${label}:`, before[value])
    if (items !== undefined) found[value] = items
  }
  return Object.keys(found).length > 0 ? found : undefined
}
