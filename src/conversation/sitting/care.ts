// What may be said after writing was kept: people to call after words of danger, and a way to put it down when it runs in
// circles. An offer each, once a sitting, and never a block.
import { loadLexicons, loadPickers } from '../../files/content.ts'
import { asked, said } from '../../files/said.ts'
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
  terminal.note(said('care/risk'))
  return true
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
  terminal.note(because(first))
  if (!terminal.interactive) {
    terminal.note(said('care/steady'))
    return signals
  }
  const choice = await terminal.choose(...asked('care/rest'))
  if (choice === 'concrete') await write(said('care/concrete'))
  if (choice === 'back') await write(said('care/back'))
  if (choice === 'down') await ground(context)
  const week = sessions.filter(
    ({ begun, fields }) => now.utc - begun.utc < 7 * day && Array.isArray(fields['offered']),
  )
  if (week.length > 0) {
    terminal.note(said('care/more-help'))
  }
  return signals

  async function write(question: string): Promise<void> {
    const key = 'step'
    const fields = { asked: question, under: kept.id }
    const composed = await compose(context, store, {
      key,
      kind: 'page',
      fields,
      question,
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

function because(signal: Signal): string {
  switch (signal) {
    case 'loop':
      return said('care/loop')
    case 'verdicts':
      return said('care/verdicts')
    case 'heavier':
      return said('care/heavier')
    case 'long':
      return said('care/long')
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
