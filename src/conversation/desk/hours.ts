// Hours that were set down as off limits for talks between two: said where one is begun inside them, with a choice.
import { asked } from '../../files/said.ts'
import { eventsByRecord } from '../../journal/record/events.ts'
import { offLimits } from '../../journal/record/hours.ts'
import { kindFor } from '../../journal/record/kind.ts'
import { hasEnded } from '../../journal/record/open.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { wall } from '../../journal/time/spoken.ts'
import { listEntries } from '../../store/entries.ts'
import type { Desk } from './desk.ts'

/** Says so where a talk that still stands has this hour as off limits; false where it is left for another time. Never a refusal. */
export async function outsideHours(desk: Desk): Promise<boolean> {
  const words = againstNow(desk)
  if (words === undefined) return true
  const time = formatInstant(desk.now(), 'time')
  const choice = await desk.terminal.choose(...asked('talk/off-hours', { words, time }), {
    unasked: 'begin',
  })
  return choice === 'begin'
}

function againstNow({ store, kinds, now }: Desk): string | undefined {
  const kind = kindFor(kinds, 'clock')
  if (kind === undefined) return undefined
  const all = listEntries(store, { kinds: [kind.id, 'event'], all: true })
  const happened = eventsByRecord(all.filter((entry) => entry.kind === 'event'))
  const { utc, zone } = now()
  const here = wall(utc, zone)
  for (const entry of all) {
    if (entry.kind !== kind.id || hasEnded(kind, happened.get(entry.id) ?? [])) continue
    const words = offLimits(entry, here)
    if (words !== undefined) return words
  }
  return undefined
}
