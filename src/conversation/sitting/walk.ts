// One sitting with a walk: a loop over the sitting's data, with the page for each question and every door out of it.
import { exit, Trouble } from '../../errors.ts'
import { loadDigs, loadLexicons, loadOrder } from '../../files/content.ts'
import { asked as choicesOf, said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import { riskIn } from '../../journal/care/lexicon.ts'
import type { SessionFields } from '../../journal/fields.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { nextProbe } from '../../journal/walk/probe.ts'
import { questionsFor } from '../../journal/walk/shelves.ts'
import { digs } from '../../journal/walk/sight.ts'
import {
  type Asked,
  ask,
  beginSitting,
  closing,
  dig,
  longer,
  mayStop,
  move,
  type Sitting,
  seen,
  told,
} from '../../journal/walk/sitting.ts'
import type { Question, Walk } from '../../journal/walk/walk.ts'
import { questionsAnswered } from '../../store/activity.ts'
import { listEntries } from '../../store/entries.ts'
import { dropPlace, readPlace, writePlace } from '../../store/places.ts'
import { beginSession, dropSession, endSession } from '../../store/sessions.ts'
import { given } from '../../text/given.ts'
import { askWhoElse } from '../desk/ask-names.ts'
import type { Desk } from '../desk/desk.ts'
import { thereIsFear } from '../desk/fear.ts'
import { outsideHours } from '../desk/hours.ts'
import { saidWhoElse } from '../desk/names.ts'
import { offerMirror } from '../mirror/offer.ts'
import { inDanger } from '../page/after-kept.ts'
import { type Composed, compose } from '../page/compose.ts'
import { peopleCard } from '../page/people-card.ts'
import { afterAnswer, liftAny } from './after-answer.ts'
import { type Evening, type Here, keepAnswer, keptAs, pose, words } from './asking.ts'
import { lateWord } from './before.ts'
import { offerRest } from './care.ts'
import { leaveFloor } from './floors.ts'
import { headOf, landing, warned } from './landing.ts'
import { lookAgain } from './look-again.ts'
import { closedDoor, throughDoor } from './rest.ts'
import { serveStory } from './served.ts'
import { goesOn } from './suggestion.ts'
import { showTicks } from './ticks.ts'
import { type Leaving, wayOf } from './ways.ts'
import { whoItWas } from './who-it-was.ts'

export type SitDown = {
  readonly state?: string | undefined
  readonly startOver?: boolean
  readonly editor?: boolean
  /** By the main door: nothing but care stands before the page, and it leads on from there. */
  readonly evening?: Evening
}

/**
 * Sits down with `walk` at the place it was put down, or at its first question, until it is finished or put down
 * again. Each answer is kept as it is given. Returns the way it was left by, where that is one of an evening's.
 * Throws as compose does; the place is kept then too.
 */
export async function sitDown(desk: Desk, walk: Walk, how: SitDown): Promise<Leaving | undefined> {
  const { terminal, store, now, names } = desk
  const { state, startOver = false, editor = false, evening } = how
  const place = startOver ? undefined : readPlace(store, walk.id)
  const all = questionsFor(walk, names)
  const questions = walk.length === 'lines' ? nextLine(desk, walk, all) : all
  if (questions.length === 0) throw nothingToAsk(walk)
  if (!(await entered(desk, walk))) return undefined
  const heavy = walk.intensity === 'high'
  const session = beginSession(store, {
    walk: walk.id,
    at: now(),
    fields: { heavy, ...given({ state }) },
  })
  const late = lateWord(desk)
  const opening = [
    ...headOf(walk),
    ...(late === undefined ? [] : [late]),
    ...(evening?.above ?? []),
    ...(goesOn(desk, walk) ? [said('sitting/still-going-on')] : []),
  ]
  const here: Here = { desk, walk, session, editor, opening, ...given({ evening }) }
  const begun = {
    ...beginSitting(questions, place),
    seen: new Set(evening?.seen),
    fear: thereIsFear(desk),
  }
  let at: Step = {
    sitting: told(begun, place === undefined ? undefined : said('sitting/goes-on')),
    end: undefined,
  }
  let ended: SessionFields = {}
  try {
    if (walk.shows !== undefined) await showTicks(desk, walk.shows)
    if (!startOver && evening === undefined) {
      at = { ...at, sitting: await lookAgain(here, at.sitting) }
    }
    await throughQuestions(here, at.sitting, (now) => {
      at = now
    })
    if (at.end === undefined) at = { ...at, sitting: await toItsEnd(here, at.sitting) }
    if (!passedOver(at)) await onPeople(here)
    if (at.end === 'down') return at.leaving
    await landing(desk, walk, at.sitting.kept.size)
    ended = await afterwards(here, at.sitting, state)
  } finally {
    const passed = passedOver(at)
    if (passed && place === undefined) dropPlace(store, walk.id)
    else if (at.end !== undefined) terminal.note(said('sitting/put-down'))
    if (passed) dropSession(store, session)
    else {
      endSession(store, session, now(), {
        seconds: secondsKept(at.sitting),
        ...(at.sitting.fear ? { fear: true } : {}),
        ...ended,
      })
    }
  }
  const count = at.sitting.kept.size
  if (count > 0) terminal.note(count === 1 ? 'One answer is kept.' : `${count} answers are kept.`)
  return undefined
}

/** Left by a way of the evening, with nothing kept and no words on its page. */
function passedOver({ sitting, leaving }: Step): boolean {
  return leaving !== undefined && leaving.words === undefined && sitting.kept.size === 0
}

/** Asks one question after the other and says after each how it stands, until the last or an end before it. */
async function throughQuestions(
  here: Here,
  begun: Sitting,
  stands: (now: Step) => void,
): Promise<void> {
  const { desk, walk } = here
  let sitting = begun
  for (let asked = ask(sitting); asked !== undefined; asked = ask(sitting)) {
    if (asked.question.needs !== undefined && desk.terminal.answered && !saidWhoElse(desk.store)) {
      await askWhoElse(desk)
      // Those before it needed nobody, so it stands where it stood.
      const { hasOther } = desk.names
      const questions = sitting.questions.filter(({ needs }) => needs === undefined || hasOther)
      sitting = { ...sitting, questions }
      continue
    }
    writePlace(desk.store, walk.id, asked.question.id, desk.now())
    const now = await step(here, sitting, asked)
    sitting = now.sitting
    stands(now)
    if (now.end !== undefined) return
  }
}

/** What stands behind its last question: who it was, what it served, its closing line. */
async function toItsEnd(here: Here, sitting: Sitting): Promise<Sitting> {
  const { desk, walk } = here
  if (walk.settles !== undefined && desk.names.writer !== 'hurt') await whoItWas(desk, walk.settles)
  const closed =
    walk.length === 'lines' ? sitting : await close(here, await serveStory(here, sitting, step))
  dropPlace(desk.store, walk.id)
  return closed
}

/**
 * What may stand before a walk: a door that is closed for now, hours that are off limits, the two lines before a heavy one.
 * False where it is left.
 */
async function entered(desk: Desk, walk: Walk): Promise<boolean> {
  if (digs(loadOrder(), walk) && !(await throughDoor(desk))) return false
  if (walk.with === 'two' && !(await outsideHours(desk))) return false
  return warned(desk, walk)
}

/** The end of a walk that always ends on the people to call. */
async function onPeople({ desk, walk }: Here): Promise<void> {
  if (walk.ends === 'people') await peopleCard(desk, said('care/support-check-end'))
}

/** How a sitting ends before its last question: put down, or stopped at a good place. */
type End = 'down' | 'stopped' | undefined

export type Step = {
  readonly sitting: Sitting
  readonly end: End
  /** The way of the evening by which it ends. */
  readonly leaving?: Leaving
}

/** Asks one question of a sitting and does what was chosen; between two of them there may be a good place to stop. */
export async function step(here: Here, before: Sitting, asked: Asked): Promise<Step> {
  const { desk, walk } = here
  const begun = desk.now().utc
  const composed = await pose(here, before, asked)
  let sitting = longer(
    told(seen(before, asked), undefined),
    timeAt(composed, desk.now().utc - begun),
  )
  if (composed.end === 'written') {
    sitting = await keepAnswer(here, sitting, asked, composed)
    sitting = await afterAnswer(here, sitting, asked)
  }
  const choice = composed.end === 'choice' ? composed.choice : 'next'
  if (choice === 'stop') return { sitting, end: 'down' }
  if (here.evening !== undefined && choice === 'waits') {
    await here.evening.show()
    return { sitting, end: undefined }
  }
  const leaving = leavingBy(here, before, asked, composed)
  if (leaving !== undefined) return { sitting, end: 'down', leaving }
  sitting = await moved(here, sitting, asked, composed, choice)
  if (sitting.at <= before.at || !mayStop(sitting, walk)) return { sitting, end: undefined }
  const stops = await goodPlace(desk)
  const next = ask(sitting)
  if (stops && next !== undefined) writePlace(desk.store, walk.id, next.question.id, desk.now())
  return { sitting: { ...sitting, paused: true }, end: stops ? 'stopped' : undefined }
}

/** The way of the evening by which a page was left, with the words on it; undefined where it was none. */
function leavingBy(
  here: Here,
  sitting: Sitting,
  asked: Asked,
  composed: Composed,
): Leaving | undefined {
  const way = composed.end === 'choice' && here.evening ? wayOf(composed.choice) : undefined
  if (way === undefined || composed.end !== 'choice') return undefined
  const { text } = composed
  return text.trim() === ''
    ? { way }
    : { way, words: { key: keptAs(here, sitting, asked).key, asked: asked.id, text } }
}

/** Milliseconds at a page: what its clock says, and no more than went by, since a draft brings the time of other evenings. */
function timeAt(composed: Composed, wentBy: number): number {
  const elapsed = composed.end === 'empty' ? undefined : composed.traces?.elapsed
  return Math.min(wentBy, elapsed ?? wentBy)
}

/** Offers to stop where it is good to; true where the writer does. */
async function goodPlace({ terminal }: Desk): Promise<boolean> {
  const [question, choices] = choicesOf('sitting/good-place')
  return (await terminal.choose(question, choices, { unasked: 'on' })) === 'stop'
}

/** Of a walk that is asked a line at a time the one whose turn it is: none was answered longer ago. */
function nextLine({ store, terminal }: Desk, walk: Walk, all: readonly Question[]) {
  const answered = questionsAnswered(store, walk.id)
  const at = ({ id }: Question) => answered.get(id) ?? 0
  const [next] = all.toSorted((a, b) => at(a) - at(b))
  const last = all.at(-1)
  // Said once: on the day after the last was answered.
  if (next === all[0] && all.every(at) && last && at(last) === Math.max(...answered.values())) {
    terminal.note(said('sitting/thirty-lines'))
  }
  return next === undefined ? [] : [next]
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
      const door = sitting.knocked ? undefined : closedDoor(desk)
      if (door !== undefined) return told({ ...now, knocked: true }, door)
      const find = () =>
        riskIn(loadLexicons(), text)
          ? undefined
          : nextProbe(
              desk.names.writer === 'hurt' ? { ...walk, audience: 'hurt' } : walk,
              asked.question,
              now.dug,
              loadDigs(),
            )
      return dig(now, asked, text, find, said)
    }
    case 'lift':
      return liftAny(
        here,
        wrote ? await keepAnswer(here, sitting, asked, composed) : sitting,
        asked,
      )
    case 'floor': {
      // What was written is kept, and the question waits for another day.
      const now = wrote ? await keepAnswer(here, sitting, asked, composed) : sitting
      leaveFloor(desk, words(desk, asked), keptAs(here, now, asked).fields)
      const day = formatInstant(desk.now(), 'day')
      return told(move(now, 'next'), said('sitting/left-here', { day }))
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
  if (earlier.length === 0) return said('sitting/nothing-before')
  const text = earlier
    .map(({ created, revision }) => `${formatInstant(created, 'full')}\n\n${revision.text}`)
    .join('\n\n\n')
  await terminal.show(said('sitting/before'), text)
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
    note: said('sitting/to-close'),
  })
  return composed.end === 'written' ? keepAnswer(here, sitting, asked, composed) : sitting
}

/** What may be said once everything is kept; returns what the session keeps of it. */
export async function afterwards(
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
  offerMirror(desk, all)
  return { ...given({ close }), ...(offered.length > 0 ? { offered } : {}) }
}

/** One key after a heavy walk: smaller, the same, or more open. */
async function howItLeft({ terminal }: Desk): Promise<string | undefined> {
  const left = await terminal.choose(...choicesOf('sitting/how-left'), { unasked: 'skip' })
  if (left === 'heavier') terminal.note(said('sitting/not-this-week'))
  return left === 'skip' ? undefined : left
}

/** How long was written at what was kept, in seconds. */
export function secondsKept({ kept }: Sitting): number {
  return [...kept.values()].reduce((sum, entry) => sum + (answerOf(entry).seconds ?? 0), 0)
}

function nothingToAsk(walk: Walk): Trouble {
  return new Trouble(
    exit.nothing,
    `"${walk.title}" has no question that fits without a third person.`,
  )
}
