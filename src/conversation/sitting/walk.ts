// One sitting with a walk: the page for each question, the doors out of it, and what is kept on the way.
import { exit, Trouble } from '../../errors.ts'
import { loadDigs, loadLexicons } from '../../files/content.ts'
import { asked as choicesOf, said } from '../../files/said.ts'
import { riskIn } from '../../journal/care/lexicon.ts'
import type { Entry, Fields } from '../../journal/entry.ts'
import { type Traces, tracesOf } from '../../journal/page/traces.ts'
import { listIn } from '../../journal/record/events.ts'
import { formatInstant, instantNow } from '../../journal/time/instant.ts'
import { fill } from '../../journal/walk/names.ts'
import { type Dig, nextProbe } from '../../journal/walk/probe.ts'
import { questionsFor } from '../../journal/walk/shelves.ts'
import {
  type Asked,
  ask,
  beginSitting,
  closing,
  move,
  type Sitting,
} from '../../journal/walk/sitting.ts'
import type { Walk } from '../../journal/walk/walk.ts'
import { dropDraft } from '../../store/drafts.ts'
import { keepEntry, listEntries, reviseEntry } from '../../store/entries.ts'
import { dropPlace, readPlace, writePlace } from '../../store/places.ts'
import { beginSession, endSession } from '../../store/sessions.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'
import { allRecords } from '../desk/kinds.ts'
import { namesOf } from '../desk/names.ts'
import { beside, type Composed, compose } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import { supportText } from '../page/support.ts'
import { versioned } from '../record/keep.ts'
import { oneLine } from '../record/one-line.ts'
import { offerRest, riskCard } from './care.ts'
import { answerFloor, leaveFloor, openFloors } from './floors.ts'
import { landing, warned } from './landing.ts'

export type SitDown = {
  readonly state?: string
  readonly startOver?: boolean
  readonly editor?: boolean
}

/**
 * Sits down with `walk` at the place it was put down, or at its first question, until it is finished or put down
 * again. Each answer is kept as it is given. Throws as compose does; the place is kept then too.
 */
export async function sitDown(
  context: Context,
  store: Store,
  walk: Walk,
  how: SitDown,
): Promise<void> {
  const { terminal, world } = context
  const names = namesOf(store) ?? { hasOther: true }
  const place = how.startOver ? undefined : readPlace(store, walk.id)
  if (!(await warned(context, walk))) return
  const now = () => instantNow(world.clock)
  const session = beginSession(store, {
    walk: walk.id,
    at: now(),
    fields: {
      heavy: walk.intensity === 'high',
      ...(how.state === undefined ? {} : { state: how.state }),
    },
  })
  const heavy = walk.intensity === 'high'
  const sat = { heavy, seconds: 0, ...(how.state === undefined ? {} : { state: how.state }) }
  let ended: Fields = {}
  let fear = false
  /** Answers whose one line was offered: once each. */
  const offered = new Set<string>()
  if (walk.shows !== undefined) await showTicks(context, store, walk.shows)
  const digs = loadDigs()
  const questions = questionsFor(walk, names)
  if (questions.length === 0) throw nothingToAsk(walk)
  let sitting = beginSitting(questions, place)
  /** What was kept in this sitting, by question or probe. */
  const kept = new Map<string, Entry>()
  /** What stood where a probe was dug for, so that the same words meet the same probe. */
  const dugUnder = new Map<string, { readonly text: string; readonly probe: Dig }>()
  let news = place === undefined ? undefined : said('sitting/goes-on')

  try {
    if (!how.startOver) await lookAgain()
    for (let asked = ask(sitting); asked !== undefined; asked = ask(sitting)) {
      writePlace(store, walk.id, asked.question.id, now())
      const composed = await pose(asked, news)
      news = undefined
      if (composed.end === 'done') {
        keep(asked, composed)
        await afterAnswer(asked)
      }
      const choice = composed.end === 'choice' ? composed.choice : 'next'
      if (choice === 'stop') {
        terminal.note(said('sitting/put-down', { walk: walk.id }))
        return
      }
      if (choice === 'floor') floor(asked, composed)
      if (choice === 'earlier') news = await showEarlier(asked)
      else if (choice === 'dig') sitting = dig(asked, composed)
      else sitting = move(sitting, choice === 'back' ? 'back' : 'next')
    }
    await close()
    dropPlace(store, walk.id)
    await landing(context, walk, kept.size)
    await afterwards()
  } finally {
    endSession(store, session, now(), { seconds: secondsKept(), ...ended })
  }
  if (kept.size === 1) terminal.note('One answer is kept.')
  else if (kept.size > 1) terminal.note(`${kept.size} answers are kept.`)

  function pose(asked: Asked, note: string | undefined): Promise<Composed> {
    const before = kept.get(asked.id)
    return compose(context, store, {
      key: `answer/${asked.id}`,
      kind: 'answer',
      fields: fieldsOf(asked),
      text: before?.revision.text ?? '',
      ...(before === undefined ? {} : { traces: tracesOfEntry(before) }),
      question: `${walk.title} · ${asked.number} of ${sitting.questions.length}${depth(asked)}\n${words(asked)}`,
      pinned: asked.above.map((id) => kept.get(id)?.revision.text ?? ''),
      menu: doors(asked),
      doneLabel: 'keep, next',
      session: sessionFor(store, { minutes: undefined, about: { walk, question: asked.question } }),
      editor: how.editor === true,
      ...(note === undefined ? {} : { note }),
    })
  }

  function doors(asked: Asked) {
    return [
      { key: 'd', id: 'dig', label: 'keep this and dig deeper' },
      { key: 'k', id: 'floor', label: 'I do not know yet: leave it here, with the date' },
      { key: 's', id: 'skip', label: 'skip this question' },
      ...(asked.number > 1 || asked.above.length > 0
        ? [{ key: 'b', id: 'back', label: 'go back one' }]
        : []),
      { key: 'e', id: 'earlier', label: 'what I wrote to this before' },
      { key: 'p', id: 'stop', label: 'put it down for today' },
    ]
  }

  function words(asked: Asked): string {
    return fill(asked.text, names)
  }

  function fieldsOf(asked: Asked): Fields {
    const under = asked.above.at(-1)
    const parent = under === undefined ? undefined : kept.get(under)
    return {
      walk: walk.id,
      question: asked.question.id,
      rev: asked.question.rev,
      asked: words(asked),
      session,
      ...(asked.probe === undefined ? {} : { probe: asked.probe }),
      ...(parent === undefined ? {} : { under: parent.id }),
    }
  }

  function keep(asked: Asked, { text, traces }: Written): void {
    const draft = `answer/${asked.id}`
    const before = kept.get(asked.id)
    const { fields: traced, marks } = beside(traces)
    const fields = { ...fieldsOf(asked), ...traced }
    if (before === undefined) {
      kept.set(
        asked.id,
        keepEntry(store, { kind: 'answer', text, fields, marks, at: now(), draft }),
      )
    } else if (before.revision.text === text) dropDraft(store, draft)
    else {
      const { entry } = reviseEntry(store, before.id, {
        text,
        fields,
        marks,
        from: before.revision.id,
        at: now(),
        draft,
      })
      kept.set(asked.id, entry)
    }
  }

  function dig(asked: Asked, composed: Composed): Sitting {
    if (composed.end !== 'choice' || composed.text.trim() === '') {
      news = said('sitting/words-first')
      return sitting
    }
    const { text } = composed
    keep(asked, composed)
    // Never two in a row without new words between: the same words meet the same probe.
    const before = dugUnder.get(asked.id)
    if (before?.text === text) return move(sitting, { dig: before.probe })
    const probe = riskIn(loadLexicons(), text)
      ? undefined
      : nextProbe(walk, asked.question, sitting.dug, digs)
    if (probe === undefined) {
      news = said('sitting/bottom')
      return sitting
    }
    dugUnder.set(asked.id, { text, probe })
    return move(sitting, { dig: probe })
  }

  /** "I do not know yet" is an answer with a date: what was written is kept, and the question waits for another day. */
  function floor(asked: Asked, composed: Composed): void {
    if (composed.end === 'choice' && composed.text.trim() !== '') keep(asked, composed)
    leaveFloor(context, store, words(asked), fieldsOf(asked))
    news = said('sitting/left-here', { day: formatInstant(now(), 'day') })
  }

  /** A question whose answer may be fear asks for it in a word; a question that keeps a record offers its one line. */
  async function afterAnswer(asked: Asked): Promise<void> {
    const answer = kept.get(asked.id)
    if (!terminal.interactive || answer === undefined || asked.probe !== undefined) return
    if (asked.question.asks === 'fear' && !fear) {
      fear = (await terminal.choose(...choicesOf('care/fear'))) === 'yes'
      if (fear) {
        ended = { ...ended, fear }
        await terminal.pause('', supportText())
      }
    }
    const { keeps } = asked.question
    if (keeps === undefined || offered.has(asked.id)) return
    const kind = allRecords(context).kinds.find(({ id }) => id === keeps)
    if (kind === undefined || (fear && kind.with === 'two')) return
    offered.add(asked.id)
    await oneLine(context, store, kind, walk, answer)
  }

  /** What was left as "I do not know yet" on an earlier day. */
  async function lookAgain(): Promise<void> {
    if (!terminal.interactive) return
    const today = formatInstant(now(), 'day')
    for (const floor of openFloors(store, walk.id)) {
      const left = formatInstant(floor.created, 'day')
      if (left === today) continue
      const asked = floor.revision.text
      const [question, choices] = choicesOf('sitting/look-again', { day: left })
      if ((await terminal.choose(`${question}\n${asked}`, choices)) === 'later') continue
      const key = `floor/${floor.id}`
      const { answered: _, ...fields } = floor.revision.fields
      const composed = await compose(context, store, {
        key,
        kind: 'answer',
        fields: { ...fields, session },
        question: `${walk.title} · left on ${left}\n${asked}`,
        doneLabel: 'keep',
        session: sessionFor(store, { minutes: undefined }),
        note: said('sitting/not-yet'),
      })
      if (composed.end !== 'done') continue
      const { fields: traced, marks } = beside(composed.traces)
      const entry = keepEntry(store, {
        kind: 'answer',
        text: composed.text,
        fields: { ...fields, session, ...traced },
        marks,
        at: now(),
        draft: key,
      })
      kept.set(key, entry)
      answerFloor(context, store, floor, entry.id)
    }
  }

  /** What may be said once everything is kept. */
  async function afterwards(): Promise<void> {
    const all = [...kept.values()]
    const last = all.at(-1)
    if (last === undefined) return
    const text = all.map(({ revision }) => revision.text).join('\n\n')
    if (riskCard(context, store, text)) return
    const close = heavy && terminal.interactive ? await howItLeft() : undefined
    if (close !== undefined) ended = { ...ended, close }
    const offered = await offerRest(context, store, last, { ...sat, seconds: secondsKept() }, all)
    if (offered.length > 0) ended = { ...ended, offered }
  }

  /** One key after a heavy walk: smaller, the same, or more open. */
  async function howItLeft(): Promise<string | undefined> {
    const left = await terminal.choose(...choicesOf('sitting/how-left'))
    return left === 'skip' ? undefined : left === 'open' ? 'more open' : left
  }

  function secondsKept(): number {
    return [...kept.values()].reduce(
      (sum, { revision }) => sum + Number(revision.fields['seconds'] ?? 0),
      0,
    )
  }

  async function showEarlier(asked: Asked): Promise<string | undefined> {
    const earlier = listEntries(store, { question: asked.question.id, limit: 20 }).filter(
      ({ id }) => kept.get(asked.id)?.id !== id,
    )
    if (earlier.length === 0) return said('sitting/nothing-before')
    const text = earlier
      .map(({ created, revision }) => `${formatInstant(created, 'full')}\n\n${revision.text}`)
      .join('\n\n\n')
    await terminal.show(said('sitting/before'), text)
    return undefined
  }

  /** The closing line: a sentence to finish, or to leave as it stands. */
  async function close(): Promise<void> {
    const asked = closing(sitting, walk)
    const composed = await compose(context, store, {
      key: `answer/${asked.id}`,
      kind: 'answer',
      fields: fieldsOf(asked),
      question: `${walk.title} · to close\n${words(asked)}`,
      doneLabel: 'close',
      note: said('sitting/to-close'),
    })
    if (composed.end === 'done') keep(asked, composed)
  }
}

/** What the writer ticked in a record before, such as of the story beside the sentence that has to be earned. */
async function showTicks(
  context: Context,
  store: Store,
  shows: { readonly field: string; readonly kind: string },
): Promise<void> {
  const kind = allRecords(context).kinds.find(({ id }) => id === shows.kind)
  const record = kind && versioned(store, kind)
  if (kind === undefined || record === undefined) return
  const ticks = listIn(record, shows.field)
  const all = kind.fields.find(({ name }) => name === shows.field)?.options ?? []
  const lines = all.map(({ value, label }) => `[${ticks.includes(value) ? 'x' : ' '}] ${label}`)
  const { title } = kind
  const named = `${title.charAt(0).toLowerCase()}${title.slice(1)}`
  await context.terminal.pause(said('sitting/ticked', { what: named }), lines.join('\n'))
}

type Written = { readonly text: string; readonly traces: Traces }

/** How deep this probe lies, as a quiet gauge. */
function depth({ above }: Asked): string {
  return above.length === 0 ? '' : ` · ${'↓'.repeat(above.length)}`
}

function tracesOfEntry({ revision }: Entry): Traces {
  return tracesOf(revision.fields, revision.text.length)
}

function nothingToAsk(walk: Walk): Trouble {
  return new Trouble(
    exit.nothing,
    `"${walk.title}" has no question that fits without a third person.`,
  )
}
