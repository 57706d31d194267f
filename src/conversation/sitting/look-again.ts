// What was left as "I do not know yet" on an earlier day, before the walk goes on.
import { asked as choicesOf, said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import { draftKey } from '../../journal/draft.ts'
import type { Entry } from '../../journal/entry.ts'
import type { Fields } from '../../journal/fields.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { type Sitting, withKept } from '../../journal/walk/sitting.ts'
import { careQuestions } from '../../journal/walk/walk.ts'
import { openFloors } from '../../store/questions.ts'
import type { Desk } from '../desk/desk.ts'
import { compose, keep } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import type { Here } from './asking.ts'
import { answerFloor } from './floors.ts'

/** Asks of each whether it is looked at now; returns the sitting with what was answered. */
export async function lookAgain(here: Here, begun: Sitting): Promise<Sitting> {
  const { desk, walk, session } = here
  const { terminal, store, now } = desk
  const today = formatInstant(now(), 'day')
  let sitting = begun
  const care = careQuestions([walk])
  for (const floor of openFloors(store, walk.id)) {
    const left = formatInstant(floor.created, 'day')
    if (left === today || care.includes(answerOf(floor).question ?? '')) continue
    const asked = floor.revision.text
    const [question, choices] = choicesOf('sitting/look-again', { day: left })
    const again = await terminal.choose(`${question}\n${asked}`, choices, { unasked: 'later' })
    if (again === 'later') continue
    const entry = await askFloor(desk, floor, { session })
    if (entry !== undefined) sitting = withKept(sitting, draftKey.floor(floor.id), entry)
  }
  return sitting
}

/** Asks on a page what was left open, and keeps the answer; `beside` is kept with it. Undefined where it is still open. */
export async function askFloor(
  desk: Desk,
  floor: Entry,
  beside: Fields = {},
): Promise<Entry | undefined> {
  const { text: asked, fields: left } = floor.revision
  const { answered: _, asks_on: __, session: ___, ...fields } = left
  const title = desk.walks.find(({ id }) => id === fields.walk)?.title ?? ''
  const what = { key: draftKey.floor(floor.id), kind: 'answer', fields: { ...fields, ...beside } }
  const composed = await compose(desk, {
    ...what,
    question: `${title} · left on ${formatInstant(floor.created, 'day')}\n${asked}`,
    doneLabel: 'keep',
    session: sessionFor(desk),
    note: said('sitting/not-yet'),
  })
  if (composed.end !== 'written') return undefined
  const { entry } = await keep(desk, what, composed)
  answerFloor(desk, floor, entry.id)
  return entry
}
