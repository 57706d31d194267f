// Asking who is writing, what they call whom, and when it came out: each when it is first needed, or all of it by its own door.

import { asked, said } from '../../files/said.ts'
import { objectOf } from '../../journal/fields.ts'
import { isDay, type Names } from '../../journal/names.ts'
import { dayOf } from '../../journal/time/spoken.ts'
import { wallDay } from '../../journal/time/wall.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import { given } from '../../text/given.ts'
import type { Desk } from './desk.ts'
import { writeNames } from './names.ts'

/** Asks who is writing, before the first question of a journal. Returns what is said to that; undefined where nothing is. */
export async function askWriter({ terminal, store, now }: Desk): Promise<string | undefined> {
  const writer = await terminal.choose(...asked('names/writer'), { unasked: 'else' })
  writeSetting(store, 'names', writer === 'else' ? {} : { writer }, now())
  return writer === 'both' ? said('names/both') : undefined
}

/** Asks whether there was somebody else in it, before the first question that needs one. */
export async function askWhoElse({ terminal, store, now }: Desk): Promise<void> {
  const third = await terminal.choose(...asked('names/third'))
  const hasOther = third === 'one' || third === 'more'
  writeSetting(store, 'names', { ...objectOf(readSetting(store, 'names')), hasOther }, now())
}

/** Whether all of it was asked, at whatever time. */
export function namesAsked({ store, names }: Desk): boolean {
  const { partner, cameOut } = names
  return partner !== undefined || cameOut !== undefined || readSetting(store, askedKey) === true
}

/** The setting that says so. */
const askedKey = 'asked/names'

/** Asks who is writing, what they call whom, and when it came out; every answer may be empty. */
export async function askNames(desk: Desk): Promise<Names> {
  const { terminal, store, now } = desk
  const writer = await terminal.choose(...asked('names/writer'))
  if (writer === 'both') terminal.note(said('names/both'))
  const partner = await terminal.line(said('names/partner'))
  const third = await terminal.choose(...asked('names/third'))
  const hasOther = third === 'one' || third === 'more'
  writeSetting(store, askedKey, true, now())
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
  writeNames(store, names, now())
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
