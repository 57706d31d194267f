// What the dig stands on: the strands this writer can be asked of, what was told in each, and what of it is on the map.
import { loadExcavation } from '../../files/content.ts'
import { said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import { askedOf, type Place } from '../../journal/dig/asked-of.ts'
import { type DigStrand, filledBy, type Told, toldIn } from '../../journal/dig/strand.ts'
import { draftKey } from '../../journal/draft.ts'
import { cameFrom } from '../../journal/record/events.ts'
import { listDrafts } from '../../store/drafts.ts'
import { answersTo, openFloors } from '../../store/questions.ts'
import type { Desk } from '../desk/desk.ts'
import { thereIsFear } from '../desk/fear.ts'
import { recordFor, recordsOf } from '../desk/kinds.ts'

export type Ground = {
  /** Those with a question for this writer, with only these questions. */
  readonly strands: readonly DigStrand[]
  readonly told: readonly Told[]
  /** The questions there are, and where each belongs. */
  readonly open: ReadonlyMap<string, Place>
  /** Questions left as "I do not know yet": they come back by themselves. */
  readonly floors: ReadonlySet<string>
  /** Questions with a draft. */
  readonly waiting: ReadonlySet<string>
  /** The entries a line of the map came from. */
  readonly mapped: ReadonlySet<string>
}

/** Gathers it as the journal is now. */
export function groundOf(desk: Desk): Ground {
  const { store, walks, names } = desk
  const open = askedOf(walks, names, thereIsFear(desk))
  const strands = loadExcavation()
    .map((strand) => ({ ...strand, questions: strand.questions.filter((id) => open.has(id)) }))
    .filter(({ questions }) => questions.length > 0)
  const all = strands.flatMap(({ questions }) => questions)
  const told = answersTo(store, all).map((entry): Told => {
    const { question = '' } = answerOf(entry)
    return { entry: entry.id, question, text: entry.revision.text, at: entry.created.utc }
  })
  const drafts = new Set(listDrafts(store).map(({ key }) => key))
  return {
    strands,
    told,
    open,
    floors: new Set(openFloors(store).flatMap((floor) => answerOf(floor).question ?? [])),
    waiting: new Set(all.filter((id) => drafts.has(draftKey.answer(id)))),
    mapped: new Set(
      recordsOf(store, recordFor(desk, 'map').id).flatMap((line) => cameFrom(line) ?? []),
    ),
  }
}

/** How a strand stands, in words: "The spark · a line or two · some of it on the map". */
export function strandLine({ told, mapped }: Ground, strand: DigStrand): string {
  const states = {
    nothing: () => said('dig/state-nothing'),
    little: () => said('dig/state-little'),
    words: () => said('dig/state-words'),
  }
  const onMap = toldIn(strand, told).some(({ entry }) => mapped.has(entry))
  return [
    strand.title,
    states[filledBy(strand, told)](),
    ...(onMap ? [said('dig/on-map')] : []),
  ].join(' · ')
}
