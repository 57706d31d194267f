// Where the story was told in a sitting: before its close, the question that serves what is not there yet.
import { cameFrom } from '../../journal/record/events.ts'
import { kindFor } from '../../journal/record/kind.ts'
import { toldIn } from '../../journal/record/tellings.ts'
import { type Asked, ask, type Sitting } from '../../journal/walk/sitting.ts'
import { versioned } from '../record/keep.ts'
import type { Here } from './asking.ts'
import { chooseServing } from './serving.ts'

/** One step of a sitting, as `sitDown` takes it. */
type Step = (here: Here, sitting: Sitting, asked: Asked) => Promise<{ readonly sitting: Sitting }>

/** Offers it, and asks it where it is wanted; what was answered in this sitting already is not offered. Returns the sitting with what was kept. */
export async function serveStory(here: Here, sitting: Sitting, step: Step): Promise<Sitting> {
  const { desk } = here
  const kind = kindFor(desk.kinds, 'story')
  const story = kind && versioned(desk.store, kind)
  const from = story && cameFrom(story)
  const answers = [...sitting.kept.values()].map(({ id }) => id as string)
  if (story === undefined || from === undefined || !answers.includes(from)) return sitting
  const serving = await chooseServing(desk, story, sitting.kept)
  if (serving === undefined) return sitting
  const { walk, question } = serving
  let aside: Sitting = { ...sitting, questions: [question], at: 0, chain: [], trail: [] }
  for (let asked = ask(aside); asked !== undefined; asked = ask(aside)) {
    ;({ sitting: aside } = await step(
      { ...here, walk, only: true, above: [toldIn(story.revision)] },
      aside,
      asked,
    ))
  }
  const { questions, at, chain, trail } = sitting
  return { ...aside, questions, at, chain, trail }
}
