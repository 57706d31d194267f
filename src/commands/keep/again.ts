import { withDesk } from '../../conversation/desk/desk.ts'
import { allWalks, aloneBy } from '../../conversation/desk/walks.ts'
import { askAgain } from '../../conversation/sitting/again.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { careQuestions } from '../../journal/walk/walk.ts'
import { earlierAnswer, latestAnswer } from '../../store/questions.ts'
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
    const { store, walks, now } = desk
    const earlier =
      wanted === undefined
        ? earlierAnswer(store, now().utc - weeks, careQuestions(walks))
        : latestAnswer(store, wanted)
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
