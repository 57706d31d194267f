import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { recordFor } from '../../conversation/desk/kinds.ts'
import { allWalks, aloneBy } from '../../conversation/desk/walks.ts'
import { chosen } from '../../conversation/record/logged.ts'
import { openLine, openRecords, widthOf } from '../../conversation/sitting/settle.ts'
import { holdTalk } from '../../conversation/sitting/talk.ts'
import { exit, Trouble } from '../../errors.ts'
import { said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import type { Entry } from '../../journal/entry.ts'
import type { Open } from '../../journal/record/open.ts'
import { fill } from '../../journal/walk/names.ts'
import { withQuotes } from '../../journal/walk/quote.ts'
import { careQuestions } from '../../journal/walk/walk.ts'
import { listEntries } from '../../store/entries.ts'
import { openFloors } from '../../store/questions.ts'
import type { Context } from '../../world.ts'

type Given = {
  readonly question: string | undefined
  readonly minutes: number
  readonly talk: boolean
}

/** One question on the screen for some minutes, without a page; or a time to talk, held. A question that is named needs no journal. Throws Trouble 2 and 3. */
export async function sit(
  context: Context,
  { question: id, minutes, talk }: Given,
): Promise<undefined> {
  if (talk) return withDesk(context, (desk) => sitTalk(desk, id))
  const question =
    id === undefined
      ? await withDesk(context, async (desk) => lastAsked(desk))
      : withQuotes(fill(aloneBy(allWalks(context).walks, id).question.text, {}), () => undefined)
  await context.terminal.still(question, minutes * 60_000)
}

/** The one that is named, the only one that stands, or the one that is picked. */
async function sitTalk(desk: Desk, id: string | undefined): Promise<undefined> {
  const kind = recordFor(desk, 'clock')
  if (id !== undefined) {
    await holdTalk(desk, await chosen(desk, kind, id), kind)
    return
  }
  const open = openRecords(desk).filter((each) => each.kind.id === kind.id)
  const [only] = open
  if (only === undefined) throw new Trouble(exit.nothing, said('talk/none'))
  const one =
    open.length === 1
      ? only
      : await desk.terminal.choose<Open | undefined>(said('talk/which'), [
          { value: undefined, name: said('talk/leave') },
          ...open.map((each) => ({ value: each, name: openLine(each, widthOf(desk)) })),
        ])
  if (one !== undefined) await holdTalk(desk, one.entry, kind)
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
