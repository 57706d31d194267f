// What is typed to find what was kept: words, and what they may say of themselves. One vocabulary, in one table.
import { type MarkKind, markKinds } from '../page/marks.ts'
import { readDay } from '../time/spoken.ts'
import { wallDay } from '../time/wall.ts'

/** A word or a phrase; a prefix where the word may go on. */
export type Term = { readonly words: string; readonly prefix: boolean }

/** What is looked for; every part narrows. */
export type Wanted = {
  readonly terms: readonly Term[]
  readonly without: readonly Term[]
  /** Any of these, a list for each time it was said; an empty one finds nothing. */
  readonly kinds: readonly (readonly string[])[]
  readonly walks: readonly (readonly string[])[]
  readonly marks: readonly (readonly MarkKind[])[]
  /** In lower case, without the sign. */
  readonly tags: readonly string[]
  /** UTC milliseconds: from this one on, and before this one. */
  readonly from: number | undefined
  readonly until: number | undefined
  /** A day of any year: "11-25". */
  readonly yearly: string | undefined
  /** What could not be read, in sentences; it narrows nothing. */
  readonly refused: readonly string[]
}

/** What a query may name, and the clock that days are read by. */
export type Known = {
  readonly now: number
  readonly zone: string
  readonly kinds: readonly string[]
  readonly walks: readonly string[]
}

type Said = (value: string, known: Known, wanted: Wanted) => Partial<Wanted>

/** What can stand before a colon, what comes after it, and what it does. */
const vocabulary: Readonly<Record<string, { readonly says: string; readonly does: Said }>> = {
  kind: {
    says: 'kind:promise',
    does: (value, { kinds }, wanted) => ({ kinds: [...wanted.kinds, beginning(kinds, value)] }),
  },
  walk: {
    says: 'walk:needs',
    does: (value, { walks }, wanted) => ({ walks: [...wanted.walks, beginning(walks, value)] }),
  },
  mark: {
    says: 'mark:surprise',
    does: (value, _, wanted) => ({ marks: [...wanted.marks, beginning(markKinds, value)] }),
  },
  tag: {
    says: 'tag:sleep or #sleep',
    does: (value, _, wanted) => ({ tags: [...wanted.tags, value.replace(/^[#@]/, '')] }),
  },
  on: {
    says: 'on:2026-11, on:3-nov, on:3-weeks-ago, on:this-day or on:11-25 in any year',
    does(value, known, wanted) {
      if (value === 'this-day') return { yearly: monthDay(known) }
      if (/^\d\d-\d\d$/.test(value)) return { yearly: value }
      return between(value, known, wanted, (days) => days)
    },
  },
  from: {
    says: 'from:monday',
    does: (value, known, wanted) => between(value, known, wanted, ({ from }) => ({ from })),
  },
  until: {
    says: 'until:yesterday',
    does: (value, known, wanted) => between(value, known, wanted, ({ until }) => ({ until })),
  },
}

/** How a query can be said, for the help. */
export const queryWords: readonly string[] = [
  'word',
  '-word',
  '"a phrase"',
  ...Object.values(vocabulary).map(({ says }) => says),
]

/** What chooses entries elsewhere, as it is typed here: the days are the first and the last. */
export function asQuery(
  chosen: {
    readonly words?: readonly string[] | undefined
    readonly without?: readonly string[] | undefined
    readonly tags?: readonly string[] | undefined
    readonly on?: string | undefined
    readonly from?: string | undefined
    readonly until?: string | undefined
  } & Partial<Record<'kind' | 'walk' | 'mark', string | undefined>>,
): string {
  const { words = [], without = [], tags = [], ...named } = chosen
  const quoted = (text: string) => `"${text.replaceAll('"', ' ')}"`
  return [
    ...words.map(quoted),
    ...without.map((text) => `-${quoted(text)}`),
    ...tags.map((tag) => `tag:${/\s/.test(tag) ? quoted(tag) : tag}`),
    ...Object.entries(named).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}:${/\s/.test(value) ? quoted(value) : value}`],
    ),
  ].join(' ')
}

const nothing: Wanted = {
  terms: [],
  without: [],
  kinds: [],
  walks: [],
  marks: [],
  tags: [],
  from: undefined,
  until: undefined,
  yearly: undefined,
  refused: [],
}

const piece = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))/giu

/**
 * Reads what was typed. Words may go on (kitch finds kitchen), phrases may not. A word before a colon that is not in the
 * vocabulary is a word like any other.
 */
export function readQuery(text: string, known: Known): Wanted {
  let wanted = nothing
  for (const [whole, minus = '', name = '', phrase, word] of text.matchAll(piece)) {
    const value = (phrase ?? word ?? '').trim()
    // On its way to being said.
    if (name === '' && Object.hasOwn(vocabulary, value.slice(0, -1)) && value.endsWith(':'))
      continue
    const row = Object.hasOwn(vocabulary, name.toLowerCase())
      ? vocabulary[name.toLowerCase()]
      : undefined
    if (row !== undefined && minus === '') {
      if (value !== '') wanted = { ...wanted, ...row.does(value.toLowerCase(), known, wanted) }
    } else if (row !== undefined) {
      wanted = refusing(wanted, `"${whole}" cannot be turned round; only words can.`)
    } else if (/^#[\p{L}\p{N}]/u.test(value) && phrase === undefined && minus === '') {
      wanted = { ...wanted, tags: [...wanted.tags, value.slice(1).toLowerCase()] }
    } else wanted = withTerm(wanted, minus, phrase, phrase ?? `${name && `${name}:`}${value}`)
  }
  return wanted
}

function withTerm(wanted: Wanted, minus: string, phrase: string | undefined, words: string) {
  const term = {
    words: words.toWellFormed().replaceAll('\0', '').trim(),
    prefix: phrase === undefined,
  }
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(term.words)) return wanted
  return minus === ''
    ? { ...wanted, terms: [...wanted.terms, term] }
    : { ...wanted, without: [...wanted.without, { ...term, prefix: false }] }
}

function beginning<T extends string>(all: readonly T[], value: string): readonly T[] {
  const exact = all.filter((each) => each === value)
  return exact.length > 0 ? exact : all.filter((each) => each.startsWith(value))
}

function between(
  value: string,
  known: Known,
  wanted: Wanted,
  part: (days: { from: number; until: number }) => { from?: number; until?: number },
): Partial<Wanted> {
  const days = daysOf(value, known)
  if ('refused' in days) return { refused: [...wanted.refused, days.refused] }
  const { from = wanted.from, until = wanted.until } = part(days)
  return {
    from: from === undefined ? undefined : Math.max(from, wanted.from ?? from),
    until: until === undefined ? undefined : Math.min(until, wanted.until ?? until),
  }
}

/** Days as they are said elsewhere, with dashes where a space would end them; of a month alone the latest. */
function daysOf(value: string, known: Known): ReturnType<typeof readDay> {
  const said = /[a-z]/.test(value) ? value.replaceAll('-', ' ') : value
  const days = readDay(said, known)
  if (!('refused' in days) || !/^[a-z]{3,9}$/.test(said)) return days
  const year = Number(today(known).slice(0, 4))
  const month = [year, year - 1].map((each) => readDay(`${said} ${each}`, known))
  return month.find((each) => 'from' in each && each.from <= known.now) ?? days
}

function refusing(wanted: Wanted, sentence: string): Wanted {
  return { ...wanted, refused: [...wanted.refused, sentence] }
}

function monthDay(known: Known): string {
  return today(known).slice(5)
}

function today({ now, zone }: Known): string {
  return wallDay(now, zone)
}
