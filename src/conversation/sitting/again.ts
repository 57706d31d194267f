// A question of weeks ago asked again, the old answer hidden until the new one is kept; then both side by side.
import { said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import { draftKey } from '../../journal/draft.ts'
import type { Entry } from '../../journal/entry.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { thenAndNow } from '../desk/then-and-now.ts'
import { compose, keep } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import { askedWith } from './shown.ts'

/** Asks again what `earlier` answers, and shows both; where nothing is written it is left for another day. */
export async function askAgain(desk: Desk, earlier: Entry): Promise<void> {
  const { terminal, walks } = desk
  const { question = '', walk: from, asked: before = '' } = answerOf(earlier)
  const walk = walks.find(({ questions }) => questions.some((each) => each.id === question))
  const asking = walk?.questions.find((each) => each.id === question)
  const asked = asking ? askedWith(desk, asking.text) : before
  const what = {
    key: draftKey.again(question),
    kind: 'answer',
    fields: { walk: from ?? null, question, asked, again: earlier.id },
  }
  const about = walk && asking ? { walk, question: asking } : undefined
  const composed = await compose(desk, {
    ...what,
    question: `${said('sitting/again', { day: formatInstant(earlier.created, 'day') })}\n${asked}`,
    doneLabel: 'keep, and see both',
    session: sessionFor(desk, given({ about })),
  })
  if (composed.end !== 'written') {
    terminal.note(said('sitting/left'))
    return
  }
  const { entry } = await keep(desk, what, composed)
  await thenAndNow(desk, said('sitting/then-and-now'), earlier, entry)
}
