import { withDesk } from '../../conversation/desk/desk.ts'
import { thenAndNow } from '../../conversation/desk/then-and-now.ts'
import { allWalks, questionBy } from '../../conversation/desk/walks.ts'
import { compose, keep } from '../../conversation/page/compose.ts'
import { sessionFor } from '../../conversation/page/how.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import type { Entry } from '../../journal/entry.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { fill } from '../../journal/walk/names.ts'
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
    const { terminal, store, walks, names, now } = desk
    const earlier = earlierAnswer(store, wanted, now().utc)
    if (earlier === undefined) throw notYet(wanted)
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
      return exit.done
    }
    const { entry } = keep(desk, what, composed)
    await terminal.show('Then and now', thenAndNow(desk, earlier, entry))
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
