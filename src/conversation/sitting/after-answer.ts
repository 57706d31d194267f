// What follows an answer at once: a question whose answer may be fear asks for it in a word, and one that keeps a record
// offers its one line.
import { type Asked, offered, type Sitting } from '../../journal/walk/sitting.ts'
import { supportText } from '../desk/people.ts'
import { oneLine } from '../record/one-line.ts'
import type { Here } from './asking.ts'

/** A yes to one of these stops what is meant for two, for this sitting. */
const fearful = ['SUP-07', 'AHT-12', 'BHT-07', 'SBW-07']

/** Records that are made with the other person. */
const forTwo: ReadonlySet<string> = new Set(['agreement', 'container', 'transparency', 'request'])

/** Asks what there is to ask after an answer to `asked`; returns the sitting as it is then. */
export async function afterAnswer(here: Here, sitting: Sitting, asked: Asked): Promise<Sitting> {
  const { desk, walk } = here
  const answer = sitting.kept.get(asked.id)
  if (!desk.terminal.interactive || answer === undefined || asked.probe !== undefined)
    return sitting
  const fear = sitting.fear || (fearful.includes(asked.question.id) && (await askForFear(here)))
  const now = { ...sitting, fear }
  const { keeps } = asked.question
  if (keeps === undefined || now.offered.has(asked.id) || (fear && forTwo.has(keeps))) return now
  const kind = desk.kinds.find(({ id }) => id === keeps)
  if (kind !== undefined) await oneLine(desk, kind, walk, answer)
  return offered(now, asked)
}

async function askForFear({ desk }: Here): Promise<boolean> {
  const fear = await desk.terminal.choose('Is there fear in that answer?', [
    { value: false, name: 'no, or not now' },
    { value: true, name: 'yes' },
  ])
  if (fear) await desk.terminal.pause('', supportText(desk))
  return fear
}
