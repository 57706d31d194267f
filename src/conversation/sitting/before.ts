// What may be said before a page: how to write, before the first timed one; that it is late; the day after a heavy sitting;
// after a long time away the one question what still holds. Each once, and nothing of it is asked of a pipe.
import type { Instant } from '../../journal/entry.ts'
import { localHour } from '../../journal/time/instant.ts'
import { listEntries } from '../../store/entries.ts'
import { listSessions } from '../../store/sessions.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'
import type { Desk } from '../desk/desk.ts'
import { somebody } from '../desk/somebody.ts'
import { compose, keep } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import { riskCard } from './care.ts'
import { ground } from './ground.ts'
import { setForToday } from './today.ts'

const words = {
  how: 'Before the first one',
  write: [
    'Keep the hand moving until the bell; if you run dry, write that you have run dry.',
    'Spelling and order do not matter, and nothing has to be fair.',
    'Nobody sees this but you, unless one day you hand it to someone.',
    'If it gets too much, write about something else, or stop: that counts as writing.',
  ],
  late: 'It is late. Ten minutes, then something warm and the light out.',
  holds: 'What of this still holds?',
  heavy: 'The last sitting was a heavy one. It can go on for a day.',
  heavier: 'Then leave that one alone for a while.',
  steady: 'something steady',
  stop: 'stop here for today',
  on: 'go on',
}

const day = 86_400_000
/** After this long without an entry or a sitting, in milliseconds, the first evening asks one question. */
const away = 30 * day

/** The settings that hold what was asked already. */
const gapKey = 'asked/gap'
const heavyKey = 'asked/heavy'

/** The four sentences on how to write, before the first timed page of a journal. */
export async function howToWrite(desk: Desk): Promise<void> {
  const timed = listSessions(desk.store).some(({ fields }) => fields['minutes'] !== undefined)
  if (!timed) await desk.terminal.pause(words.how, words.write.join('\n\n'))
}

/** One quiet line from ten in the evening until four; undefined at other hours and where nobody reads it. */
export function lateWord(desk: Desk): string | undefined {
  const hour = localHour(desk.now())
  return (hour >= 22 || hour < 4) && somebody(desk) ? words.late : undefined
}

/** After thirty days away: one question on a page, with what was set for the day above it, kept as a page. Says whether it was asked. */
export async function whatHolds(desk: Desk): Promise<boolean> {
  const { store, now } = desk
  if (!somebody(desk) || !wasAway(store, now().utc)) return false
  const lines = setForToday(desk)
  if (lines.length === 0) return false
  const pinned = lines.map(({ text }) => text)
  const what = { key: 'gap', kind: 'page', fields: { asked: words.holds, lines: pinned } }
  const composed = await compose(desk, {
    ...what,
    question: words.holds,
    pinned,
    doneLabel: 'keep',
    menu: [{ key: 's', id: 'skip', label: 'skip this' }],
    session: sessionFor(desk),
  })
  writeSetting(store, gapKey, now().utc)
  if (composed.end === 'written') riskCard(desk, keep(desk, what, composed).entry.revision.text)
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

/** The day after a heavy sitting: one sentence, once. Says whether it was said. */
export function nextDayWord(desk: Desk): boolean {
  const { store, now, terminal } = desk
  const heavy = listSessions(store, now().utc - 2 * day).find(
    ({ ended, fields }) => ended !== null && fields['heavy'] === true,
  )
  if (heavy === undefined || !somebody(desk) || readSetting(store, heavyKey) === heavy.id)
    return false
  if (nightOf(now()) - nightOf(heavy.begun) !== 1) return false
  writeSetting(store, heavyKey, heavy.id)
  terminal.note(words.heavy)
  return true
}

/** Where it is heavier on that day: something steady, or the end of it, or going on. False where it ends. */
export async function afterHeavy(desk: Desk): Promise<boolean> {
  const choice = await desk.terminal.choose(
    words.heavier,
    [
      { value: 'steady', name: words.steady },
      { value: 'stop', name: words.stop },
      { value: 'on', name: words.on },
    ],
    { unasked: 'on' },
  )
  if (choice === 'steady') await ground(desk)
  return choice !== 'stop'
}

/** The number of the day a moment belongs to: a night belongs to the evening before it, until four. */
function nightOf({ utc, offset }: Instant): number {
  return Math.floor((utc + (offset - 4 * 60) * 60_000) / day)
}
