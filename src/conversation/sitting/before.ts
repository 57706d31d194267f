// What may be said before a page: how to write, before the first timed one; that it is late; the day after a heavy sitting;
// after a long time away the one question what still holds. Each once, and nothing of it is asked of a pipe.
import { asked, said } from '../../files/said.ts'
import { draftKey } from '../../journal/draft.ts'
import type { Instant } from '../../journal/entry.ts'
import { satOf } from '../../journal/session.ts'
import { formatInstant, localHour } from '../../journal/time/instant.ts'
import { listEntries } from '../../store/entries.ts'
import { listSessions } from '../../store/sessions.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'
import type { Desk } from '../desk/desk.ts'
import { compose, keep } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import { ground } from './ground.ts'
import { setForToday } from './today.ts'

const day = 86_400_000
/** After this long without an entry or a sitting, in milliseconds, the first evening asks one question. */
const away = 30 * day

/** The settings that hold what was asked already. */
const gapKey = 'asked/gap'
const heavyKey = 'asked/heavy'

/** The four sentences on how to write, for above the first timed page of a journal; none for the next. */
export function howToWrite({ store }: Desk): readonly string[] {
  const timed = listSessions(store).some((session) => satOf(session).minutes !== undefined)
  return timed ? [] : [said('sitting/how-to-write-lines')]
}

/** One quiet line from ten in the evening until four; undefined at other hours and where nobody reads it. */
export function lateWord(desk: Desk): string | undefined {
  const now = desk.now()
  const hour = localHour(now)
  if (!desk.terminal.answered || (hour >= 4 && hour < 22)) return undefined
  const time = formatInstant(now, 'time')
  return said(hour >= 1 && hour < 4 ? 'sitting/late-night' : 'sitting/late', { time })
}

/** After thirty days away: one question on a page, with what was set for the day above it, kept as a page. Says whether it was asked. */
export async function whatHolds(desk: Desk): Promise<boolean> {
  const { store, now } = desk
  if (!desk.terminal.answered || !wasAway(store, now().utc)) return false
  const lines = setForToday(desk, { old: true })
  if (lines.length === 0) return false
  const question = said('today/holds')
  const what = { key: draftKey.gap, kind: 'page', fields: { asked: question } }
  const composed = await compose(desk, {
    ...what,
    question,
    pinned: lines.map(({ text }) => text),
    doneLabel: 'keep',
    menu: [{ key: 's', id: 'skip', label: said('sitting/skip') }],
    session: sessionFor(desk),
  })
  writeSetting(store, gapKey, now().utc, now())
  if (composed.end === 'written') await keep(desk, what, composed)
  return true
}

/** Something is kept here, and for thirty days nothing was, nor was anything asked. */
function wasAway(store: Store, now: number): boolean {
  const from = now - away
  const asked = Number(readSetting(store, gapKey) ?? 0)
  return (
    asked < from &&
    listEntries(store, { limit: 1 }).length > 0 &&
    listEntries(store, { limit: 1, from }).length === 0 &&
    listSessions(store, from).length === 0
  )
}

/** The day after a heavy sitting one sentence, once; undefined on other days. */
export function nextDayWord(desk: Desk): string | undefined {
  const { store, now } = desk
  const heavy = listSessions(store, now().utc - 2 * day).find(
    (session) => session.ended !== null && satOf(session).heavy,
  )
  if (heavy === undefined || !desk.terminal.answered || readSetting(store, heavyKey) === heavy.id)
    return undefined
  if (nightOf(now()) - nightOf(heavy.begun) !== 1) return undefined
  writeSetting(store, heavyKey, heavy.id, now())
  return said('sitting/day-after')
}

/** Where it is heavier on that day: something steady, or the end of it, or going on. False where it ends. */
export async function afterHeavy(desk: Desk): Promise<boolean> {
  const choice = await desk.terminal.choose(...asked('sitting/still-heavier'), { unasked: 'on' })
  if (choice === 'steady') await ground(desk)
  return choice !== 'stop'
}

/** The number of the day a moment belongs to: a night belongs to the evening before it, until four. */
function nightOf({ utc, offset }: Instant): number {
  return Math.floor((utc + (offset - 4 * 60) * 60_000) / day)
}
