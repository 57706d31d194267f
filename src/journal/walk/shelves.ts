// Choosing among walks and filling in the writer's own words.
import type { Names } from '../names.ts'
import { type Keeps, processes, type Question, type Walk } from './walk.ts'

/**
 * The questions a walk asks this writer: those that need a third person only where there was one, and for the one who was
 * hurt in the words that are theirs. A probe of a question with words of its own for them has to have some too.
 */
export function questionsFor(
  walk: Pick<Walk, 'audience' | 'questions'>,
  { hasOther, writer }: Pick<Names, 'hasOther' | 'writer'>,
): readonly Question[] {
  const asked = walk.questions.filter(({ needs }) => needs === undefined || hasOther)
  if (writer !== 'hurt' || walk.audience === 'hurt') return asked
  return asked
    .filter(({ hurt }) => hurt !== 'none')
    .map((question) =>
      question.hurt === undefined
        ? question
        : {
            ...question,
            text: question.hurt,
            // The value was true of the other words; under these it is asked.
            ...(question.keeps === undefined ? {} : { keeps: withoutValue(question.keeps) }),
            probes: question.probes.flatMap((probe) =>
              probe.hurt === undefined ? [] : [{ ...probe, text: probe.hurt }],
            ),
          },
    )
}

function withoutValue({ value: _, ...keeps }: Keeps): Keeps {
  return keeps
}

/** The walks by what one is doing, each once: where its file puts it first. Those for the one who was hurt stand apart, for them at the top. */
export function walkShelves(
  walks: readonly Walk[],
  writer: Names['writer'],
): readonly { readonly label: string; readonly walks: readonly Walk[] }[] {
  const hurt = {
    label: 'If you were hurt',
    walks: walks.filter(({ audience }) => audience === 'hurt'),
  }
  const others = walks.filter(({ audience }) => audience !== 'hurt')
  const shelves = (Object.keys(processes) as (keyof typeof processes)[]).map((process) => ({
    label: processes[process],
    walks: others.filter((walk) => walk.processes[0] === process),
  }))
  return (writer === 'hurt' ? [hurt, ...shelves] : [...shelves, hurt]).filter(
    ({ walks }) => walks.length > 0,
  )
}
