// What of an entry leaves the journal. A passage that is not to be brought yet never does; somebody else's story only where
// it is asked for by itself; a guess about the other person never; and names leave as roles.
import { given } from '../../text/given.ts'
import type { Entry } from '../entry.ts'
import type { Fields, Json } from '../fields.ts'
import { type Mark, type MarkKind, mayLeave } from '../page/marks.ts'
import { merged, type Span } from '../page/spans.ts'
import { valuesOf } from '../record/events.ts'
import { guessed, sharable } from '../record/guess.ts'
import type { RecordKind } from '../record/kind.ts'
import { laidOut, recordText } from '../record/words.ts'
import { type Role, withRoles } from './roles.ts'

export type LeavingWish = {
  /** Only passages pointed at for one of these; all words where it is empty. */
  readonly passages: readonly MarkKind[]
  /** Somebody else's story leaves too. */
  readonly theirs: boolean
  readonly roles: readonly Role[]
}

export type Leaving = {
  readonly text: string
  readonly fields: Fields
  readonly marks: readonly Mark[]
}

/** Where words were left out. */
const gap = '[…]'

/**
 * What of an entry leaves, or undefined where nothing does; `held` is what stays of its words. Marks are those on words that
 * leave, where no name before them changed their place.
 */
export function leaving(
  entry: Entry,
  marks: readonly Mark[],
  held: readonly Span[],
  wish: LeavingWish,
  kind?: RecordKind,
): Leaving | undefined {
  const { text } = entry.revision
  const kept = marks.filter((mark) => wish.passages.includes(mark.kind))
  if (wish.passages.length > 0 && kept.length === 0) return undefined
  const wanted: readonly Span[] = wish.passages.length > 0 ? kept : [{ start: 0, end: text.length }]
  const pieces = without(merged(wanted), held)
  if (pieces.length === 0) return undefined
  const whole = pieces.length === 1 && pieces[0]?.start === 0 && pieces[0]?.end === text.length
  const said = whole ? wholeText(entry, kind) : inPieces(entry, pieces, kind)
  const out = withRoles(said, wish.roles)
  if (out.trim() === '') return undefined
  return {
    text: out,
    fields: whole ? fieldsOf(entry, kind, wish.roles) : {},
    marks: whole && out === text ? marks.filter(({ kind }) => mayLeave(kind, wish.theirs)) : [],
  }
}

/** All of an entry's words; a record's without what is only a guess about the other person. */
function wholeText(entry: Entry, kind: RecordKind | undefined): string {
  return kind === undefined
    ? entry.revision.text
    : recordText(kind, sharable(kind, valuesOf(entry)))
}

/** Pieces of an entry's words, of a record without a guess. Where it cannot be said where the guess stands, nothing. */
function inPieces(entry: Entry, pieces: readonly Span[], kind: RecordKind | undefined): string {
  const { text } = entry.revision
  const guesses = kind === undefined ? [] : guessed(kind, valuesOf(entry))
  if (kind === undefined || guesses.length === 0) return joinedPieces(text, pieces)
  const known = laidOut(kind, valuesOf(entry))
  if (known.text !== text) return ''
  const out = guesses.flatMap((name) => known.at.get(name) ?? [])
  return joinedPieces(text, without(pieces, merged(out)))
}

/**
 * What of the fields may leave: where the question comes from and what it said, title, tags and star it came with, and a
 * record's own values; nothing about the sitting.
 */
function fieldsOf(entry: Entry, kind: RecordKind | undefined, roles: readonly Role[]): Fields {
  const { walk, question, asked, probe, title, tags, starred } = entry.revision.fields
  const values = kind && sharable(kind, valuesOf(entry))
  const some = { walk, question, asked, probe, title, tags, starred, ...given({ values }) }
  return Object.fromEntries(
    Object.entries(some).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, renamed(value, roles)]],
    ),
  )
}

function renamed(value: Json, roles: readonly Role[]): Json {
  if (typeof value === 'string') return withRoles(value, roles)
  if (Array.isArray(value)) return value.map((each: Json) => renamed(each, roles))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [withRoles(name, roles), renamed(each, roles)]),
  )
}

function joinedPieces(text: string, pieces: readonly Span[]): string {
  const parts: string[] = []
  const add = (part: string) => {
    if (part !== '' && !(part === gap && parts.at(-1) === gap)) parts.push(part)
  }
  let at = 0
  for (const { start, end } of pieces) {
    if (start > at) add(gap)
    add(text.slice(start, end).trim())
    at = end
  }
  if (at < text.length) add(gap)
  return parts.some((part) => part !== gap) ? parts.join('\n\n') : ''
}

/** What of `spans` lies in none of `held`; both in order, none meeting another of its own. */
function without(spans: readonly Span[], held: readonly Span[]): readonly Span[] {
  return spans.flatMap((span) => {
    const left: Span[] = []
    let from = span.start
    for (const { start, end } of held) {
      if (end <= from || start >= span.end) continue
      if (start > from) left.push({ start: from, end: start })
      from = Math.max(from, end)
    }
    if (from < span.end) left.push({ start: from, end: span.end })
    return left
  })
}
