// What a timed page opens with.
import { exit, Trouble } from '../../errors.ts'
import type { Question, Walk } from '../../journal/walk/walk.ts'
import { questionsAnswered } from '../../store/activity.ts'
import type { Desk } from '../desk/desk.ts'
import { askedWith } from './shown.ts'
import type { Prompted } from './timed.ts'

/** The question of `walk` that was asked longest ago, and before it those never asked. Throws Trouble 3 where it has none. */
export function openingLine(desk: Desk, walk: Walk): Prompted {
  const answered = questionsAnswered(desk.store, walk.id)
  const order = walk.questions
    .filter(({ care }) => !care)
    .toSorted((a, b) => (answered.get(a.id) ?? 0) - (answered.get(b.id) ?? 0))
  const opening = (index: number): Prompted => {
    const question = order[index % order.length]
    if (question === undefined) throw new Trouble(exit.nothing, `"${walk.title}" asks nothing.`)
    return { ...promptOf(desk, walk, question), another: () => opening(index + 1) }
  }
  return opening(0)
}

/** One question, with the writer's own words in it. */
export function promptOf(desk: Desk, walk: Walk, question: Question): Prompted {
  return { walk, question, asked: askedWith(desk, question.text) }
}
