// What a passage can be pointed at for, as one table. Signs, keys, words, what an export may be asked for, its schema and
// FORMAT.md follow it; a test holds the last two.

import type { Instant } from '../entry.ts'
import type { RevisionId } from '../ids.ts'

type Row = {
  /** Stands in the margin. */
  readonly sign: string
  /** What it is for, as it is offered. */
  readonly words: string
  /** The same where there is little room. */
  readonly short: string
  /** What is said once a passage was pointed at. */
  readonly done: string
  /** The key behind Esc on the page. ◆ has a key of its own there. */
  readonly pageKey?: string
  /** The key while reading. */
  readonly readerKey: string
  /** Whether the passage may leave the journal; 'asked' is only where it is asked for by itself. */
  readonly leaves: 'yes' | 'asked' | 'never'
}

const table = {
  surprise: {
    sign: '◆',
    words: 'it surprised me',
    short: 'surprise',
    done: 'it surprised me',
    readerKey: '!',
    leaves: 'yes',
  },
  say: {
    sign: '“',
    words: 'say it',
    short: 'say it',
    done: 'to be said',
    pageKey: '1',
    readerKey: 's',
    leaves: 'yes',
  },
  'hand-over': {
    sign: '→',
    words: 'hand it over',
    short: 'hand it over',
    done: 'to be handed over',
    pageKey: '2',
    readerKey: 'h',
    leaves: 'yes',
  },
  'not-yet': {
    sign: '○',
    words: 'not yet',
    short: 'not yet',
    done: 'not to be brought yet',
    pageKey: '3',
    readerKey: 'n',
    leaves: 'never',
  },
  'their-story': {
    sign: '~',
    words: 'somebody else’s story',
    short: 'their story',
    done: 'somebody else’s story: it stays out',
    pageKey: '4',
    readerKey: 't',
    leaves: 'asked',
  },
} as const satisfies Readonly<Record<string, Row>>

/** What a writer points at a passage for. */
export type MarkKind = keyof typeof table

/** By kind, in the order in which one sign stands for several. */
export const marks: Readonly<Record<MarkKind, Row>> = table

export const markKinds = Object.keys(table) as readonly MarkKind[]

/** The kinds whose passages an export can be asked for. */
export const markKindsThatLeave = markKinds.filter((kind) => marks[kind].leaves !== 'never')

/** Whether a passage pointed at for `kind` may leave; with `theirs`, somebody else's story was asked for. */
export function mayLeave(kind: MarkKind, theirs: boolean): boolean {
  const { leaves } = marks[kind]
  return leaves === 'yes' || (leaves === 'asked' && theirs)
}

/** Whether a passage pointed at for `kind` stays unless it is asked for by itself: its mark never lets go of words in silence. */
export function stays(kind: MarkKind): boolean {
  return marks[kind].leaves !== 'yes'
}

/** What a key points at a passage for, behind Esc on the page. */
export const pageKeys = byKey('pageKey')

/** The same while reading. */
export const readerKeys = byKey('readerKey')

function byKey(name: 'pageKey' | 'readerKey'): Readonly<Record<string, MarkKind>> {
  return Object.fromEntries(
    markKinds.flatMap((kind) => {
      const key = marks[kind][name]
      return key === undefined ? [] : [[key, kind]]
    }),
  )
}

/** A span of one revision its writer pointed at; start and end are UTF-16 offsets into its text. */
export type Mark = {
  readonly id: string
  readonly revision: RevisionId
  readonly kind: MarkKind
  readonly start: number
  readonly end: number
  readonly made: Instant
}
