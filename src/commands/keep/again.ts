import { withDesk } from '../../conversation/desk/desk.ts'
import { entryBy } from '../../conversation/desk/entry-by.ts'
import { allWalks, aloneBy } from '../../conversation/desk/walks.ts'
import { askAgain } from '../../conversation/sitting/again.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { answerOf } from '../../journal/answer.ts'
import type { Entry } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { careQuestions, type Walk } from '../../journal/walk/walk.ts'
import { earlierAnswer, latestAnswer } from '../../store/questions.ts'
import type { Context } from '../../world.ts'

/** Answered this long ago (milliseconds), a question is another one. */
const weeks = 21 * 86_400_000

/** Asks a question of weeks ago again, the old answer hidden until the new one is kept; then both side by side. Throws Trouble 3. */
export function again(
  context: Context,
  { question: id }: { readonly question: string | undefined },
): Promise<ExitCode> {
  const named = id !== undefined && !pieceOfId(context, id)
  const known = named ? aloneBy(allWalks(context).walks, id).question.id : undefined
  return withDesk(context, async (desk) => {
    const { store, walks, now } = desk
    const wanted = id === undefined || named ? known : questionOf(walks, await entryBy(desk, id))
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

/** Whether it can only be an entry's id, a piece of one, or a number of the last list. */
function pieceOfId(context: Context, id: string): boolean {
  return /^[0-9a-f-]+$/i.test(id) && !asks(allWalks(context).walks, id.toUpperCase())
}

function asks(walks: readonly Walk[], question: string): boolean {
  return walks.some(({ questions }) => questions.some(({ id }) => id === question))
}

/** The question that an entry answers. Throws Trouble 2 where it answers none, or one that needs care. */
function questionOf(walks: readonly Walk[], entry: Entry): string {
  const { question } = answerOf(entry)
  if (question !== undefined)
    return asks(walks, question) ? aloneBy(walks, question).question.id : question
  throw new Trouble(
    exit.usage,
    `${shortId(entry.id)} answers no question.`,
    '"unearth list answer" shows those that do.',
  )
}
