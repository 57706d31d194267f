// Asking one question of a sitting: the page it is asked on, the doors out of it, and keeping its answer.
import { draftKey } from '../../journal/draft.ts'
import type { Entry } from '../../journal/entry.ts'
import { tracesOf } from '../../journal/page/traces.ts'
import { fill } from '../../journal/walk/names.ts'
import { type Asked, type Sitting, withKept } from '../../journal/walk/sitting.ts'
import type { Walk } from '../../journal/walk/walk.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { type Composed, compose, keep, type Written } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import { askedWith, shownWith } from './shown.ts'
import { waysOn } from './ways.ts'

/** What stays the same through a sitting. */
export type Here = {
  readonly desk: Desk
  readonly walk: Walk
  /** The id of the session. */
  readonly session: string
  readonly editor: boolean
  /** One question of the walk is asked, and not the walk. */
  readonly only?: boolean
  /** What stands above its first page. */
  readonly opening?: readonly string[]
  /** Earlier words that stand above its pages. */
  readonly above?: readonly string[]
  /** It was opened by the main door: its pages lead on from there too. */
  readonly evening?: Evening
}

/** What an evening's pages have besides. */
export type Evening = {
  /** What waits beside them, in a word or two. */
  waits(): string | undefined
  /** Shows it, over the page. */
  show(): Promise<void>
  /** Stands above its first page. */
  readonly above: readonly string[]
  /** Pages that were left this evening with words on them. */
  readonly seen: readonly string[]
}

/** Asks it on the page, with what was kept to it in this sitting. Throws as compose does. */
export function pose(here: Here, sitting: Sitting, asked: Asked): Promise<Composed> {
  const { desk, walk, editor } = here
  const before = sitting.kept.get(asked.id)
  // How deep this probe lies, as a quiet gauge.
  const depth = asked.above.length === 0 ? '' : ` · ${'↓'.repeat(asked.above.length)}`
  const number = here.only ? '' : ` · ${asked.number} of ${sitting.questions.length}`
  const place = `${walk.title}${number}${depth}`
  // On its first page a walk says how long it takes and what it is for.
  const first = !here.only && asked.number === 1 && asked.above.length === 0
  const long = first ? ` · about ${walk.minutes} minutes` : ''
  const waits = here.evening?.waits()
  return compose(desk, {
    ...keptAs(here, sitting, asked),
    text: before?.revision.text ?? '',
    question: `${place}${long}\n${words(desk, asked)}`,
    pinned: [
      ...(sitting.trail.length === 0 && sitting.kept.size === 0 ? (here.opening ?? []) : []),
      ...(first ? [fill(walk.purpose, desk.names)] : []),
      // The same words may stand above for two reasons; they stand there once.
      ...new Set([...(here.above ?? []), ...shownWith(desk, asked.question)]),
      ...asked.above.map((id) => sitting.kept.get(id)?.revision.text ?? ''),
    ],
    menu: [...doors(asked), ...(here.evening === undefined ? [] : waysOn(waits))],
    doneLabel: 'keep, next',
    session: sessionFor(desk, { about: { walk, question: asked.question } }),
    editor,
    looked: sitting.seen.has(asked.id),
    ...given({
      traces: before && tracesOfEntry(before),
      note: sitting.news,
      waits,
    }),
  })
}

/** Keeps an answer, over the one that was kept to it before in this sitting. */
export async function keepAnswer(
  here: Here,
  sitting: Sitting,
  asked: Asked,
  written: Written,
): Promise<Sitting> {
  const instead = sitting.kept.get(asked.id)
  const { entry } = await keep(here.desk, keptAs(here, sitting, asked), written, {
    cared: asked.question.care === true,
    ...given({ instead }),
  })
  return withKept(sitting, asked.id, entry)
}

/** Where an answer to `asked` goes. */
export function keptAs({ desk, walk, session }: Here, sitting: Sitting, asked: Asked) {
  const under = asked.above.at(-1)
  return {
    key: draftKey.answer(asked.id),
    kind: 'answer',
    fields: {
      walk: walk.id,
      question: asked.question.id,
      rev: asked.question.rev,
      asked: words(desk, asked),
      session,
      ...given({
        probe: asked.probe,
        under: under === undefined ? undefined : sitting.kept.get(under)?.id,
      }),
    },
  }
}

/** The question with the writer's own words in it. */
export function words(desk: Desk, asked: Asked): string {
  return askedWith(desk, asked.text)
}

function doors(asked: Asked) {
  return [
    ...(asked.question.care
      ? []
      : [
          { key: 'd', id: 'dig', label: 'keep this and dig deeper' },
          { key: 'k', id: 'floor', label: 'I do not know yet: leave it here, with the date' },
        ]),
    { key: 's', id: 'skip', label: 'skip this question' },
    ...(asked.number > 1 || asked.above.length > 0
      ? [{ key: 'b', id: 'back', label: 'go back one' }]
      : []),
    ...(asked.question.care ? [] : [{ key: 'l', id: 'lift', label: 'lift a sentence of this' }]),
    { key: 'e', id: 'earlier', label: 'what I wrote to this before' },
    { key: 'p', id: 'stop', label: 'put it down for today' },
  ]
}

function tracesOfEntry({ revision }: Entry) {
  return tracesOf(revision.fields, revision.text.length)
}
