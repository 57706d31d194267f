import { withJournal } from '../../conversation/desk/unlock.ts'
import { allWalks, questionBy } from '../../conversation/desk/walks.ts'
import { openFloors } from '../../conversation/sitting/floors.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { said } from '../../files/said.ts'
import { fill } from '../../journal/walk/names.ts'
import { listEntries } from '../../store/entries.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'

const usual = 5

/** One question on the screen for some minutes, without a page. A question that is named needs no journal. Throws Trouble 2 and 3. */
export async function sit(
  context: Context,
  id: string | undefined,
  options: { minutes?: number },
): Promise<ExitCode> {
  const minutes = options.minutes ?? usual
  if (minutes < 1 || minutes > 99) throw new Trouble(exit.usage, '--minutes takes 1 to 99.')
  const { walks } = allWalks(context)
  const question =
    id === undefined
      ? await withJournal(context, async (store) => lastAsked(store))
      : fill(questionBy(walks, id).question.text, {})
  await context.terminal.still(question, minutes * 60_000)
  return exit.done
}

/** What was left as "I do not know yet", else what was asked last, else what needs nothing. */
function lastAsked(store: Store): string {
  const [floor] = openFloors(store)
  if (floor !== undefined) return floor.revision.text
  const asked = listEntries(store, { limit: 20 }).map(({ revision }) => revision.fields['asked'])
  const last = asked.find((each) => typeof each === 'string')
  return typeof last === 'string' ? last : said('sitting/unsaid')
}
