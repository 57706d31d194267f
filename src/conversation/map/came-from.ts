// What a line of the map came from, and the question that would go one deeper.
import { loadDigs, loadLexicons } from '../../files/content.ts'
import { said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import { riskIn } from '../../journal/care/lexicon.ts'
import { draftKey } from '../../journal/draft.ts'
import type { Entry } from '../../journal/entry.ts'
import type { Span } from '../../journal/page/spans.ts'
import { sourcesOf } from '../../journal/record/events.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { around } from '../../journal/view/around.ts'
import type { MapLine } from '../../journal/view/map-line.ts'
import { nextProbe } from '../../journal/walk/probe.ts'
import { questionsFor } from '../../journal/walk/shelves.ts'
import type { Question, Walk } from '../../journal/walk/walk.ts'
import { entryWith, listEntries } from '../../store/entries.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { recordFor } from '../desk/kinds.ts'
import { compose, keep } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import { lift } from '../record/lift.ts'
import { headOf, warned } from '../sitting/landing.ts'
import { throughDoor } from '../sitting/rest.ts'
import { askedWith, shownWith } from '../sitting/shown.ts'

/** The entry a line came from, where it is still here. */
export function sourceOf({ store }: Desk, line: MapLine): Entry | undefined {
  const found = line.from === undefined ? undefined : entryWith(store, line.from)
  return found?.removed === null ? found : undefined
}

/** What it came from: the question, and the words around the line. */
export function cameFromText(
  line: MapLine,
  own: Entry,
  source: Entry | undefined,
): readonly string[] {
  const day = formatInstant((source ?? own).created, 'day')
  if (line.from === undefined) return [said('map/came-alone', { day })]
  if (source === undefined) return [said('map/came-gone')]
  const { asked } = answerOf(source)
  return [
    said('map/came-from', { day }),
    ...(asked === undefined ? [] : [asked]),
    `“${around(source.revision.text, liftedFrom(own, source) ?? line.text, 240)}”`,
  ]
}

/** The words it was lifted from, where they still stand as they stood then. */
function liftedFrom(own: Entry, source: Entry): string | undefined {
  const span = spanIn(own, source)
  return span && source.revision.text.slice(span.start, span.end)
}

/** Where in its source a line was lifted; undefined where the source was changed since, or a line was typed. */
function spanIn(own: Entry, source: Entry): Span | undefined {
  return sourcesOf(own).find(({ revision }) => revision === source.revision.id)
}

export type Deeper = {
  readonly walk: Walk
  readonly question: Question
  readonly asked: string
  readonly probe?: string
}

/**
 * The question that would go one deeper than what a line came from: the next probe under it that was not answered, or else the
 * next question of its walk. None where its words speak of danger, and none that needs care.
 */
export function deeperThan(desk: Desk, source: Entry | undefined): Deeper | undefined {
  if (source === undefined || riskIn(loadLexicons(), source.revision.text)) return undefined
  const { walk: of, question: id } = answerOf(source)
  const walk = desk.walks.find((each) => each.id === of)
  if (walk === undefined) return undefined
  const questions = questionsFor(walk, desk.names)
  const question = questions.find((each) => each.id === id)
  if (question === undefined || question.care) return undefined
  const written = listEntries(desk.store, { walk: walk.id, all: true }).map(answerOf)
  const used = written.flatMap((each) =>
    each.probe !== undefined && each.question === id ? [each.probe] : [],
  )
  const whose = desk.names.writer === 'hurt' ? { ...walk, audience: 'hurt' as const } : walk
  const probe = nextProbe(whose, question, used, loadDigs())
  if (probe !== undefined) {
    return { walk, question, asked: askedWith(desk, probe.text), probe: probe.id }
  }
  const answered = new Set(written.map(({ question }) => question))
  const next = questions.find(
    (each) => !answered.has(each.id) && !each.care && each.asks === undefined,
  )
  return next && { walk, question: next, asked: askedWith(desk, next.text) }
}

/** Opens the question on the page, with what it lies under above it, and keeps what is written. Undefined where nothing was. Throws as compose does. */
export async function goDeeper(
  desk: Desk,
  deeper: Deeper,
  source: Entry,
): Promise<Entry | undefined> {
  const { walk, question, asked, probe } = deeper
  if (!(await throughDoor(desk)) || !(await warned(desk, walk))) return undefined
  const what = {
    key: draftKey.answer(probe ?? question.id),
    kind: 'answer',
    fields: {
      walk: walk.id,
      question: question.id,
      rev: question.rev,
      asked,
      ...given({ probe, under: probe === undefined ? undefined : source.id }),
    },
  }
  const composed = await compose(desk, {
    ...what,
    question: `${walk.title}\n${asked}`,
    pinned: [...headOf(walk), source.revision.text, ...shownWith(desk, question)],
    doneLabel: 'keep',
    session: sessionFor(desk, { about: { walk, question } }),
  })
  if (composed.end !== 'written') return undefined
  const { entry } = await keep(desk, what, composed)
  const kind = recordFor(desk, 'map')
  const keeps = question.keeps?.kind === kind.id ? question.keeps : { kind: kind.id, fields: [] }
  await lift(desk, { kind, keeps, from: entry })
  return entry
}
