// A question that serves what is not ticked in the story yet: chosen here, asked in a sitting of its own.
import { asked, said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import { kindFor } from '../../journal/record/kind.ts'
import { type Serving, servings } from '../../journal/record/tellings.ts'
import { questionsFor } from '../../journal/walk/shelves.ts'
import { latestAnswer } from '../../store/questions.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Desk } from '../desk/desk.ts'
import { inDanger } from '../page/after-kept.ts'
import { askedWith } from './shown.ts'

/** What serves a version, tick by tick; a walk that is not for this writer serves nothing. */
function servingsOf({ kinds, walks, names, store }: Desk, story: Entry): readonly Serving[] {
  const kind = kindFor(kinds, 'story')
  if (kind === undefined || kind.id !== story.kind) return []
  const open = walks.filter(({ audience }) => names.writer !== 'hurt' || audience !== 'broke')
  const questions = new Map(
    open.flatMap((walk) =>
      questionsFor(walk, names)
        .filter(({ care }) => !care)
        .map((question) => [question.id, { walk, question }] as const),
    ),
  )
  return servings(kind, story, questions, (id) => latestAnswer(store, id)?.created.utc)
}

/** Offers what serves it; undefined where the writer leaves it, where all is there, and where the words are of danger. Those in `but` are not offered. */
export async function chooseServing(
  desk: Desk,
  story: Entry,
  but: ReadonlyMap<string, unknown> = new Map(),
): Promise<Serving | undefined> {
  const all = servingsOf(desk, story).filter(({ question }) => !but.has(question.id))
  if (all.length === 0 || inDanger(desk, story.revision.text)) return undefined
  const [question, ways] = asked('story/serves')
  return desk.terminal.choose<Serving | undefined>(
    question,
    [
      ...ways.map((way) => ({ ...way, value: undefined })),
      ...all.map((serving) => ({
        value: serving,
        name: `${serving.label}: ${firstWords(askedWith(desk, serving.question.text), 120)}`,
      })),
    ],
    { unasked: undefined },
  )
}

/** Says that there is such a question, where another sitting is still open. */
export function tellOfServing(desk: Desk, story: Entry): void {
  if (desk.terminal.answered && servingsOf(desk, story).length > 0)
    desk.terminal.note(said('story/not-yet'))
}
