// One sitting with a walk: a loop over the sitting's data, with the page for each question and every door out of it.
import { exit, Trouble } from '../../errors.ts'
import { loadDigs, loadLexicons } from '../../files/content.ts'
import { answerOf } from '../../journal/answer.ts'
import { riskIn } from '../../journal/care/lexicon.ts'
import type { SessionFields } from '../../journal/fields.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { nextProbe } from '../../journal/walk/probe.ts'
import { questionsFor } from '../../journal/walk/shelves.ts'
import {
  type Asked,
  ask,
  beginSitting,
  closing,
  dig,
  move,
  type Sitting,
  told,
} from '../../journal/walk/sitting.ts'
import type { Walk } from '../../journal/walk/walk.ts'
import { listEntries } from '../../store/entries.ts'
import { dropPlace, readPlace, writePlace } from '../../store/places.ts'
import { beginSession, endSession } from '../../store/sessions.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { thereIsFear } from '../desk/fear.ts'
import { inDanger } from '../page/after-kept.ts'
import { type Composed, compose } from '../page/compose.ts'
import { afterAnswer } from './after-answer.ts'
import { type Here, keepAnswer, keptAs, pose, words } from './asking.ts'
import { offerRest } from './care.ts'
import { leaveFloor } from './floors.ts'
import { landing, warned } from './landing.ts'
import { lookAgain } from './look-again.ts'
import { showTicks } from './ticks.ts'

export type SitDown = {
  readonly state?: string | undefined
  readonly startOver?: boolean
  readonly editor?: boolean
}

/**
 * Sits down with `walk` at the place it was put down, or at its first question, until it is finished or put down
 * again. Each answer is kept as it is given. Throws as compose does; the place is kept then too.
 */
export async function sitDown(desk: Desk, walk: Walk, how: SitDown): Promise<void> {
  const { terminal, store, now, names } = desk
  const { state, startOver = false, editor = false } = how
  const place = startOver ? undefined : readPlace(store, walk.id)
  const questions = questionsFor(walk, names)
  if (questions.length === 0) throw nothingToAsk(walk)
  if (!(await warned(desk, walk))) return
  const heavy = walk.intensity === 'high'
  const session = beginSession(store, {
    walk: walk.id,
    at: now(),
    fields: { heavy, ...given({ state }) },
  })
  const here = { desk, walk, session, editor }
  const onPlace = 'You put this down here. It goes on from where you were.'
  let sitting = told(
    { ...beginSitting(questions, place), fear: thereIsFear(desk) },
    place === undefined ? undefined : onPlace,
  )
  let ended: SessionFields = {}
  try {
    if (walk.shows !== undefined) await showTicks(desk, walk.shows)
    if (!startOver) sitting = await lookAgain(here, sitting)
    for (let asked = ask(sitting); asked !== undefined; asked = ask(sitting)) {
      writePlace(store, walk.id, asked.question.id, now())
      const composed = await pose(here, sitting, asked)
      sitting = told(sitting, undefined)
      if (composed.end === 'written') {
        sitting = await keepAnswer(here, sitting, asked, composed)
        sitting = await afterAnswer(here, sitting, asked)
      }
      const choice = composed.end === 'choice' ? composed.choice : 'next'
      if (choice === 'stop') {
        terminal.note(`Put down. "unearth walk ${walk.id}" goes on from here, any day.`)
        return
      }
      sitting = await moved(here, sitting, asked, composed, choice)
    }
    sitting = await close(here, sitting)
    dropPlace(store, walk.id)
    await landing(desk, walk, sitting.kept.size)
    ended = await afterwards(here, sitting, state)
  } finally {
    endSession(store, session, now(), {
      seconds: secondsKept(sitting),
      ...(sitting.fear ? { fear: true } : {}),
      ...ended,
    })
  }
  const count = sitting.kept.size
  if (count > 0) terminal.note(count === 1 ? 'One answer is kept.' : `${count} answers are kept.`)
}

/** The sitting after a door of the page's menu, or after an answer. */
async function moved(
  here: Here,
  sitting: Sitting,
  asked: Asked,
  composed: Composed,
  choice: string,
): Promise<Sitting> {
  const { desk, walk } = here
  const text = composed.end === 'choice' ? composed.text : ''
  const wrote = composed.end === 'choice' && text.trim() !== ''
  switch (choice) {
    case 'earlier':
      return told(sitting, await showEarlier(desk, sitting, asked))
    case 'dig': {
      const now = wrote ? await keepAnswer(here, sitting, asked, composed) : sitting
      return dig(now, asked, text, () =>
        riskIn(loadLexicons(), text)
          ? undefined
          : nextProbe(walk, asked.question, now.dug, loadDigs()),
      )
    }
    case 'floor': {
      // What was written is kept, and the question waits for another day.
      const now = wrote ? await keepAnswer(here, sitting, asked, composed) : sitting
      leaveFloor(desk, words(desk, asked), keptAs(here, now, asked).fields)
      const day = formatInstant(desk.now(), 'day')
      return told(move(now, 'next'), `Left here on ${day}. It comes back another day.`)
    }
    default:
      return move(sitting, choice === 'back' ? 'back' : 'next')
  }
}

async function showEarlier(
  { terminal, store }: Desk,
  sitting: Sitting,
  asked: Asked,
): Promise<string | undefined> {
  const earlier = listEntries(store, { question: asked.question.id, limit: 20 }).filter(
    ({ id }) => sitting.kept.get(asked.id)?.id !== id,
  )
  if (earlier.length === 0) return 'Nothing was written to this question before.'
  const text = earlier
    .map(({ created, revision }) => `${formatInstant(created, 'full')}\n\n${revision.text}`)
    .join('\n\n\n')
  await terminal.show('What you wrote to this before', text)
  return undefined
}

/** The closing line: a sentence to finish, or to leave as it stands. */
async function close(here: Here, sitting: Sitting): Promise<Sitting> {
  const { desk, walk } = here
  const asked = closing(sitting, walk)
  const composed = await compose(desk, {
    ...keptAs(here, sitting, asked),
    question: `${walk.title} · to close\n${words(desk, asked)}`,
    doneLabel: 'close',
    note: 'Finish the line if you like, or leave it as it stands.',
  })
  return composed.end === 'written' ? keepAnswer(here, sitting, asked, composed) : sitting
}

/** What may be said once everything is kept; returns what the session keeps of it. */
async function afterwards(
  { desk, walk }: Here,
  sitting: Sitting,
  state: string | undefined,
): Promise<SessionFields> {
  const all = [...sitting.kept.values()]
  const last = all.at(-1)
  if (last === undefined) return {}
  if (inDanger(desk, all.map(({ revision }) => revision.text).join('\n\n'))) return {}
  const heavy = walk.intensity === 'high'
  const close = heavy ? await howItLeft(desk) : undefined
  const sat = { heavy, seconds: secondsKept(sitting), ...given({ state }) }
  const offered = await offerRest(desk, last, sat, all)
  return { ...given({ close }), ...(offered.length > 0 ? { offered } : {}) }
}

/** One key after a heavy walk: smaller, the same, or more open. */
function howItLeft({ terminal }: Desk): Promise<string | undefined> {
  return terminal.choose<string | undefined>(
    'After this, are you smaller, the same, or more open?',
    [
      { value: undefined, name: 'skip this' },
      { value: 'smaller', name: 'smaller' },
      { value: 'same', name: 'the same' },
      { value: 'more open', name: 'more open' },
    ],
    { unasked: undefined },
  )
}

function secondsKept({ kept }: Sitting): number {
  return [...kept.values()].reduce((sum, entry) => sum + (answerOf(entry).seconds ?? 0), 0)
}

function nothingToAsk(walk: Walk): Trouble {
  return new Trouble(
    exit.nothing,
    `"${walk.title}" has no question that fits without a third person.`,
  )
}
