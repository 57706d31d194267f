// The dig: one way through all of why. It opens with two of the writer's own lines, says what it would ask next and why, and asks
// it as its walk would; every few answers it asks what led to what.
import { loadLexicons } from '../../files/content.ts'
import { asked as choicesOf, said } from '../../files/said.ts'
import { riskIn } from '../../journal/care/lexicon.ts'
import type { Place } from '../../journal/dig/asked-of.ts'
import type { Next } from '../../journal/dig/next.ts'
import { pairOf } from '../../journal/dig/pair.ts'
import type { Entry } from '../../journal/entry.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { questionsFor } from '../../journal/walk/shelves.ts'
import { ask, beginSitting, type Sitting, told as telling } from '../../journal/walk/sitting.ts'
import type { Walk } from '../../journal/walk/walk.ts'
import { beginSession, endSession, listSessions } from '../../store/sessions.ts'
import type { Desk } from '../desk/desk.ts'
import { thereIsFear } from '../desk/fear.ts'
import { readerFor } from '../mirror/held.ts'
import type { Here } from './asking.ts'
import { lateWord } from './before.ts'
import { type Ground, groundOf } from './dig-ground.ts'
import { anotherStrand, nextIn, nextText, type SoFar } from './dig-next.ts'
import { headOf, landing, warned } from './landing.ts'
import { askWhatLed } from './led-to.ts'
import { throughDoor } from './rest.ts'
import { inFirstWeeks, isHardOfLate } from './suggestion.ts'
import { afterwards, secondsKept, step } from './walk.ts'

type Dug = SoFar & {
  /** The id of the session. */
  readonly session: string
  readonly editor: boolean
  readonly kept: ReadonlyMap<string, Entry>
  /** The heaviest walk that something was answered of. */
  readonly heaviest: Walk | undefined
  /** That it is late, until it was said. */
  readonly late: string | undefined
  /** How it ended: at a good place, or put down at a page. */
  readonly end: 'stopped' | 'down' | undefined
}

/** Digs until the writer stops, or nothing is left to ask. `strand` is where they point. Throws as compose does. */
export async function digOn(
  desk: Desk,
  { strand, editor }: { readonly strand: string | undefined; readonly editor: boolean },
): Promise<void> {
  const { terminal, store, now } = desk
  const ground = groundOf(desk)
  if (ground.strands.length === 0) {
    terminal.note(said('dig/none-for-you'))
    return
  }
  if (!(await throughDoor(desk)) || !(await wantsTo(desk))) return
  showTwo(desk, ground)
  const session = beginSession(store, { walk: null, at: now(), fields: { heavy: false } })
  let dug: Dug = {
    session,
    editor,
    kept: new Map(),
    asked: new Set(),
    heaviest: undefined,
    last: undefined,
    pointed: strand,
    late: lateWord(desk),
    end: undefined,
  }
  let left = {}
  try {
    while (dug.end === undefined) dug = await onward(desk, dug)
    left = await risen(desk, dug)
  } finally {
    const heavy = dug.heaviest?.intensity === 'high'
    const seconds = secondsKept(sittingOf(dug))
    endSession(store, session, now(), { heavy, seconds, ...left })
  }
  const count = dug.kept.size
  if (count > 1) terminal.note(said('dig/kept', { count: String(count) }))
  else terminal.note(count === 1 ? said('dig/kept-one') : said('dig/put-down'))
}

/** In the first weeks, and where it was hard of late, a word that it can wait; false where the writer lets it. */
async function wantsTo(desk: Desk): Promise<boolean> {
  const { terminal } = desk
  if (isHardOfLate(desk)) terminal.note(said('dig/gentle'))
  else if (inFirstWeeks(desk)) terminal.note(said('dig/first-weeks'))
  else return true
  return (await terminal.choose(...choicesOf('sitting/begin'), { unasked: 'begin' })) === 'begin'
}

/** Two lines that belong together; others on another day. */
function showTwo(desk: Desk, { strands, told }: Ground): void {
  const { terminal, store, now } = desk
  const lexicons = loadLexicons()
  const safe = told.filter(({ text }) => !riskIn(lexicons, text))
  const pair = pairOf(strands, safe, readerFor(desk), listSessions(store).length)
  if (pair === undefined) return
  const lines = pair.lines.map(
    ({ text, at }) => `  ${formatInstant({ ...now(), utc: at }, 'day')}: “${text}”`,
  )
  const word = pair.word === undefined ? [] : [`  ${said('dig/both-say', { word: pair.word })}`]
  terminal.before([said('dig/two-lines'), ...lines, ...word, ''].join('\n'))
}

/** Offers what is next: it is asked, or another strand is chosen, or it is the end. */
async function onward(desk: Desk, dug: Dug): Promise<Dug> {
  const { terminal } = desk
  const ground = groundOf(desk)
  const next = nextIn(desk, ground, dug)
  const place = next && ground.open.get(next.question)
  if (next === undefined || place === undefined) {
    const strand = ground.strands.find(({ id }) => id === dug.pointed)
    if (strand === undefined) {
      terminal.note(said('dig/all-asked'))
      return { ...dug, end: 'stopped' }
    }
    terminal.before(said('dig/strand-done', { of: strand.title }))
    return { ...dug, pointed: undefined }
  }
  const [question, ways] = dug.asked.size === 0 ? choicesOf('dig/ways') : choicesOf('dig/more-ways')
  const would = nextText(desk, next, place)
  if (!terminal.answered) terminal.note(would)
  const way = await terminal.choose(`${would}\n\n${question}`, ways, { unasked: 'ask' })
  if (way === 'stop') return { ...dug, end: 'stopped' }
  if (way === 'other') return { ...dug, pointed: await anotherStrand(desk, ground, dug) }
  const warm = place.walk.intensity !== 'high' || dug.heaviest?.intensity === 'high'
  if (!warm && !(await warned(desk, place.walk))) return passed(dug, next)
  return askOne(desk, dug, next, { ...place, opening: warm ? [] : headOf(place.walk) })
}

function passed(dug: Dug, { question, strand }: Next): Dug {
  return { ...dug, asked: new Set(dug.asked).add(question), last: strand.id }
}

/** Asks one question with every door it has in its walk, until it is left. */
async function askOne(
  desk: Desk,
  dug: Dug,
  next: Next,
  { walk, side, opening }: Place & { readonly opening: readonly string[] },
): Promise<Dug> {
  const as = { ...desk, names: { ...desk.names, writer: side } }
  const { session, editor } = dug
  const here: Here = { desk: as, walk, session, editor, only: true, opening }
  const question = questionsFor(walk, as.names).filter(({ id }) => id === next.question)
  const begun = beginSitting(question)
  // A stop is offered between two questions anyway.
  let sitting: Sitting = telling({ ...begun, paused: true, fear: thereIsFear(desk) }, dug.late)
  let down = false
  for (let asked = ask(sitting); asked !== undefined && !down; asked = ask(sitting)) {
    const after = await step(here, sitting, asked)
    sitting = after.sitting
    down = after.end === 'down'
  }
  const wrote = sitting.kept.size > 0
  const kept = new Map([...dug.kept, ...sitting.kept])
  if (wrote && !down) await askWhatLed(desk, kept.size)
  return {
    ...passed(dug, next),
    kept,
    heaviest: wrote ? heavier(dug.heaviest, walk) : dug.heaviest,
    late: undefined,
    end: down ? 'down' : undefined,
  }
}

const weight = { low: 0, medium: 1, high: 2 } as const

function heavier(before: Walk | undefined, walk: Walk): Walk {
  if (before === undefined || weight[walk.intensity] > weight[before.intensity]) return walk
  return before
}

/** The way out, as a walk has it; what the session keeps of it. */
async function risen(desk: Desk, dug: Dug) {
  const { heaviest: walk, session, editor } = dug
  if (walk === undefined || dug.end === 'down') return {}
  await landing(desk, walk, dug.kept.size)
  return afterwards({ desk, walk, session, editor }, sittingOf(dug), undefined)
}

function sittingOf({ kept }: Dug): Sitting {
  return { ...beginSitting([]), kept }
}
