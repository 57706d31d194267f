// Asking for a record, a field at a time. What was answered so far is a draft after every field, and waits like any other.

import { type DraftKey, draftKey } from '../../journal/draft.ts'
import type { Json } from '../../journal/fields.ts'
import { objectOf } from '../../journal/fields.ts'
import type { Field, RecordKind } from '../../journal/record/kind.ts'
import { readValue } from '../../journal/record/typed.ts'
import { recordText, type Values } from '../../journal/record/words.ts'
import { formatInstant, instantNow } from '../../journal/time/instant.ts'
import { fill } from '../../journal/walk/names.ts'
import { dropDraft, readDraft, saveDraft } from '../../store/drafts.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'
import { namesOf } from '../desk/names.ts'
import { compose } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'

/** The key of the draft of a record of `kind`. */
export function recordDraft(kind: RecordKind): DraftKey {
  return draftKey.record(kind.id)
}

/**
 * Asks for the fields that `given` has no value for, or for all of them with what stands now, where it is a new version.
 * Undefined where what is needed was not answered: what was answered waits in the draft. Throws as compose and the
 * terminal's questions do.
 */
export async function askRecord(
  context: Context,
  store: Store,
  kind: RecordKind,
  given: Values = {},
  standing: Values = {},
): Promise<Values | undefined> {
  const { terminal, world } = context
  const key = recordDraft(kind)
  const names = namesOf(store) ?? { hasOther: true }
  const begun = instantNow(world.clock)
  let values: Values = given
  const draft = readDraft(store, key)
  if (draft !== undefined) {
    const said: Values = objectOf(draft.fields.values)
    const goOn =
      !terminal.interactive ||
      (await terminal.choose(
        `${kind.title}, begun ${formatInstant(draft.changed, 'full')}, waits here.`,
        [
          { value: true, name: 'go on with it' },
          { value: false, name: 'begin anew' },
        ],
      ))
    if (goOn) values = { ...said, ...given }
    else dropDraft(store, key)
  }
  for (const field of kind.fields) {
    if (field.needs === 'other' && !names.hasOther) continue
    if (Object.hasOwn(values, field.name)) continue
    const value = await askField(field, standing[field.name])
    if (value === undefined && field.needed) {
      terminal.note('Put aside; what was answered waits here. "Not now" is fine.')
      return undefined
    }
    if (value === undefined) continue
    values = { ...values, [field.name]: value }
    saveDraft(store, {
      key,
      kind: kind.id,
      text: recordText(kind, values),
      cursor: 0,
      fields: { values },
      begun,
      changed: instantNow(world.clock),
    })
  }
  return values

  async function askField(field: Field, now: Json | undefined): Promise<Json | undefined> {
    const question = fill(field.ask, names)
    switch (field.type) {
      case 'text':
        return page(field, question, now)
      case 'choice':
        return terminal.choose<string | undefined>(question, [
          ...(typeof now === 'string' ? [{ value: now, name: `as it stands: ${now}` }] : []),
          { value: undefined, name: field.needed ? 'not now' : 'skip this' },
          ...field.options.map(({ value, label }) => ({ value, name: label })),
        ])
      case 'choices':
        return ticks(field, question, now)
      case 'list':
        return listed(question, now)
      case 'columns':
        return columns(field, question, now)
      default:
        return typed(field, question, now)
    }
  }

  async function page(field: Field, question: string, now: Json | undefined) {
    const key = draftKey.record(kind.id, field.name)
    const composed = await compose(context, store, {
      key,
      kind: kind.id,
      fields: {},
      text: typeof now === 'string' ? now : '',
      question: `${kind.title}\n${question}`,
      doneLabel: 'keep, next',
      menu: [{ key: 's', id: 'skip', label: 'skip this' }],
      session: sessionFor(store, { minutes: undefined }),
    })
    dropDraft(store, key)
    return composed.end === 'done' ? composed.text : undefined
  }

  async function typed(field: Field, question: string, now: Json | undefined) {
    const hint =
      now === undefined || now === null
        ? field.needed
          ? ''
          : ' (Enter skips)'
        : ` (Enter leaves: ${String(now)})`
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

  async function listed(question: string, now: Json | undefined) {
    const items: string[] = []
    const before = Array.isArray(now) ? now : []
    if (before.length > 0) {
      const keep = await terminal.choose(
        `${question}\n${before.map((item) => `- ${item}`).join('\n')}`,
        [
          { value: true, name: 'as it stands' },
          { value: false, name: 'write it anew' },
        ],
      )
      if (keep) return before
    }
    for (let asked = question; ; asked = 'And?') {
      const line = (await terminal.line(`${asked} (one a line; Enter ends)`)).trim()
      if (line === '') return items.length > 0 ? items : undefined
      items.push(line)
    }
  }

  async function ticks(field: Field, question: string, now: Json | undefined) {
    let chosen: readonly string[] = Array.isArray(now)
      ? now.filter((each) => typeof each === 'string')
      : []
    for (;;) {
      const picked = await terminal.choose<string | undefined>(question, [
        { value: undefined, name: chosen.length === 0 ? 'none of these' : 'that is all' },
        ...field.options.map(({ value, label }) => ({
          value,
          name: `${chosen.includes(value) ? '[x]' : '[ ]'} ${label}`,
        })),
      ])
      if (picked === undefined) return chosen.length > 0 ? chosen : undefined
      chosen = chosen.includes(picked)
        ? chosen.filter((each) => each !== picked)
        : field.options
            .map(({ value }) => value)
            .filter((each) => each === picked || chosen.includes(each))
    }
  }

  async function columns(field: Field, question: string, now: Json | undefined) {
    const before =
      now !== null && typeof now === 'object' && !Array.isArray(now) ? (now as Values) : {}
    const found: Record<string, Json> = {}
    for (const { value, label } of field.options) {
      const items = await listed(`${question}\n${label}:`, before[value])
      if (items !== undefined) found[value] = items
    }
    return Object.keys(found).length > 0 ? found : undefined
  }
}
