// What runs beside the words of a page: the time, the ◆ marks, what was struck, the pauses, the probes. All as data; the page
// brings the clock. Time is what was spent at the page: while the program was stopped (a lid, Ctrl-Z) it stands still.

import { stays } from './marks.ts'
import {
  type Edit,
  followed,
  followedMarks,
  followedOffset,
  type Marked,
  merged,
  sentenceAt,
} from './spans.ts'
import type { Traces } from './traces.ts'

/** How a page is sat with. */
export type SessionRequest = {
  /** Milliseconds until the bell. */
  readonly length?: number
  /** Milliseconds without a key after which a probe is offered; without it only by key. */
  readonly stall?: number
  /** Nothing is deleted: what is taken back is struck. */
  readonly forward?: boolean
  /** The first line that is marked ends it. */
  readonly untilMark?: boolean
  /** Whether pauses are noted. */
  readonly pauses?: boolean
  /** The next probe under what stands there, or undefined where none is to be shown. Called with the ids already used. */
  probe?(
    text: string,
    used: readonly string[],
  ): { readonly id: string; readonly text: string } | undefined
}

export type Running = {
  readonly request: SessionRequest
  readonly traces: Traces
  /** The page's clock when it was last looked at. */
  readonly seen: number
  /** `elapsed` at the last key. */
  readonly keyed: number
  /** A probe on the page; `letters` counts what was typed since it appeared. */
  readonly probe?: { readonly id: string; readonly text: string; readonly letters: number }
  /** A new word was written since the last probe. */
  readonly fresh: boolean
  /** Three minutes more on one sentence. */
  readonly stage?: { readonly sentence: string; readonly until: number }
  /** Milliseconds added to the length by stages. */
  readonly added: number
}

/** Longer without a look at the clock than this, and the program was not running. */
const asleep = 60_000
/** A pause is noted from this many seconds on. */
const pauseSeconds = 10
const mostPauses = 1000
const stageLength = 3 * 60_000
/** A probe is gone after this many typed letters. */
const fadeLetters = 12

/** Begins, or goes on with what an earlier page left in `traces`. `now` is the page's clock in milliseconds. */
export function running(request: SessionRequest, traces: Traces, now: number): Running {
  return { request, traces, seen: now, keyed: traces.elapsed, fresh: true, added: 0 }
}

/** The time has gone on. */
export function ticked(state: Running, now: number): Running {
  const gap = now - state.seen
  if (gap <= 0) return { ...state, seen: now }
  // Stopped and gone on: neither time nor a pause.
  if (gap > asleep) return { ...state, seen: now, keyed: state.traces.elapsed }
  const elapsed = state.traces.elapsed + gap
  const next = { ...state, seen: now, traces: { ...state.traces, elapsed } }
  if (state.stage === undefined || elapsed < state.stage.until) return next
  const { stage: _, ...without } = next
  return without
}

/** A key that changed the text by `edit`, with the cursor at `cursor` now. */
export function changed(state: Running, edit: Edit, cursor: number): Running {
  const { traces, request, probe } = state
  const seconds = Math.round((traces.elapsed - state.keyed) / 1000)
  const paused =
    request.pauses === true && seconds >= pauseSeconds && traces.pauses.length < mostPauses
  const grown = edit.is - edit.was
  const next: Traces = {
    ...traces,
    marks: followedMarks(traces.marks, edit),
    struck: followed(traces.struck, edit),
    pauses: [
      ...shifted(traces.pauses, edit),
      ...(paused ? [{ at: Math.max(0, cursor - Math.max(0, grown)), seconds }] : []),
    ],
    probes: shifted(traces.probes, edit),
  }
  const written = grown > 0 && /\S/.test(edit.added)
  const { probe: _, ...rest } = state
  const letters = (probe?.letters ?? 0) + Math.max(0, grown)
  return {
    ...rest,
    traces: next,
    keyed: traces.elapsed,
    fresh: state.fresh || written,
    ...(probe !== undefined && letters < fadeLetters ? { probe: { ...probe, letters } } : {}),
  }
}

/** A key that changed nothing. */
export function keyed(state: Running): Running {
  return { ...state, keyed: state.traces.elapsed }
}

function shifted<T extends { readonly at: number }>(list: readonly T[], edit: Edit): readonly T[] {
  return list.map((each) => ({ ...each, at: followedOffset(each.at, edit) }))
}

/** Whether the page has been still for long enough, and a probe may come. */
export function stalled(state: Running): boolean {
  const { stall } = state.request
  return (
    stall !== undefined &&
    state.probe === undefined &&
    state.fresh &&
    state.traces.elapsed - state.keyed >= stall
  )
}

/** Offers a probe under `text`: never two without new words between, none under an empty page. */
export function probed(state: Running, text: string, cursor: number): Running {
  if (!state.fresh || text.trim() === '') return state
  const next = state.request.probe?.(
    text,
    state.traces.probes.map(({ id }) => id),
  )
  if (next === undefined) return { ...state, fresh: false }
  return {
    ...state,
    fresh: false,
    probe: { ...next, letters: 0 },
    traces: { ...state.traces, probes: [...state.traces.probes, { at: cursor, id: next.id }] },
  }
}

/**
 * ◆: marks the sentence at the cursor. On a sentence that is marked already, it begins three more minutes on that
 * sentence. Says which of the two it was, or that there was nothing to mark.
 */
export function marked(
  state: Running,
  text: string,
  cursor: number,
): { state: Running; did: 'marked' | 'staged' | 'nothing' } {
  const sentence = sentenceAt(text, cursor)
  if (sentence === undefined) return { state, did: 'nothing' }
  const { traces } = state
  const again = traces.marks.find(
    ({ kind, start, end }) =>
      kind === 'surprise' && start <= sentence.start && end > sentence.start,
  )
  if (again === undefined) {
    return { state: pointed(state, { ...sentence, kind: 'surprise' }), did: 'marked' }
  }
  return {
    state: {
      ...state,
      added: state.stage === undefined ? state.added + stageLength : state.added,
      stage: {
        sentence: text.slice(again.start, again.end),
        until: traces.elapsed + stageLength,
      },
    },
    did: 'staged',
  }
}

/**
 * Points at a passage; of the same kind at the same place, it takes the mark off again. A passage that stays and has grown
 * since is pointed at as it is now.
 */
export function pointed(state: Running, mark: Marked): Running {
  const { traces } = state
  const same = (each: Marked) =>
    each.kind === mark.kind &&
    (stays(mark.kind)
      ? each.start <= mark.start && each.end >= mark.end
      : each.start === mark.start && each.end === mark.end)
  const others = traces.marks.filter((each) => !same(each))
  const marks = others.length < traces.marks.length ? others : [...others, mark]
  return {
    ...state,
    traces: { ...traces, marks: marks.toSorted((a, b) => a.start - b.start) },
  }
}

/** Takes back what lies from `from` to `to`: struck, not deleted. */
export function struck(state: Running, from: number, to: number): Running {
  if (from >= to) return state
  const { traces } = state
  const all = merged([...traces.struck, { start: from, end: to }])
  return { ...state, traces: { ...traces, struck: all } }
}

/** The time as a line of `columns` cells: what is left of it, or, past the bell, what has grown beyond. */
export function timeLine(
  state: Running,
  columns: number,
): { readonly cells: number; readonly beyond: boolean } | undefined {
  const { stage, added, request, traces } = state
  if (request.length === undefined && stage === undefined) return undefined
  const length = stage === undefined ? (request.length ?? 0) + added : stageLength
  const left = (stage?.until ?? length) - traces.elapsed
  const cells = Math.min(columns, Math.ceil((Math.abs(left) / length) * columns))
  return { cells: left === 0 ? 0 : cells, beyond: left < 0 }
}

/** Milliseconds until the line looks different by one of `columns` cells. */
export function nextCell(state: Running, columns: number): number {
  const { stage, added, request } = state
  const length = stage === undefined ? (request.length ?? stageLength) + added : stageLength
  return Math.max(250, Math.min(10_000, length / Math.max(1, columns)))
}

/** The time in words, for who asks. */
export function timeInWords(state: Running): string {
  const { stage, added, request, traces } = state
  if (request.length === undefined && stage === undefined) return 'no clock runs here'
  const end = stage?.until ?? (request.length ?? 0) + added
  const left = end - traces.elapsed
  const minutes = Math.round(Math.abs(left) / 60_000)
  if (Math.abs(left) < 30_000)
    return left > 0 ? 'less than half a minute left' : 'just past the bell'
  const words = Math.abs(left) < 90_000 ? 'about a minute' : `${minutes} minutes`
  return left > 0 ? `${words} left` : `${words} beyond the bell`
}

/** Whether the bell has gone: the time the writer set, with what was added, is over. */
export function bellGone({ request, added, traces }: Running): boolean {
  return request.length !== undefined && traces.elapsed >= request.length + added
}
