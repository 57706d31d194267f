// A line of the map changed where it stands: a new revision each time, and the old one stays.
import { said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import { valuesOf } from '../../journal/record/events.ts'
import type { Values } from '../../journal/record/words.ts'
import type { Desk } from '../desk/desk.ts'
import { recordFor } from '../desk/kinds.ts'
import { askField, dropFieldDrafts } from '../record/ask-field.ts'
import { keepRecord } from '../record/keep.ts'

/** Opens its words in one line. */
export async function changeWords(desk: Desk, own: Entry): Promise<void> {
  const kind = recordFor(desk, 'map')
  const [main] = kind.fields
  if (main === undefined) return
  const values = valuesOf(own)
  const text = await askField(desk, kind, main, values[main.name])
  await keepChanged(desk, own, text === undefined ? values : { ...values, [main.name]: text })
}

/** Asks for the rest, a field at a time, each with what stands; Enter leaves it. */
export async function changeFields(desk: Desk, own: Entry): Promise<void> {
  const kind = recordFor(desk, 'map')
  let values = valuesOf(own)
  for (const field of kind.fields.slice(1)) {
    const value = await askField(desk, kind, field, values[field.name])
    if (value === undefined && field.needed) break
    const { [field.name]: _, ...rest } = values
    values = value === undefined ? rest : { ...rest, [field.name]: value }
  }
  await keepChanged(desk, own, values)
}

async function keepChanged(desk: Desk, own: Entry, values: Values): Promise<void> {
  const { terminal } = desk
  const before = valuesOf(own)
  const names = new Set([...Object.keys(before), ...Object.keys(values)])
  if ([...names].every((name) => before[name] === values[name])) {
    terminal.note(said('map/as-it-was'))
    return
  }
  const kind = recordFor(desk, 'map')
  await keepRecord(desk, kind, values, { instead: own })
  // Only once its words are in the revision.
  dropFieldDrafts(desk, kind, kind.fields)
  terminal.note(said('map/changed'))
}
