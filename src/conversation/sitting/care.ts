// What may be offered after writing was kept: a way to put it down when it runs in circles. Once a sitting, never a block.
import { loadLexicons, loadPickers } from '../../files/content.ts'
import { asked, said } from '../../files/said.ts'
import { type Signal, signalsIn } from '../../journal/care/strain.ts'
import { draftKey } from '../../journal/draft.ts'
import { type Entry, type Instant, plainKind } from '../../journal/entry.ts'
import { type Sat, type Session, satOf } from '../../journal/session.ts'
import { localHour } from '../../journal/time/instant.ts'
import { listEntries } from '../../store/entries.ts'
import { listSessions } from '../../store/sessions.ts'
import type { Desk } from '../desk/desk.ts'
import { compose, keep } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import { ground } from './ground.ts'
import { offerClosing } from './rest.ts'

const day = 86_400_000

/**
 * Offers a way out where what was kept goes round in circles or the day has been long: to turn it concrete, to step back,
 * to put it down, or simply to go on. `sat` is this sitting, `all` what it kept, `kept` the last of it. Returns what spoke for it, for the session's record.
 */
export async function offerRest(
  desk: Desk,
  kept: Entry,
  sat: Sat,
  all: readonly Entry[] = [kept],
): Promise<readonly Signal[]> {
  const { terminal, store, now } = desk
  const sessions = listSessions(store, now().utc - 31 * day).filter(({ ended }) => ended !== null)
  const signals = signalsOf(desk, sat, all, sessions)
  const [first] = signals
  if (first === undefined) return signals
  terminal.note('')
  terminal.note(because(first))
  if (!terminal.answered) {
    terminal.note(said('care/steady'))
    return signals
  }
  const choice = await terminal.choose(...asked('care/rest'))
  if (choice === 'concrete') await stepAside(desk, kept, said('care/concrete'))
  if (choice === 'back') await stepAside(desk, kept, said('care/back'))
  if (choice === 'down') await ground(desk)
  const week = sessions.filter(
    (session) => now().utc - session.begun.utc < 7 * day && satOf(session).offered.length > 0,
  )
  if (week.length > 1) await offerClosing(desk)
  else if (week.length > 0) {
    terminal.note(said('care/more-help'))
  }
  return signals
}

function because(signal: Signal): string {
  switch (signal) {
    case 'loop':
      return said('care/loop')
    case 'why':
      return said('care/why')
    case 'verdicts':
      return said('care/verdicts')
    case 'heavier':
      return said('care/heavier')
    case 'long':
      return said('care/long')
  }
}

function signalsOf(
  { store, now }: Desk,
  sat: Sat,
  all: readonly Entry[],
  sessions: readonly Session[],
): readonly Signal[] {
  const past = listEntries(store, { limit: 60 }).filter(
    ({ id, kind }) => !all.some((each) => each.id === id) && plainKind(kind)?.writing === true,
  )
  const at = now()
  const today = sessions.filter(({ begun }) => at.utc - begun.utc < sinceMorning(at))
  return signalsIn({
    pages: all.map(({ revision }) => revision.text),
    day: nightOf(at),
    past: past.map(({ revision, created }) => ({ text: revision.text, day: nightOf(created) })),
    sat: [sat, ...sessions.map(satOf)],
    today: [sat, ...today.map(satOf)],
    lexicons: loadLexicons(),
    distress: loadPickers().heavy,
  })
}

/** One page beside what was kept, asked in another way. */
async function stepAside(desk: Desk, kept: Entry, question: string): Promise<void> {
  const what = { key: draftKey.step, kind: 'page', fields: { asked: question, under: kept.id } }
  const composed = await compose(desk, {
    ...what,
    question,
    doneLabel: 'keep',
    session: sessionFor(desk),
  })
  if (composed.end === 'written') await keep(desk, what, composed)
}

/** The day a moment belongs to; a night belongs to the evening before it, until four. */
function nightOf({ utc, offset }: Instant): string {
  return new Date(utc + (offset - 4 * 60) * 60_000).toISOString().slice(0, 10)
}

/** Milliseconds since this day began for the writer; a day goes on until four in the morning. */
function sinceMorning(now: Instant): number {
  const hour = (localHour(now) + 20) % 24
  const within = (now.utc + now.offset * 60_000) % 3_600_000
  return hour * 3_600_000 + within
}
