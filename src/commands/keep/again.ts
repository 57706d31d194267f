import { withDesk } from '../../conversation/desk/desk.ts'
import { thenAndNow } from '../../conversation/desk/then-and-now.ts'
import { allWalks, aloneBy } from '../../conversation/desk/walks.ts'
import { compose, keep } from '../../conversation/page/compose.ts'
import { sessionFor } from '../../conversation/page/how.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import { draftKey } from '../../journal/draft.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { fill } from '../../journal/walk/names.ts'
import { careQuestions } from '../../journal/walk/walk.ts'
import { earlierAnswer, latestAnswer } from '../../store/questions.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'

/** Answered this long ago (milliseconds), a question is another one. */
const weeks = 21 * 86_400_000

/** Asks a question of weeks ago again, the old answer hidden until the new one is kept; then both side by side. Throws Trouble 3. */
export function again(
  context: Context,
  { question: id }: { readonly question: string | undefined },
): Promise<ExitCode> {
  const wanted = id === undefined ? undefined : aloneBy(allWalks(context).walks, id).question.id
  return withDesk(context, async (desk) => {
    const { terminal, store, walks, names, now } = desk
    const earlier =
      wanted === undefined
        ? earlierAnswer(store, now().utc - weeks, careQuestions(walks))
        : latestAnswer(store, wanted)
    if (earlier === undefined) throw notYet(wanted)
    const { question = '', walk: from, asked: before = '' } = answerOf(earlier)
    const walk = walks.find(({ questions }) => questions.some((each) => each.id === question))
    const asking = walk?.questions.find((each) => each.id === question)
    const asked = asking ? fill(asking.text, names) : before
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
      return exit.done
    }
    const { entry } = await keep(desk, what, composed)
    await terminal.show(said('sitting/then-and-now'), thenAndNow(desk, earlier, entry))
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
