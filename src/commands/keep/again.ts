import { withDesk } from '../../conversation/desk/desk.ts'
import { allWalks, questionBy } from '../../conversation/desk/walks.ts'
import { askAgain } from '../../conversation/sitting/again.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import type { Entry } from '../../journal/entry.ts'
import { listEntries } from '../../store/entries.ts'
import type { Store } from '../../store/store.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'

/** Answered this long ago (milliseconds), a question is another one. */
const weeks = 21 * 86_400_000

/** Asks a question of weeks ago again, the old answer hidden until the new one is kept; then both side by side. Throws Trouble 3. */
export function again(
  context: Context,
  { question: id }: { readonly question: string | undefined },
): Promise<ExitCode> {
  const wanted = id === undefined ? undefined : questionBy(allWalks(context).walks, id).question.id
  return withDesk(context, async (desk) => {
    const earlier = earlierAnswer(desk.store, wanted, desk.now().utc)
    if (earlier === undefined) throw notYet(wanted)
    await askAgain(desk, earlier)
    return exit.done
  })
}

function notYet(question: string | undefined): Trouble {
  return new Trouble(
    exit.nothing,
    question === undefined
      ? 'No answer here is three weeks old yet.'
      : `${question} was not answered here before.`,
    '"unearth again PRS-01" asks one of your own choice.',
  )
}

/** The latest answer to a question, or, of all questions, the one whose latest answer is oldest and weeks away. */
function earlierAnswer(store: Store, question: string | undefined, now: number): Entry | undefined {
  const answers = listEntries(store, {
    limit: 100_000,
    kind: 'answer',
    ...given({ question }),
  }).filter(({ revision }) => revision.fields['probe'] === undefined)
  if (question !== undefined) return answers[0]
  const latest = new Map<string, Entry>()
  for (const answer of answers) {
    const id = answer.revision.fields['question']
    if (typeof id === 'string' && !latest.has(id)) latest.set(id, answer)
  }
  return [...latest.values()]
    .filter(({ created }) => now - created.utc > weeks)
    .toSorted((a, b) => a.created.utc - b.created.utc)[0]
}
