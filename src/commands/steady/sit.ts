import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { allWalks, aloneBy } from '../../conversation/desk/walks.ts'
import { said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import type { Entry } from '../../journal/entry.ts'
import { fill } from '../../journal/walk/names.ts'
import { careQuestions } from '../../journal/walk/walk.ts'
import { listEntries } from '../../store/entries.ts'
import { openFloors } from '../../store/questions.ts'
import type { Context } from '../../world.ts'

type Given = { readonly question: string | undefined; readonly minutes: number }

/** One question on the screen for some minutes, without a page. A question that is named needs no journal. Throws Trouble 3. */
export async function sit(context: Context, { question: id, minutes }: Given): Promise<undefined> {
  const question =
    id === undefined
      ? await withDesk(context, async (desk) => lastAsked(desk))
      : fill(aloneBy(allWalks(context).walks, id).question.text, {})
  await context.terminal.still(question, minutes * 60_000)
}

/** What was left as "I do not know yet", else what was asked last, else what needs nothing. */
function lastAsked({ store, walks }: Desk): string {
  const care = careQuestions(walks)
  const alone = (entry: Entry) => !care.includes(answerOf(entry).question ?? '')
  const floor = openFloors(store).find(alone)
  if (floor !== undefined) return floor.revision.text
  const [last] = listEntries(store, { limit: 20 })
    .filter(alone)
    .flatMap((entry) => answerOf(entry).asked ?? [])
  return last ?? said('sitting/unsaid')
}
