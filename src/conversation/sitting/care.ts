// What may be said after writing was kept: people to call after words of danger, and a way to put it down when it runs in
// circles. An offer each, once a sitting, and never a block.
import { loadLexicons, loadPickers } from '../../files/content.ts'
import { riskIn } from '../../journal/care/lexicon.ts'
import { type Sat, type Signal, signalsIn } from '../../journal/care/strain.ts'
import type { Entry } from '../../journal/entry.ts'
import { instantNow, localHour } from '../../journal/time/instant.ts'
import { keepEntry, listEntries } from '../../store/entries.ts'
import { listSessions, type Session } from '../../store/sessions.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'
import { preferencesOf } from '../desk/preferences.ts'
import { beside, compose } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import { ground } from './ground.ts'

const day = 86_400_000

/** One quiet line where words of danger were kept, unless the writer has turned it off. Says whether it was shown. */
export function riskCard({ terminal }: Context, store: Store, text: string): boolean {
  if (!preferencesOf(store).card || !riskIn(loadLexicons(), text)) return false
  terminal.note('')
  terminal.note(
    'Some of that is heavy to hold alone. If you want a person now: unearth support. Saved as written.',
  )
  return true
}

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
  context: Context,
  store: Store,
  kept: Entry,
  sat: Sat,
  all: readonly Entry[] = [kept],
): Promise<readonly Signal[]> {
  const { terminal, world } = context
  const now = instantNow(world.clock)
  const past = listEntries(store, { limit: 30 }).filter(
    ({ id, kind }) =>
      !all.some((each) => each.id === id) && ['answer', 'page', 'note'].includes(kind),
  )
  const sessions = listSessions(store, now.utc - 31 * day).filter(({ ended }) => ended !== null)
  const today = sessions.filter(({ begun }) => now.utc - begun.utc < sinceMidnight(context))
  const signals = signalsIn({
    text: all.map(({ revision }) => revision.text).join('\n\n'),
    past: past.map(({ revision }) => revision.text),
    sat: [sat, ...sessions.map(satOf)],
    today: [sat, ...today.map(satOf)],
    lexicons: loadLexicons(),
    distress: loadPickers().heavy,
  })
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
    await write('What happened, when, who was there? What is next? Plain facts.')
  if (choice === 'back') {
    await write(
      'Tell it with your own name instead of "I", as a fair friend would who saw all of it.',
    )
  }
  if (choice === 'down') await ground(context)
  const week = sessions.filter(
    ({ begun, fields }) => now.utc - begun.utc < 7 * day && Array.isArray(fields['offered']),
  )
  if (week.length > 0) {
    terminal.note(
      'This came up before this week. "unearth walk support-check" asks whether more help would be good.',
    )
  }
  return signals

  async function write(asked: string): Promise<void> {
    const key = 'step'
    const fields = { asked, under: kept.id }
    const composed = await compose(context, store, {
      key,
      kind: 'page',
      fields,
      question: asked,
      doneLabel: 'keep',
      session: sessionFor(store, { minutes: undefined }),
    })
    if (composed.end !== 'done') return
    const { fields: traced, marks } = beside(composed.traces)
    keepEntry(store, {
      kind: 'page',
      text: composed.text,
      fields: { ...fields, ...traced },
      marks,
      at: instantNow(world.clock),
      draft: key,
    })
  }
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

/** Milliseconds since this day began for the writer; a day goes on until four in the morning. */
function sinceMidnight({ world }: Context): number {
  const now = instantNow(world.clock)
  const hour = (localHour(now) + 20) % 24
  const within = (now.utc + now.offset * 60_000) % 3_600_000
  return hour * 3_600_000 + within
}
