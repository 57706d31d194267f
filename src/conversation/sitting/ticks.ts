// What the writer ticked of the story, where a walk asks about it.
import { listIn } from '../../journal/record/events.ts'
import type { Desk } from '../desk/desk.ts'
import { versioned } from '../record/keep.ts'

/** What the writer ticked of the story, before a sentence that has to be earned. */
export async function showTicks(desk: Desk): Promise<void> {
  const kind = desk.kinds.find(({ id }) => id === 'story')
  const story = kind && versioned(desk.store, kind)
  if (kind === undefined || story === undefined) return
  const ticks = listIn(story, 'ticks')
  const all = kind.fields.find(({ name }) => name === 'ticks')?.options ?? []
  const lines = all.map(({ value, label }) => `[${ticks.includes(value) ? 'x' : ' '}] ${label}`)
  await desk.terminal.pause('What you ticked of the story of why', lines.join('\n'))
}
