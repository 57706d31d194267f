// Asking for a record, a field at a time. What was answered so far is a draft after every field, and waits like any other.
import { said } from '../../files/said.ts'
import { livedIn } from '../../journal/draft.ts'
import type { Instant } from '../../journal/entry.ts'
import { objectOf } from '../../journal/fields.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { recordText, type Values } from '../../journal/record/words.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { claimDraft, dropDraft, readDraft, saveDraft } from '../../store/drafts.ts'
import type { Desk } from '../desk/desk.ts'
import { afterKept } from '../page/after-kept.ts'
import { askField, dropFieldDrafts, recordDraft } from './ask-field.ts'

/**
 * Asks for the fields that `given` has no value for, or for all of them with what stands now, where it is a new version.
 * Undefined where what is needed was not answered: what was answered waits in the draft. Throws as compose and the
 * terminal's questions do.
 */
export async function askRecord(
  desk: Desk,
  kind: RecordKind,
  given: Values = {},
  standing: Values = {},
  lived?: Instant,
): Promise<Values | undefined> {
  const { terminal, store, now, names } = desk
  const key = recordDraft(kind)
  const begun = now()
  if (claimDraft(store, key) === 'beside') terminal.note(said('page/beside'))
  let values: Values = { ...(await waiting(desk, kind)), ...given }
  for (const field of kind.fields) {
    if (field.needs === 'other' && !names.hasOther) continue
    if (Object.hasOwn(values, field.name)) continue
    const value = await askField(desk, kind, field, stands(kind, values, standing)[field.name])
    if (value === undefined && field.needed) {
      await afterKept(desk, recordText(kind, values))
      terminal.note('Put aside; what was answered waits here. "Not now" is fine.')
      return undefined
    }
    if (value === undefined) continue
    values = { ...values, [field.name]: value }
    const text = recordText(kind, values)
    const changed = now()
    const on = lived ?? livedIn(readDraft(store, key)?.fields ?? {})
    const fields = { values, ...(on === undefined ? {} : { lived: on }) }
    saveDraft(store, { key, kind: kind.id, text, cursor: 0, fields, begun, changed })
    // Only once its words are in the record's own draft.
    dropFieldDrafts(desk, kind, [field])
  }
  return values
}

/** What stands of a record; nothing once its first choice is another, so that old ticks are not carried into it. */
function stands({ fields: [first] }: RecordKind, values: Values, standing: Values): Values {
  if (first?.type !== 'choice' || values[first.name] === undefined) return standing
  return values[first.name] === standing[first.name] ? standing : {}
}

/** What was answered before and waits; nothing where it is begun anew. */
async function waiting({ terminal, store }: Desk, kind: RecordKind): Promise<Values> {
  const key = recordDraft(kind)
  const draft = readDraft(store, key)
  if (draft === undefined) return {}
  const goOn = await terminal.choose(
    `${kind.title}, begun ${formatInstant(draft.changed, 'full')}, waits here.`,
    [
      { value: true, name: 'go on with it' },
      { value: false, name: 'begin anew' },
    ],
    { unasked: true },
  )
  if (goOn) return objectOf(draft.fields.values)
  dropDraft(store, key)
  return {}
}
