// One timed session, from the word before to the word after. The clock is a container: at the bell nothing stops. Without one
// the page goes on until a line is marked.
import { exit, Trouble } from '../../errors.ts'
import { loadOrder, loadPickers } from '../../files/content.ts'
import { asked, said } from '../../files/said.ts'
import { answerIn, answerOf } from '../../journal/answer.ts'
import { type Draft, draftKey } from '../../journal/draft.ts'
import type { Entry, Instant } from '../../journal/entry.ts'
import type { Fields, SessionFields } from '../../journal/fields.ts'
import { shortId } from '../../journal/ids.ts'
import { digs } from '../../journal/walk/sight.ts'
import { type Question, type Walk, walkFor } from '../../journal/walk/walk.ts'
import { listMarks, setMarks } from '../../store/marks.ts'
import { beginSession, endSession } from '../../store/sessions.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { offerMirror } from '../mirror/offer.ts'
import { inDanger } from '../page/after-kept.ts'
import { compose, type Kept, keep, leftIn, tracesIn, type Written } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import { peopleCard } from '../page/people-card.ts'
import { liftFrom } from '../record/lift-any.ts'
import { howToWrite, lateWord } from './before.ts'
import { offerRest } from './care.ts'
import { ground } from './ground.ts'
import { headOf, landing, warned } from './landing.ts'
import { throughDoor } from './rest.ts'
import { pickState } from './state.ts'
import { leadsTo } from './suggestion.ts'
import { linesThatSurprised } from './surprise.ts'

/** The key of a timed page's draft. There is one such page at a time. */
export const pageKey = draftKey.page

/** What a timed page asks. */
export type Prompted = {
  /** The walk whose care applies: its warning, its landing. */
  readonly walk: Walk
  /** The question as it is asked, with the writer's own names in it. */
  readonly asked: string
  /** A question of the walk, where it is one. */
  readonly question?: Question
  /** A line above the question: which sitting of a course this is. */
  readonly over?: string
  /** An earlier line that is written on from, and its entry. */
  readonly line?: string
  readonly entry?: string
  /** The next opening line, where another can be had. */
  another?(): Prompted
}

export type Timing = {
  /** Undefined where no clock runs: the page goes on until a line is marked, or is closed. */
  readonly minutes: number | undefined
  readonly forward: boolean
  readonly editor?: boolean
  /** When it was lived, where that is not now. */
  readonly lived?: Instant
}

/** A draft that is gone on with, or kept `asIs` without another look. */
export type Waiting = {
  readonly draft: Draft
  readonly asIs: boolean
  /** The writer was not asked about it: words of danger in it are spoken of first. */
  readonly unasked?: true
}

/** Sits through one. Returns the entry's id, or undefined where nothing was written or it was put down. Throws as compose does. */
export async function timedSession(
  desk: Desk,
  prompted: Prompted,
  timing: Timing,
  waiting?: Waiting,
): Promise<string | undefined> {
  const { store, now } = desk
  const { walk } = prompted
  const heavy = walk.intensity === 'high'
  if (waiting === undefined && digs(loadOrder(), walk) && !(await throughDoor(desk)))
    return undefined
  if (waiting === undefined && !(await readied(desk, walk, heavy))) return undefined
  const { minutes } = timing
  const how = waiting === undefined && minutes !== undefined ? howToWrite(desk) : []
  const above = [...headOf(walk), ...how]
  const session = beginSession(store, {
    walk: walk.id,
    at: now(),
    fields: { heavy, ...given({ minutes }) },
  })
  let ended: SessionFields = {}
  try {
    const page = waiting?.asIs
      ? asItWaits(prompted, timing, session, waiting.draft)
      : await write(desk, prompted, { ...timing, above }, session, waiting)
    if (page === undefined) return undefined
    const { what, written, state } = page
    const { text } = written
    const { entry } = await keep(desk, what, written)
    const { seconds = 0 } = answerOf(entry)
    ended = { seconds, ...given({ state }) }
    desk.terminal.note(`Kept as ${shortId(entry.id)}.`)
    if (!inDanger(desk, text)) {
      if (page.lifts) await liftFrom(desk, entry)
      await pointed(desk, entry)
    }
    ended = {
      ...ended,
      ...(await afterwards(desk, walk, entry, { heavy, seconds, ...given({ state }) })),
    }
    return entry.id
  } finally {
    endSession(store, session, now(), ended)
  }
}

/** The word before a heavy page, and something steady first where it is wanted; false where the writer would rather not now. */
async function readied(desk: Desk, walk: Walk, steady: boolean): Promise<boolean> {
  if (!(await warned(desk, walk))) return false
  if (steady) await steadyFirst(desk)
  return true
}

async function steadyFirst(desk: Desk): Promise<void> {
  const first = await desk.terminal.choose(...asked('sitting/steady-first'), { unasked: 'begin' })
  if (first === 'steady') await ground(desk)
}

/** Lets the writer point at the line that surprised, once the page is kept. */
async function pointed(desk: Desk, { revision }: Entry): Promise<void> {
  const before = listMarks(desk.store, revision.id)
  const marks = await linesThatSurprised(desk, revision.text, before)
  if (marks !== before) setMarks(desk.store, revision.id, marks, desk.now())
}

/** What is said once it is kept; returns what the session keeps of it. */
async function afterwards(
  desk: Desk,
  walk: Walk,
  entry: Entry,
  sat: { readonly heavy: boolean; readonly seconds: number; readonly state?: string },
): Promise<SessionFields> {
  await landing(desk, walk, entry.seq)
  if (inDanger(desk, entry.revision.text)) return {}
  const after = await pickState(desk, said('sitting/and-now'))
  const offered = await offerRest(desk, entry, { ...sat, ...given({ after }) })
  offerMirror(desk, [entry])
  return { ...given({ after }), ...(offered.length > 0 ? { offered } : {}) }
}

/** Goes on at once with a timed page that waits. Throws as compose does. */
export async function timedDraft(desk: Desk, draft: Draft): Promise<void> {
  const { minutes } = answerIn(draft.fields)
  const { forward } = desk.preferences
  const waiting = { draft, asIs: false, unasked: true } as const
  await timedSession(desk, promptedBy(draft, desk.walks), { minutes, forward }, waiting)
}

type Page = {
  readonly what: Kept
  readonly written: Written
  /** A sentence of it is to be lifted once it is kept. */
  readonly lifts?: true
  /** The word for just now, where it was said. */
  readonly state?: string
}

function asItWaits(prompted: Prompted, { minutes }: Timing, session: string, draft: Draft): Page {
  const what = keptAs(prompted, minutes, session)
  return { what, written: leftIn(draft) }
}

/** Where a timed page goes. */
function keptAs(what: Prompted, minutes: Timing['minutes'], session: string): Kept {
  return { key: pageKey, kind: kindOf(what), fields: fieldsOf(what, minutes, session) }
}

async function write(
  desk: Desk,
  first: Prompted,
  timing: Timing & { readonly above: readonly string[] },
  session: string,
  waiting: Waiting | undefined,
): Promise<Page | undefined> {
  const { terminal, now } = desk
  const { minutes, forward, editor = false, lived, above } = timing
  let note = lateWord(desk)
  let state: string | undefined
  let asked = first
  for (;;) {
    const what = keptAs(asked, minutes, session)
    const composed = await compose(desk, {
      ...what,
      question: asked.over === undefined ? asked.asked : `${asked.over}\n${asked.asked}`,
      pinned: [...above, ...(asked.line === undefined ? [] : [asked.line])],
      session: sessionFor(desk, {
        forward,
        untilMark: minutes === undefined,
        ...given({ minutes: minutes && minutes + spentBefore(waiting?.draft, now().utc) }),
        about: { walk: asked.walk, question: asked.question ?? plainQuestion },
      }),
      menu: [
        ...(asked.another ? [{ key: 'n', id: 'another', label: 'another opening line' }] : []),
        { key: 'l', id: 'lift', label: 'close, and lift a sentence of this' },
        { key: 'p', id: 'stop', label: 'put it down; the words wait in the draft' },
        { key: 'h', id: 'how', label: 'how it is just now', away: true },
      ],
      doneLabel: 'close',
      editor,
      looked: waiting !== undefined && !waiting.unasked,
      ...given({ note, lived }),
    })
    note = undefined
    if (composed.end === 'empty') {
      terminal.note(said('sitting/nothing-written'))
      return undefined
    }
    if (composed.end === 'written') return { what, written: composed, ...given({ state }) }
    if (composed.choice === 'lift' && composed.text.trim() !== '') {
      return { what, written: composed, lifts: true, ...given({ state }) }
    }
    if (composed.choice === 'how') state = await howItIs(desk)
    else if (composed.choice !== 'another') {
      terminal.note(said('sitting/page-put-down'))
      return undefined
    } else asked = asked.another?.() ?? asked
  }
}

/** A word for just now, from the page; people to call, or something steady first, where it leads there. */
async function howItIs(desk: Desk): Promise<string | undefined> {
  const state = await pickState(desk)
  if (leadsTo(state)?.people) await peopleCard(desk, said('care/card-asked'))
  else if (loadPickers().heavy.has(state ?? '')) await steadyFirst(desk)
  return state
}

/** The words of a draft that waits, as what was asked then. Throws Trouble 1 where its walk is not there any more and nothing can stand in for it. */
export function promptedBy(draft: Draft, walks: readonly Walk[]): Prompted {
  const { walk: id, question: asking, asked, line, entry, over } = answerIn(draft.fields)
  const walk = walks.find((each) => each.id === id) ?? walkFor(walks, 'write')
  if (walk === undefined) {
    throw new Trouble(
      exit.failed,
      'The walk of that draft is missing.',
      'The words are safe in it.',
    )
  }
  const question = walk.questions.find((each) => each.id === asking)
  return {
    walk,
    asked: asked ?? '',
    ...given({ question, line, entry, over }),
  }
}

/** Minutes a page that waited had before. After an hour it is another sitting, with its own time on top of them. */
function spentBefore(waiting: Draft | undefined, now: number): number {
  if (waiting === undefined || now - waiting.changed.utc < 3_600_000) return 0
  return tracesIn(waiting).elapsed / 60_000
}

const plainQuestion: Question = { id: 'page', rev: 1, text: '', probes: [], line: 1 }

/** An opening line of free writing is a page; a question of any other walk is an answer. */
function kindOf({ walk, question }: Prompted): string {
  return question !== undefined && walk.for !== 'write' ? 'answer' : 'page'
}

function fieldsOf(what: Prompted, minutes: Timing['minutes'], session: string): Fields {
  const { walk, question, asked, line, entry, over } = what
  return {
    walk: walk.id,
    asked,
    session,
    ...given({ minutes, question: question?.id, rev: question?.rev, line, entry, over }),
  }
}
