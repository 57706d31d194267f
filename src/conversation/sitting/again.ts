// A question of weeks ago asked again, the old answer hidden until the new one is kept; then both side by side.
import type { Entry } from '../../journal/entry.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { fill } from '../../journal/walk/names.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { thenAndNow } from '../desk/then-and-now.ts'
import { compose, keep } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'

/** Asks again what `earlier` answers, and shows both; where nothing is written it is left for another day. */
export async function askAgain(desk: Desk, earlier: Entry): Promise<void> {
  const { terminal, walks, names } = desk
  const { fields } = earlier.revision
  const question = String(fields['question'])
  const walk = walks.find(({ questions }) => questions.some((each) => each.id === question))
  const asking = walk?.questions.find((each) => each.id === question)
  const asked = asking ? fill(asking.text, names) : String(fields['asked'])
  const what = {
    key: `again/${question}`,
    kind: 'answer',
    fields: { walk: fields['walk'] ?? null, question, asked, again: earlier.id },
  }
  const about = walk && asking ? { walk, question: asking } : undefined
  const composed = await compose(desk, {
    ...what,
    question: `You were asked this on ${formatInstant(earlier.created, 'day')}\n${asked}`,
    doneLabel: 'keep, and see both',
    session: sessionFor(desk, given({ about })),
  })
  if (composed.end !== 'written') {
    terminal.note('Left for another day.')
    return
  }
  const { entry } = keep(desk, what, composed)
  await terminal.show('Then and now', thenAndNow(desk, earlier, entry))
}
