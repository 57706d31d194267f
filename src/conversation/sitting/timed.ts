// One timed session, from the word before to the word after. The clock is a container: at the bell nothing stops.
import { exit, Trouble } from '../../errors.ts'
import { loadPickers } from '../../files/content.ts'
import { asked, said } from '../../files/said.ts'
import type { Draft, Fields } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { type Traces, tracesOf } from '../../journal/page/traces.ts'
import { instantNow } from '../../journal/time/instant.ts'
import { type Question, type Walk, walkFor } from '../../journal/walk/walk.ts'
import { keepEntry } from '../../store/entries.ts'
import { beginSession, endSession } from '../../store/sessions.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'
import { beside, compose } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import { offerRest, riskCard } from './care.ts'
import { ground } from './ground.ts'
import { landing, warned } from './landing.ts'
import { pickState } from './state.ts'
import { linesThatSurprised } from './surprise.ts'

/** The key of a timed page's draft. There is one such page at a time. */
export const pageKey = 'page'

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
  readonly minutes: number
  readonly forward: boolean
  readonly editor?: boolean
}

/** Sits through one, going on with the draft that is `waiting`, or keeping it `asIs` without another look. Returns the entry's id, or undefined where nothing was written or it was put down. Throws as compose does. */
export async function timedSession(
  context: Context,
  store: Store,
  prompted: Prompted,
  timing: Timing,
  waiting?: Draft,
  asIs = false,
): Promise<string | undefined> {
  const { terminal, world } = context
  const now = () => instantNow(world.clock)
  const { walk } = prompted
  const heavy = walk.intensity === 'high'
  const state = waiting === undefined ? await pickState(context) : undefined
  if (waiting === undefined && !(await warned(context, walk))) return undefined
  if (
    waiting === undefined &&
    terminal.interactive &&
    (heavy || loadPickers().heavy.has(state ?? ''))
  ) {
    await steadyFirst(context)
  }
  const session = beginSession(store, {
    walk: walk.id,
    at: now(),
    fields: { heavy, minutes: timing.minutes, ...(state === undefined ? {} : { state }) },
  })
  let ended: Fields = {}
  try {
    const page =
      asIs && waiting ? kept(prompted, waiting.text, tracesIn(waiting)) : await write(prompted)
    if (page === undefined) return undefined
    const marks = await linesThatSurprised(context, page.text, page.marks)
    const entry = keepEntry(store, { ...page, marks, at: now(), draft: pageKey })
    const seconds = Number(page.fields['seconds'] ?? 0)
    ended = { seconds }
    terminal.note(`Kept as ${shortId(entry.id)}.`)
    if (riskCard(context, store, page.text)) await landing(context, walk, entry.seq)
    else {
      await landing(context, walk, entry.seq)
      const sat = { heavy, seconds, ...(state === undefined ? {} : { state }) }
      const after = await pickState(context, said('sitting/and-now'))
      if (after !== undefined) ended = { ...ended, after }
      const offered = await offerRest(context, store, entry, {
        ...sat,
        ...(after === undefined ? {} : { after }),
      })
      if (offered.length > 0) ended = { ...ended, offered }
    }
    return entry.id
  } finally {
    endSession(store, session, now(), ended)
  }

  function kept(what: Prompted, text: string, traces: Traces) {
    const { fields, marks } = beside(traces)
    return {
      kind: kindOf(what),
      text,
      fields: { ...fieldsOf(what, timing.minutes, session), ...fields },
      marks,
    }
  }

  async function write(first: Prompted) {
    for (let what = first; ; what = what.another?.() ?? what) {
      const fields = fieldsOf(what, timing.minutes, session)
      const composed = await compose(context, store, {
        key: pageKey,
        kind: kindOf(what),
        fields,
        question: what.over === undefined ? what.asked : `${what.over}\n${what.asked}`,
        pinned: what.line === undefined ? [] : [what.line],
        session: sessionFor(store, {
          ...timing,
          minutes: timing.minutes + spentBefore(waiting, now().utc),
          about: { walk: what.walk, question: what.question ?? plainQuestion },
        }),
        menu: [
          ...(what.another ? [{ key: 'n', id: 'another', label: 'another opening line' }] : []),
          { key: 'p', id: 'stop', label: 'put it down; the words wait in the draft' },
        ],
        doneLabel: 'close',
        editor: timing.editor === true,
      })
      if (composed.end === 'empty') {
        terminal.note(said('sitting/nothing-written'))
        return undefined
      }
      if (composed.end === 'done') return kept(what, composed.text, composed.traces)
      if (composed.choice === 'stop') {
        terminal.note(said('sitting/page-put-down'))
        return undefined
      }
    }
  }
}

/** The words of a draft that waits, as what was asked then. Throws Trouble 1 where its walk is not there any more and nothing can stand in for it. */
export function promptedBy(draft: Draft, walks: readonly Walk[]): Prompted {
  const { walk: id, question: asking, asked, line, entry, over } = draft.fields
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
    asked: typeof asked === 'string' ? asked : '',
    ...(question === undefined ? {} : { question }),
    ...(typeof line === 'string' ? { line } : {}),
    ...(typeof entry === 'string' ? { entry } : {}),
    ...(typeof over === 'string' ? { over } : {}),
  }
}

/** Minutes a page that waited had before. After an hour it is another sitting, with its own time on top of them. */
function spentBefore(waiting: Draft | undefined, now: number): number {
  if (waiting === undefined || now - waiting.changed.utc < 3_600_000) return 0
  return tracesIn(waiting).elapsed / 60_000
}

function tracesIn({ fields, text }: Draft): Traces {
  return tracesOf(fields, text.length)
}

const plainQuestion: Question = { id: 'page', rev: 1, text: '', probes: [], line: 1 }

/** An opening line of free writing is a page; a question of any other walk is an answer. */
function kindOf({ walk, question }: Prompted): string {
  return question !== undefined && walk.for !== 'write' ? 'answer' : 'page'
}

function fieldsOf(what: Prompted, minutes: number, session: string): Fields {
  const { walk, question, asked, line, entry, over } = what
  return {
    walk: walk.id,
    asked,
    minutes,
    session,
    ...(question === undefined ? {} : { question: question.id, rev: question.rev }),
    ...(line === undefined ? {} : { line }),
    ...(entry === undefined ? {} : { entry }),
    ...(over === undefined ? {} : { over }),
  }
}

async function steadyFirst(context: Context): Promise<void> {
  const first = await context.terminal.choose(...asked('sitting/steady-first'))
  if (first === 'steady') await ground(context)
}
