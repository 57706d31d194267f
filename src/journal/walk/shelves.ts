// Choosing among walks and filling in the writer's own words.
import type { Names } from '../names.ts'
import { type Keeps, phases, processes, ps, type Question, type Walk } from './walk.ts'

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

export type WalkGroup = {
  readonly label: string
  readonly groups: readonly { readonly label: string; readonly walks: readonly Walk[] }[]
}

/** The walks by what they are for. A walk stands wherever it belongs, so it may stand more than once. */
export function walkGroups(walks: readonly Walk[]): readonly WalkGroup[] {
  const forWriter = walks.filter(({ audience }) => audience !== 'hurt')
  const by = <K extends string>(
    label: string,
    table: Readonly<Record<K, string>>,
    keysOf: (walk: Walk) => readonly K[],
  ): WalkGroup => ({
    label,
    groups: (Object.keys(table) as K[])
      .map((key) => ({
        label: table[key],
        walks: forWriter.filter((walk) => keysOf(walk).includes(key)),
      }))
      .filter(({ walks }) => walks.length > 0),
  })
  const hurt = walks.filter(({ audience }) => audience === 'hurt')
  return [
    by('By what you are doing; any of them, any day', processes, (walk) => walk.processes),
    by('By when; none waits for another', phases, (walk) => walk.phases),
    by('By the part of the story', ps, (walk) => walk.ps),
    ...(hurt.length === 0
      ? []
      : [
          {
            label: 'If you were hurt',
            groups: [{ label: 'At your own pace', walks: hurt }],
          },
        ]),
  ]
}
