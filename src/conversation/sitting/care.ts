// What may be offered after writing was kept: a way to put it down when it runs in circles. Once a sitting, never a block.
import { loadLexicons, loadPickers } from '../../files/content.ts'
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

const day = 86_400_000

const because: Readonly<Record<Signal, string>> = {
  loop: 'These words are close to the last ones kept here, with few new ones among them.',
  verdicts: 'There are verdicts on who you are here, and no act.',
  heavier: 'It was heavier after writing than before, twice of late.',
  long: 'That is a good deal of deep writing for one day.',
}

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
  terminal.note(because[first])
  if (!terminal.interactive) {
    terminal.note('Something steady, if you want it: unearth ground.')
    return signals
  }
  const choice = await terminal.choose('Any of these, or none:', [
    { value: 'on', name: 'go on' },
    { value: 'concrete', name: 'turn it concrete', note: 'what, when, who, what next' },
    { value: 'back', name: 'step back', note: 'your own name, as a fair friend would see it' },
    { value: 'down', name: 'put it down', note: 'something steady, and then the end' },
  ])
  if (choice === 'concrete')
    await stepAside(desk, kept, 'What happened, when, who was there? What is next? Plain facts.')
  if (choice === 'back') {
    await stepAside(
      desk,
      kept,
      'Tell it with your own name instead of "I", as a fair friend would who saw all of it.',
    )
  }
  if (choice === 'down') await ground(desk)
  const week = sessions.filter(
    (session) => now().utc - session.begun.utc < 7 * day && satOf(session).offered.length > 0,
  )
  if (week.length > 0) {
    terminal.note(
      'This came up before this week. "unearth walk support-check" asks whether more help would be good.',
    )
  }
  return signals
}

function signalsOf(
  { store, now }: Desk,
  sat: Sat,
  all: readonly Entry[],
  sessions: readonly Session[],
): readonly Signal[] {
  const past = listEntries(store, { limit: 30 }).filter(
    ({ id, kind }) => !all.some((each) => each.id === id) && plainKind(kind)?.writing === true,
  )
  const at = now()
  const today = sessions.filter(({ begun }) => at.utc - begun.utc < sinceMorning(at))
  return signalsIn({
    text: all.map(({ revision }) => revision.text).join('\n\n'),
    past: past.map(({ revision }) => revision.text),
    sat: [sat, ...sessions.map(satOf)],
    today: [sat, ...today.map(satOf)],
    lexicons: loadLexicons(),
    distress: loadPickers().heavy,
  })
}

/** One page beside what was kept, asked in another way. */
async function stepAside(desk: Desk, kept: Entry, asked: string): Promise<void> {
  const what = { key: draftKey.step, kind: 'page', fields: { asked, under: kept.id } }
  const composed = await compose(desk, {
    ...what,
    question: asked,
    doneLabel: 'keep',
    session: sessionFor(desk),
  })
  if (composed.end === 'written') await keep(desk, what, composed)
}

/** Milliseconds since this day began for the writer; a day goes on until four in the morning. */
function sinceMorning(now: Instant): number {
  const hour = (localHour(now) + 20) % 24
  const within = (now.utc + now.offset * 60_000) % 3_600_000
  return hour * 3_600_000 + within
}
