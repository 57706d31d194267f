// A walk in a writer's own translation. Only words are taken from it, question by question; what a question keeps, shows and
// needs stays unearth's.
import { given } from '../../text/given.ts'
import type { Question, Walk } from './walk.ts'

/**
 * `walk` in the words of `other`, which has its id. A question that is not there, or there in another revision than is asked now,
 * stays as it is; so does a probe that is not there.
 */
export function translated<W extends Walk>(walk: W, other: Walk): W {
  const { title, purpose, close } = other
  const theirs = new Map(other.questions.map((question) => [question.id, question]))
  return {
    ...walk,
    title,
    purpose,
    close,
    questions: walk.questions.map((question) => {
      const words = theirs.get(question.id)
      return words === undefined || words.rev !== question.rev ? question : inWords(question, words)
    }),
  }
}

/** The questions of `walk` that `other` has no words for yet, or still unearth's. */
export function untranslated(walk: Walk, other: Walk | undefined): readonly Question[] {
  const theirs = new Map(other?.questions.map((question) => [question.id, question]))
  return walk.questions.filter(({ id, rev, text }) => {
    const words = theirs.get(id)
    return words?.rev !== rev || words.text === text
  })
}

function inWords(question: Question, words: Question): Question {
  const probes = new Map(words.probes.map((probe) => [probe.id, probe]))
  return {
    ...question,
    text: words.text,
    // Words for the one who was hurt are theirs: without a translation of them the question's own would stand for both.
    ...given({ hurt: question.hurt === 'none' ? 'none' : (words.hurt ?? question.hurt) }),
    probes: question.probes.map((probe) => {
      const own = probes.get(probe.id)
      return own === undefined
        ? probe
        : { ...probe, text: own.text, ...given({ hurt: own.hurt ?? probe.hurt }) }
    }),
  }
}
