// What a session leaves beside the words: time, marks, struck spans, pauses, probes.
import { given } from '../../text/given.ts'
import { type DraftFields, type Fields, type Json, listOf, numberOf, stringOf } from '../fields.ts'
import { type MarkKind, markKinds } from './marks.ts'
import type { Marked, Span } from './spans.ts'

/** What a page keeps beside its words; offsets are into its text. */
export type Traces = {
  /** Milliseconds at the page. */
  readonly elapsed: number
  readonly marks: readonly Marked[]
  /** Words taken back in a forward-only page. */
  readonly struck: readonly Span[]
  readonly pauses: readonly Pause[]
  readonly probes: readonly Probed[]
}

export type Pause = { readonly at: number; readonly seconds: number }

type Probed = { readonly at: number; readonly id: string }

export const noTraces: Traces = { elapsed: 0, marks: [], struck: [], pauses: [], probes: [] }

/** The traces as an entry's fields; nothing where there is nothing. */
export function fieldsOfTraces(traces: Traces): Fields {
  const { elapsed, struck, pauses, probes } = traces
  return {
    ...(elapsed > 0 ? { seconds: Math.round(elapsed / 1000) } : {}),
    ...(struck.length > 0 ? { struck: struck.map(({ start, end }) => [start, end]) } : {}),
    ...(pauses.length > 0 ? { pauses: pauses.map(({ at, seconds }) => [at, seconds]) } : {}),
    ...(probes.length > 0 ? { probes: probes.map(({ at, id }) => [at, id]) } : {}),
  }
}

/** The same with what only a draft needs: the marks, and the time to the millisecond. */
export function draftOfTraces(traces: Traces): DraftFields {
  return {
    ...fieldsOfTraces(traces),
    elapsed: Math.round(traces.elapsed),
    marks: traces.marks.map(({ start, end, kind, words }) =>
      words === undefined ? [start, end, kind] : [start, end, kind, words],
    ),
  }
}

/** Reads either back. What does not fit a text of `length` units is left out. */
export function tracesOf(fields: DraftFields, length: number): Traces {
  const inside = (value: Json | undefined): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= length
  const pairs = (list: Json | undefined) => listOf(list).map(listOf)
  return {
    elapsed: numberOf(fields.elapsed) ?? (numberOf(fields.seconds) ?? 0) * 1000,
    marks: pairs(fields.marks).flatMap(([start, end, kind, words]) => {
      // One whose words are all gone still holds its place.
      const least = typeof words === 'string' ? 0 : 1
      return inside(start) && inside(end) && end - start >= least
        ? [{ start, end, kind: markKind(kind), ...given({ words: stringOf(words) }) }]
        : []
    }),
    struck: pairs(fields.struck).flatMap(([start, end]) =>
      inside(start) && inside(end) && start < end ? [{ start, end }] : [],
    ),
    pauses: pairs(fields.pauses).flatMap(([at, seconds]) =>
      inside(at) && typeof seconds === 'number' ? [{ at, seconds }] : [],
    ),
    probes: pairs(fields.probes).flatMap(([at, id]) =>
      inside(at) && typeof id === 'string' ? [{ at, id }] : [],
    ),
  }
}

function markKind(value: Json | undefined): MarkKind {
  return markKinds.find((kind) => kind === value) ?? 'surprise'
}

/** The text with its pauses in the margin: every line that a pause came before or into says how long. */
export function withPauses(text: string, pauses: readonly Pause[]): string {
  let start = 0
  return text
    .split('\n')
    .map((line) => {
      const end = start + line.length
      const here = pauses.filter(({ at }) => at >= start && at <= end)
      start = end + 1
      return here.length === 0
        ? line
        : `${line}   · ${here.map(({ seconds }) => long(seconds)).join(' · ')}`
    })
    .join('\n')
}

function long(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}
