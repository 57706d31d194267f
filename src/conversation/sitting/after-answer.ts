// What follows an answer at once: a question that needs care asks for one word and leads to people; one whose answer may be kept as
// something more offers its sentences.

import { unlessLeft } from '../../errors.ts'
import { asked as choicesOf, said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import {
  type Asked,
  offered,
  type Sitting,
  told,
  withKept,
  withMade,
} from '../../journal/walk/sitting.ts'
import { reviseEntry } from '../../store/entries.ts'
import { rememberFear } from '../desk/fear.ts'
import { afterKept, inDanger } from '../page/after-kept.ts'
import { peopleCard } from '../page/people-card.ts'
import { lift } from '../record/lift.ts'
import { liftFrom } from '../record/lift-any.ts'
import type { Here } from './asking.ts'

/** Asks what there is to ask after an answer to `asked`; returns the sitting as it is then. */
export async function afterAnswer(here: Here, sitting: Sitting, asked: Asked): Promise<Sitting> {
  const { desk } = here
  const answer = sitting.kept.get(asked.id)
  if (answer === undefined) return sitting
  if (asked.question.care) return cared(here, sitting, asked, answer)
  const { keeps } = asked.question
  // Words of danger are not asked to be anything more.
  if (!desk.terminal.answered || keeps === undefined || inDanger(desk, answer.revision.text))
    return sitting
  if (sitting.offered.has(asked.id) || (asked.probe !== undefined && keeps.whole)) return sitting
  const kind = desk.kinds.find(({ id }) => id === keeps.kind)
  if (kind === undefined || (sitting.fear && kind.with === 'two')) return sitting
  const made = sitting.made.get(kind.id)
  const kept = await lift(desk, { kind, keeps, from: answer, made })
  return offered(
    kept.reduce((next, entry) => withMade(next, entry), sitting),
    asked,
  )
}

/** A sentence of what was just kept, as whatever the writer says it is. */
export async function liftAny({ desk }: Here, sitting: Sitting, asked: Asked): Promise<Sitting> {
  const answer = sitting.kept.get(asked.id)
  if (answer === undefined) return told(sitting, said('sitting/words-first'))
  const kept = await liftFrom(desk, answer)
  return kept.reduce((next, entry) => withMade(next, entry), sitting)
}

/** One word after an answer about danger; unless it is no, people to call before anything else. */
async function cared(
  { desk }: Here,
  sitting: Sitting,
  asked: Asked,
  answer: Entry,
): Promise<Sitting> {
  const { terminal, store, now } = desk
  const fearful = asked.question.asks === 'fear'
  const question = fearful ? choicesOf('care/afraid') : choicesOf('care/danger')
  const asking = () => terminal.choose(...question, { unasked: 'unsure' as const })
  const word = await unlessLeft(asking, 'unsure' as const)
  const { revision } = answer
  const { entry } = reviseEntry(store, answer.id, {
    text: revision.text,
    fields: { ...revision.fields, care: word === 'unsure' ? 'not sure' : word },
    from: revision.id,
    at: now(),
  })
  if (word === 'no') await afterKept(desk, revision.text)
  else await peopleCard(desk, said('care/card-asked'))
  const fear = fearful && word !== 'no'
  if (fear) rememberFear(desk)
  return { ...withKept(sitting, asked.id, entry), fear: sitting.fear || fear }
}
