// One sitting with a walk: the page for each question, the doors out of it, and what is kept on the way.
import { exit, Trouble } from '../errors.ts'
import { loadDigs } from '../files/prompts.ts'
import { fill, questionsFor } from '../journal/content.ts'
import { nextProbe } from '../journal/dig.ts'
import type { Entry, Fields } from '../journal/entry.ts'
import { formatInstant, instantNow } from '../journal/instant.ts'
import { type Asked, ask, beginSitting, closing, move, type Sitting } from '../journal/sitting.ts'
import type { Walk } from '../journal/walk.ts'
import type { Context } from '../program.ts'
import { dropDraft } from '../store/drafts.ts'
import { keepEntry, listEntries, reviseEntry } from '../store/entries.ts'
import type { Store } from '../store/open.ts'
import { dropPlace, readPlace, writePlace } from '../store/places.ts'
import { beginSession, endSession } from '../store/sessions.ts'
import { type Composed, compose } from './compose.ts'
import { landing, warned } from './landing.ts'
import { namesOf } from './names.ts'

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
    fields: how.state === undefined ? {} : { state: how.state },
  })
  const digs = loadDigs()
  const questions = questionsFor(walk, names)
  if (questions.length === 0) throw nothingToAsk(walk)
  let sitting = beginSitting(questions, place)
  /** What was kept in this sitting, by question or probe. */
  const kept = new Map<string, Entry>()
  let news =
    place === undefined ? undefined : 'You put this down here. It goes on from where you were.'

  try {
    for (let asked = ask(sitting); asked !== undefined; asked = ask(sitting)) {
      writePlace(store, walk.id, asked.question.id, now())
      const composed = await pose(asked, news)
      news = undefined
      if (composed.end === 'done') keep(asked, composed.text)
      const choice = composed.end === 'choice' ? composed.choice : 'next'
      if (choice === 'stop') {
        terminal.note(`Put down. "unearth walk ${walk.id}" goes on from here, any day.`)
        return
      }
      if (choice === 'earlier') news = await showEarlier(asked)
      else if (choice === 'dig') sitting = dig(asked, composed)
      else sitting = move(sitting, choice === 'back' ? 'back' : 'next')
    }
    await close()
    dropPlace(store, walk.id)
    await landing(context, walk, kept.size)
  } finally {
    endSession(store, session, now())
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
      question: `${walk.title} · ${asked.number} of ${sitting.questions.length}\n${words(asked)}`,
      pinned: asked.above.map((id) => kept.get(id)?.revision.text ?? ''),
      menu: doors(asked),
      doneLabel: 'keep, next',
      editor: how.editor === true,
      ...(note === undefined ? {} : { note }),
    })
  }

  function doors(asked: Asked) {
    return [
      { key: 'd', id: 'dig', label: 'keep this and dig deeper' },
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

  function keep(asked: Asked, text: string): void {
    const draft = `answer/${asked.id}`
    const before = kept.get(asked.id)
    if (before === undefined) {
      kept.set(
        asked.id,
        keepEntry(store, { kind: 'answer', text, fields: fieldsOf(asked), at: now(), draft }),
      )
    } else if (before.revision.text === text) dropDraft(store, draft)
    else {
      const { entry } = reviseEntry(store, before.id, {
        text,
        from: before.revision.id,
        at: now(),
        draft,
      })
      kept.set(asked.id, entry)
    }
  }

  function dig(asked: Asked, composed: Composed): Sitting {
    const text = composed.end === 'choice' ? composed.text : ''
    if (text.trim() === '') {
      news = 'A few words first; then there is something to dig under.'
      return sitting
    }
    keep(asked, text)
    const probe = nextProbe(walk, asked.question, sitting.dug, digs)
    if (probe === undefined) {
      news = 'That is as far down as the questions here go.'
      return sitting
    }
    return move(sitting, { dig: probe })
  }

  async function showEarlier(asked: Asked): Promise<string | undefined> {
    const earlier = listEntries(store, { question: asked.question.id, limit: 20 }).filter(
      ({ id }) => kept.get(asked.id)?.id !== id,
    )
    if (earlier.length === 0) return 'Nothing was written to this question before.'
    const text = earlier
      .map(({ created, revision }) => `${formatInstant(created, 'full')}\n\n${revision.text}`)
      .join('\n\n\n')
    await terminal.show('What you wrote to this before', text)
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
      note: 'Finish the line if you like, or leave it as it stands.',
    })
    if (composed.end === 'done') keep(asked, composed.text)
  }
}

function nothingToAsk(walk: Walk): Trouble {
  return new Trouble(
    exit.nothing,
    `"${walk.title}" has no question that fits without a third person.`,
  )
}
