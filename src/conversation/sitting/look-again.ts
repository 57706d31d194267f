// What was left as "I do not know yet" on an earlier day, before the walk goes on.
import { asked as choicesOf, said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import { draftKey } from '../../journal/draft.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { type Sitting, withKept } from '../../journal/walk/sitting.ts'
import { careQuestions } from '../../journal/walk/walk.ts'
import { openFloors } from '../../store/questions.ts'
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
    const { answered: _, ...fields } = floor.revision.fields
    const kept = { key: draftKey.floor(floor.id), kind: 'answer', fields: { ...fields, session } }
    const composed = await compose(desk, {
      ...kept,
      question: `${walk.title} · left on ${left}\n${asked}`,
      doneLabel: 'keep',
      session: sessionFor(desk),
      note: said('sitting/not-yet'),
    })
    if (composed.end !== 'written') continue
    const { entry } = await keep(desk, kept, composed)
    sitting = withKept(sitting, kept.key, entry)
    answerFloor(desk, floor, entry.id)
  }
  return sitting
}
