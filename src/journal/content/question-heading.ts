// The heading of a question: its id, then what is true of it, in any order ("## SUP-07 care asks fear box safety").
import type { Question } from '../walk/walk.ts'
import { hyphened } from './header.ts'

/** What a question is called: the walk's code and a number. */
export const questionId = /^[A-Z][A-Z0-9]{1,5}-\d\d$/

type Flags = Partial<
  Pick<
    { -readonly [K in keyof Question]: Question[K] },
    'needs' | 'rev' | 'keeps' | 'asks' | 'care' | 'box'
  >
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
    set: (word) => (hyphened.test(word) ? { keeps: word } : undefined),
  },
  care: { shown: 'care', takes: false, set: () => ({ care: true }) },
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
  return { rev: 1, ...found, id }
}

function all(): string {
  return Object.values(flags)
    .map(({ shown }) => `"${shown}"`)
    .join(', ')
}
