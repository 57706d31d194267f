// What an entry that was asked for says of where it came from: an answer, a timed page, a floor.

import { given } from '../text/given.ts'
import type { Entry } from './entry.ts'
import { type Fields, numberOf, stringOf } from './fields.ts'

/** What is chosen behind an answer about danger, in the order it is asked. */
const careWords = ['no', 'yes', 'not sure'] as const

type CareWord = (typeof careWords)[number]

/** Each is there only where it was kept. The fields are told in `entryFields`. */
export type Answer = {
  readonly walk?: string
  readonly question?: string
  readonly rev?: number
  readonly asked?: string
  readonly session?: string
  readonly probe?: string
  readonly under?: string
  readonly again?: string
  /** Of a question that needs care: the word that was chosen behind the answer. */
  readonly care?: CareWord
  readonly answered?: string
  readonly over?: string
  readonly line?: string
  readonly entry?: string
  readonly minutes?: number
  readonly seconds?: number
}

/** What an entry answers, and how it came about. */
export function answerOf({ revision }: Pick<Entry, 'revision'>): Answer {
  return answerIn(revision.fields)
}

/** The same of fields, as a draft or a revision has them. */
export function answerIn(fields: Fields): Answer {
  return given({
    walk: stringOf(fields.walk),
    question: stringOf(fields.question),
    rev: numberOf(fields.rev),
    asked: stringOf(fields.asked),
    session: stringOf(fields.session),
    probe: stringOf(fields.probe),
    under: stringOf(fields.under),
    again: stringOf(fields.again),
    care: careWords.find((word) => word === fields.care),
    answered: stringOf(fields.answered),
    over: stringOf(fields.over),
    line: stringOf(fields.line),
    entry: stringOf(fields.entry),
    minutes: numberOf(fields.minutes),
    seconds: numberOf(fields.seconds),
  })
}
