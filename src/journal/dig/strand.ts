// A strand of the excavation: a part of the why, and the questions that dig there. How much of it is the writer's own is said in
// words, never as a share.
import type { ps } from '../walk/walk.ts'

export type DigStrand = {
  readonly id: string
  readonly title: string
  /** One plain sentence. */
  readonly says: string
  /** The part of the map it mostly fills. */
  readonly part: keyof typeof ps
  /** The ids of its questions, from the surface down. */
  readonly questions: readonly string[]
}

/** Something written to one of the questions, or to a probe under it. */
export type Told = {
  readonly entry: string
  readonly question: string
  readonly text: string
  /** UTC milliseconds. */
  readonly at: number
}

export type Filled = 'nothing' | 'little' | 'words'

/** So many words to so many questions are the writer's own words on a strand. */
const enough = { words: 60, questions: 2 }

/** How much of a strand is told: nothing, a line or two, or words of the writer's own. */
export function filledBy(strand: DigStrand, told: readonly Told[]): Filled {
  const here = toldIn(strand, told)
  const words = here.reduce((sum, { text }) => sum + wordsIn(text), 0)
  if (words === 0) return 'nothing'
  const questions = new Set(here.map(({ question }) => question)).size
  return words >= enough.words && questions >= enough.questions ? 'words' : 'little'
}

/** What was told in a strand. */
export function toldIn({ questions }: DigStrand, told: readonly Told[]): readonly Told[] {
  return told.filter(({ question }) => questions.includes(question))
}

function wordsIn(text: string): number {
  return text.trim() === '' ? 0 : text.trim().split(/\s+/).length
}
