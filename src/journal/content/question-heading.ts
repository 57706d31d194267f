// The heading of a question: its id, then what is true of it, in any order ("## SUP-07 care asks fear box safety").
import type { Keeps, Question, Shown } from '../walk/walk.ts'
import { hyphened } from './header.ts'

/** What a question is called: the walk's code and a number. */
export const questionId = /^[A-Z][A-Z0-9]{1,5}-\d\d$/

/** What was answered: a question, or the closing line of a walk. */
const answered = /^[A-Z][A-Z0-9]{1,5}-(\d\d|close)$/

type Flags = Partial<
  Pick<
    { -readonly [K in keyof Question]: Question[K] },
    'needs' | 'rev' | 'keeps' | 'asks' | 'care' | 'box' | 'shows' | 'apart'
  > & { whole: true }
>

type Flag = {
  /** How it is written, for whoever wrote it otherwise. */
  readonly shown: string
  /** Whether a word follows it. */
  readonly takes: boolean
  /** What it sets; undefined where the word is not one it takes. */
  set(word: string): Flags | undefined
}

const flags: Readonly<Record<string, Flag>> = {
  needs: {
    shown: 'needs other',
    takes: true,
    set: (word) => (word === 'other' ? { needs: word } : undefined),
  },
  rev: {
    shown: 'rev 2',
    takes: true,
    set: (word) => (/^[1-9]\d{0,3}$/.test(word) ? { rev: Number(word) } : undefined),
  },
  keeps: {
    shown: 'keeps factor',
    takes: true,
    set: (word) => {
      const keeps = readKeeps(word)
      return keeps === undefined ? undefined : { keeps }
    },
  },
  whole: { shown: 'whole', takes: false, set: () => ({ whole: true }) },
  shows: {
    shown: 'shows SMR-01',
    takes: true,
    set: (word) => {
      const shows = word.split('+').map(readShown)
      return shows.every((each) => each !== undefined) ? { shows } : undefined
    },
  },
  care: { shown: 'care', takes: false, set: () => ({ care: true }) },
  apart: { shown: 'apart', takes: false, set: () => ({ apart: true }) },
  asks: {
    shown: 'asks fear',
    takes: true,
    set: (word) => (word === 'fear' ? { asks: word } : undefined),
  },
  box: {
    shown: 'box safety',
    takes: true,
    set: (word) => (hyphened.test(word) ? { box: word } : undefined),
  },
}

/** Reads "## PRS-01 rev 2 keeps factor". The id is empty where there is none; `fault` is called once for the first thing that is wrong. */
export function readQuestionHeading(
  text: string,
  fault: (message: string) => void,
): { readonly id: string; readonly rev: number } & Flags {
  const [, id = '', rest = ''] = /^## (\S+)((?: \S+)*)$/.exec(text) ?? []
  if (!questionId.test(id)) {
    fault(`A question’s heading is "## CODE-01", and behind it what it is: ${all()}.`)
    return { id, rev: 1 }
  }
  const words = rest.trim() === '' ? [] : rest.trim().split(' ')
  let found: Flags = {}
  while (words.length > 0) {
    const name = words.shift() ?? ''
    const flag = Object.hasOwn(flags, name) ? flags[name] : undefined
    if (flag === undefined) {
      fault(`"${name}" is not known behind a question’s id: ${all()} are.`)
      break
    }
    const set = flag.set(flag.takes ? (words.shift() ?? '') : '')
    if (set === undefined) {
      fault(`"${name}" is written "${flag.shown}".`)
      break
    }
    if (Object.keys(set).some((key) => Object.hasOwn(found, key))) {
      fault(`"${name}" is here twice.`)
      break
    }
    found = { ...found, ...set }
  }
  const { whole, keeps, ...others } = found
  if (whole && keeps === undefined) fault('"whole" stands behind what the answer is kept as.')
  return {
    rev: 1,
    ...others,
    ...(keeps === undefined ? {} : { keeps: whole ? { ...keeps, whole } : keeps }),
    id,
  }
}

/** "factor", "factor/protective", "request.text", "and-statement.a+b". */
function readKeeps(word: string): Keeps | undefined {
  const [named = '', fields, ...more] = word.split('.')
  const kind = readKind(named)
  const names = fields?.split('+') ?? []
  if (kind === undefined || more.length > 0) return undefined
  return names.every((name) => /^[a-z][a-z0-9_]*$/.test(name))
    ? { ...kind, fields: names }
    : undefined
}

/** "SMR-01", "SMR-close", "story", "factor/protective". */
function readShown(word: string): Shown | undefined {
  return answered.test(word) ? { question: word } : readKind(word)
}

function readKind(word: string): { readonly kind: string; readonly value?: string } | undefined {
  const [kind = '', value, ...more] = word.split('/')
  if (!hyphened.test(kind) || more.length > 0) return undefined
  if (value === undefined) return { kind }
  return /^[a-z][a-z0-9_-]*$/.test(value) ? { kind, value } : undefined
}

function all(): string {
  return Object.values(flags)
    .map(({ shown }) => `"${shown}"`)
    .join(', ')
}
