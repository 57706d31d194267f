// What the writer ticked in a record before, where a walk asks about it.
import { said } from '../../files/said.ts'
import { listIn } from '../../journal/record/events.ts'
import type { Walk } from '../../journal/walk/walk.ts'
import type { Desk } from '../desk/desk.ts'
import { versioned } from '../record/keep.ts'

/** Shows it, such as the ticks of the story before a sentence that has to be earned. */
export async function showTicks(
  { terminal, store, kinds }: Desk,
  shows: NonNullable<Walk['shows']>,
): Promise<void> {
  const kind = kinds.find(({ id }) => id === shows.kind)
  const record = kind && versioned(store, kind)
  if (kind === undefined || record === undefined) return
  const ticks = listIn(record, shows.field)
  const all = kind.fields.find(({ name }) => name === shows.field)?.options ?? []
  const lines = all.map(({ value, label }) => `[${ticks.includes(value) ? 'x' : ' '}] ${label}`)
  const { title } = kind
  const named = `${title.charAt(0).toLowerCase()}${title.slice(1)}`
  await terminal.pause(said('sitting/ticked', { what: named }), lines.join('\n'))
}
