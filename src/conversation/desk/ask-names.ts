// Asking who is writing, what they call whom, and when it came out.

import { asked, said } from '../../files/said.ts'
import { isDay, type Names } from '../../journal/names.ts'
import { dayOf } from '../../journal/time/spoken.ts'
import { wallDay } from '../../journal/time/wall.ts'
import { given } from '../../text/given.ts'
import type { Desk } from './desk.ts'
import { writeNames } from './names.ts'

/** Asks who is writing, what they call whom, and when it came out; every answer may be empty. */
export async function askNames(desk: Desk): Promise<Names> {
  const { terminal, store } = desk
  const writer = await terminal.choose(...asked('names/writer'))
  if (writer === 'both') terminal.note(said('names/both'))
  const partner = await terminal.line(said('names/partner'))
  const third = await terminal.choose(...asked('names/third'))
  const hasOther = third === 'one' || third === 'more'
  const other = hasOther ? await terminal.line(said('names/other')) : ''
  const names: Names = {
    hasOther,
    ...given({
      writer: writer === 'else' ? undefined : writer,
      partner: partner.trim() || undefined,
      other: other.trim() || undefined,
      cameOut: await askCameOut(desk),
    }),
  }
  writeNames(store, names)
  return names
}

/** Asks when it came out; undefined where that is skipped. */
async function askCameOut(desk: Desk): Promise<Names['cameOut']> {
  const { terminal, now } = desk
  const when = await terminal.choose(...asked('names/came-out'))
  if (when === 'skip') return undefined
  if (when === 'not-yet') {
    terminal.note(said('names/not-out'))
    return 'not yet'
  }
  const { utc, zone } = now()
  const today = wallDay(utc, zone)
  if (when === 'now') return isDay(today) ? today : undefined
  for (;;) {
    const words = await terminal.line(said('names/came-out-day'))
    if (words.trim() === '') return undefined
    const day = dayOf(words, { now: utc, zone }, 'past')
    if (typeof day === 'string' && isDay(day)) return day
    if (typeof day !== 'string') terminal.note(day.refused)
  }
}
