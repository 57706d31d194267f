// What may be said after writing was kept: people to call after words of danger, and a way to put it down when it runs in
// circles. An offer each, once a sitting, and never a block.
import { loadLexicons } from '../../files/content.ts'
import { riskIn } from '../../journal/care/lexicon.ts'
import { type Sat, type Signal, signalsIn } from '../../journal/care/strain.ts'
import type { Entry, Instant } from '../../journal/entry.ts'
import { localHour } from '../../journal/time/instant.ts'
import { listEntries } from '../../store/entries.ts'
import { listSessions, type Session } from '../../store/sessions.ts'
import type { Desk } from '../desk/desk.ts'
import { compose, keep } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import { ground } from './ground.ts'
import { offerClosing } from './rest.ts'

const day = 86_400_000

/** One quiet line where words of danger were kept, unless the writer has turned it off. Says whether it was shown. */
export function riskCard({ terminal, preferences }: Desk, text: string): boolean {
  if (!preferences.card || !riskIn(loadLexicons(), text)) return false
  terminal.note('')
  terminal.note(
    'Some of that is heavy to hold alone. If you want a person now: unearth support. Saved as written.',
  )
  return true
}

const because: Readonly<Record<Signal, string>> = {
  loop: 'These words are close to the last ones kept here, with few new ones among them.',
  why: 'The same why stands here three times. It does not get an answer by being asked again.',
  verdicts: 'There are verdicts on who you are here, and no act.',
  heavier: 'It was heavier after writing than before, twice of late.',
  long: 'That is a good deal of deep writing for one day.',
}

/** Kinds of entry that are writing, for what goes in circles. */
const writing: ReadonlySet<string> = new Set(['answer', 'page', 'note'])

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
    ({ begun, fields }) => now().utc - begun.utc < 7 * day && Array.isArray(fields['offered']),
  )
  if (week.length > 1) await offerClosing(desk)
  else if (week.length > 0) {
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
  const past = listEntries(store, { limit: 60 }).filter(
    ({ id, kind }) => !all.some((each) => each.id === id) && writing.has(kind),
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
  })
}

/** One page beside what was kept, asked in another way. */
async function stepAside(desk: Desk, kept: Entry, asked: string): Promise<void> {
  const what = { key: 'step', kind: 'page', fields: { asked, under: kept.id } }
  const composed = await compose(desk, {
    ...what,
    question: asked,
    doneLabel: 'keep',
    session: sessionFor(desk),
  })
  if (composed.end === 'written') keep(desk, what, composed)
}

function satOf({ fields }: Session): Sat {
  const { state, after, heavy, seconds } = fields
  return {
    heavy: heavy === true,
    seconds: typeof seconds === 'number' ? seconds : 0,
    ...(typeof state === 'string' ? { state } : {}),
    ...(typeof after === 'string' ? { after } : {}),
  }
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
