// A line that may stand on a page for somebody: what it says, where its words come from, and how it is put in words.
import { given } from '../../text/given.ts'
import type { Entry } from '../entry.ts'
import type { RecordKind } from '../record/kind.ts'
import type { Place } from '../record/place.ts'
import { ownFields } from '../record/words.ts'
import { formatInstant } from '../time/instant.ts'

export type BoxLine = {
  readonly text: string
  /** The day it was written. */
  readonly from: string
  readonly id: string
  /** What was asked; it stands above. */
  readonly asked?: string
  /** Where all the writer's words in it stand: the line stays where any of them does. */
  readonly places: readonly Place[]
}

declare const free: unique symbol

/** What meets nothing that stays: only `freeOf` says so, and only this can stand on a page. */
export type Free<T> = T & { readonly [free]: true }

/** A line from `entry`, and where its words stand; a line that is only counted stands nowhere. */
export function boxLine(
  entry: Entry,
  text: string,
  more: { readonly asked?: string | undefined; readonly places: readonly Place[] },
): BoxLine {
  const { id, revision } = entry
  return {
    id,
    text: oneLine(text),
    from: formatInstant(revision.written, 'day'),
    places: more.places,
    ...given({ asked: more.asked === undefined ? undefined : shortQuestion(more.asked) }),
  }
}

/** Words with their {fields}. Between bars a part whose field has no value drops out; "{a; b}" are the values there are, with "; " between. */
export function inWords(words: string, fieldOf: (name: string) => string): string {
  return words
    .split('|')
    .map((part) => {
      let missing = false
      const said = part.replace(/\{([^}]*)\}/g, (_, inside: string) => {
        const [, between = ''] = /^\w+(\W+)\w/.exec(inside) ?? []
        const values = (inside.match(/\w+/g) ?? []).map(fieldOf).filter((value) => value !== '')
        missing ||= values.length === 0
        return values.join(between)
      })
      return missing ? '' : said
    })
    .join('')
}

/** The fields named in such words, or in the kind's own line. */
export function namedIn({ line }: RecordKind, words = line): readonly string[] {
  return [...words.matchAll(/\{([^}]*)\}/g)].flatMap(
    ([, inside = '']) => inside.match(/\w+/g) ?? [],
  )
}

/** Those of them that hold a writer's words and not a word that was chosen. */
export function ownNames(kind: RecordKind, words = kind.line): readonly string[] {
  const own = ownFields(kind)
  return namedIn(kind, words).filter((name) => own.includes(name))
}

/** The latest written first. */
export function latest(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted(
    (a, b) => b.revision.written.utc - a.revision.written.utc || b.seq - a.seq,
  )
}

/** A question without what is said behind its last question mark. */
function shortQuestion(asked: string): string {
  const line = oneLine(asked)
  const end = line.lastIndexOf('?')
  return end < 0 ? line : line.slice(0, end + 1)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
