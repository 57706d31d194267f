// A line that may stand on a page for somebody: what it says, where its words come from, and how it is put in words.
import { given } from '../../text/given.ts'
import type { Entry } from '../entry.ts'
import type { RecordKind } from '../record/kind.ts'
import { formatInstant } from '../time/instant.ts'

/** Words of the writer's own, by the entry they stand in. */
export type Place = { readonly id: string; readonly text: string }

export type BoxLine = {
  readonly text: string
  /** The day it was written. */
  readonly from: string
  readonly id: string
  /** What was asked; it stands above. */
  readonly asked?: string
  /** The writer's own words in it: the line stays where any of them does. */
  readonly places: readonly Place[]
}

/** A line from `entry`. Its places are its own words, unless `more` says which. */
export function boxLine(
  entry: Entry,
  text: string,
  more: { readonly asked?: string | undefined; readonly places?: readonly Place[] } = {},
): BoxLine {
  const { id, revision } = entry
  const said = oneLine(text)
  return {
    id,
    text: said,
    from: formatInstant(revision.written, 'day'),
    places: more.places ?? [{ id, text: said }],
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

/** The fields named in such words, or in the kind's own line, that hold a writer's words and not a word that was chosen. */
export function ownNames({ fields, line }: RecordKind, words = line): readonly string[] {
  const named = [...words.matchAll(/\{([^}]*)\}/g)].flatMap(
    ([, inside = '']) => inside.match(/\w+/g) ?? [],
  )
  return named.filter((name) => {
    const type = fields.find((field) => field.name === name)?.type
    return type === 'text' || type === 'line' || type === 'list'
  })
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
