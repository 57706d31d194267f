// What follows an answer at once: a question that needs care asks for one word and leads to people; one that keeps a record
// offers its one line.
import { asked as choicesOf, said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import { type Asked, offered, type Sitting, withKept } from '../../journal/walk/sitting.ts'
import { reviseEntry } from '../../store/entries.ts'
import { rememberFear } from '../desk/fear.ts'
import { afterKept } from '../page/after-kept.ts'
import { peopleCard } from '../page/people-card.ts'
import { oneLine } from '../record/one-line.ts'
import type { Here } from './asking.ts'

/** Asks what there is to ask after an answer to `asked`; returns the sitting as it is then. */
export async function afterAnswer(here: Here, sitting: Sitting, asked: Asked): Promise<Sitting> {
  const { desk, walk } = here
  const answer = sitting.kept.get(asked.id)
  if (answer === undefined) return sitting
  if (asked.question.care) return cared(here, sitting, asked, answer)
  if (!desk.terminal.answered || asked.probe !== undefined) return sitting
  const { keeps } = asked.question
  if (keeps === undefined || sitting.offered.has(asked.id)) return sitting
  const kind = desk.kinds.find(({ id }) => id === keeps.kind)
  if (kind === undefined || (sitting.fear && kind.with === 'two')) return sitting
  await oneLine(desk, kind, walk, answer)
  return offered(sitting, asked)
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
  const word = await terminal.choose(...question, { unasked: 'unsure' })
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
