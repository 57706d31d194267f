// Pointing at passages while reading: sentence by sentence, a key for each thing a passage can be pointed at for.
import { type MarkKind, markKinds, marks as table } from '../../journal/page/marks.ts'
import { type Marked, type Span, sentencesOf } from '../../journal/page/spans.ts'
import { wrap } from '../../text/layout.ts'
import { clip, drawnLine } from '../../text/width.ts'
import { type Look, marginOf, textColumns } from '../screen/frame.ts'
import { actionsOf, hintsOf, type KeyRow, nameOf, packed } from '../screen/keymap.ts'
import type { KeyEvent } from '../screen/keys.ts'
import type { Frame } from '../screen/paint.ts'
import { type Around, openScreen } from '../screen/screen.ts'
import type { ScreenTerminal } from '../screen/surface.ts'

type Action = { readonly point: MarkKind } | 'none' | 'next' | 'previous' | 'done'

const rows: readonly KeyRow<Action>[] = [
  ...markKinds.map((kind): KeyRow<Action> => {
    const { readerKey, short } = table[kind]
    return { keys: { [readerKey]: { point: kind } }, hint: short }
  }),
  { keys: { x: 'none' }, hint: 'none' },
  {
    keys: { up: 'previous', down: 'next' },
    also: { left: 'previous', k: 'previous', right: 'next', j: 'next', ' ': 'next' },
    hint: 'passage',
  },
  { keys: { enter: 'done' }, also: { q: 'done', escape: 'done', 'ctrl-d': 'done' }, hint: 'done' },
]

const actions = actionsOf(rows)
const hints = hintsOf(rows)

/** What is known while passages are pointed at. */
export type Pointing = {
  readonly text: string
  readonly passages: readonly Span[]
  readonly marks: readonly Marked[]
  /** The passage that is pointed at now. */
  readonly at: number
  /** The first row that is seen. */
  readonly top: number
  readonly done: boolean
}

/**
 * Shows `text` and lets the writer point at its sentences; returns the marks as they are when it is left.
 * Throws Trouble 130 where it is stopped, 4 where it is left idle; nothing is changed then.
 */
export function openMarker(
  terminal: ScreenTerminal,
  { title, text, marks }: { title: string; text: string; marks: readonly Marked[] },
  around: Around,
): Promise<readonly Marked[]> {
  let pointing = pointingAt(text, marks)
  return openScreen<readonly Marked[]>(terminal, around, (screen) => ({
    key(event) {
      pointing = point(pointing, event)
      if (pointing.done) screen.leave(pointing.marks)
    },
    frame(look) {
      const { frame, top } = markerFrame(title, pointing, look)
      pointing = { ...pointing, top }
      return frame
    },
  }))
}

/** Begins at the first passage. */
export function pointingAt(text: string, marks: readonly Marked[]): Pointing {
  return { text, passages: sentencesOf(text), marks, at: 0, top: 0, done: false }
}

/** What a key makes of it. */
export function point(pointing: Pointing, event: KeyEvent): Pointing {
  const { passages, marks, at } = pointing
  const action = actions[nameOf(event)]
  const here = passages[at]
  if (action === undefined) return pointing
  if (action === 'done') return { ...pointing, done: true }
  if (action === 'next') return { ...pointing, at: Math.min(passages.length - 1, at + 1) }
  if (action === 'previous') return { ...pointing, at: Math.max(0, at - 1) }
  if (here === undefined) return pointing
  const kept = marks.filter(
    (mark) => !meets(mark, here) || (action !== 'none' && mark.kind !== action.point),
  )
  // A second time takes it off again.
  if (action === 'none' || kept.length < marks.length) return { ...pointing, marks: kept }
  return { ...pointing, marks: [...marks, { ...here, kind: action.point }] }
}

function markerFrame(
  title: string,
  { text, passages, marks, at, top }: Pointing,
  look: Look,
): { frame: Frame; top: number } {
  const { quiet } = look.theme
  const inner = textColumns(look)
  const margin = marginOf(look)
  const foot = packed(hints, inner)
  const height = Math.max(1, look.rows - 2 - foot.length)
  const here = passages[at]
  const laid = rowsOf(text, inner)
  const first = scrolled(laid, here, top, height)
  const body = laid.slice(first, first + height).map(({ start, end }) => {
    const mark = marks.find((mark) => mark.start >= start && mark.start < end)
    const lead = mark === undefined ? margin : `${margin.slice(2)}${table[mark.kind].sign} `
    return start === end ? '' : lead + highlighted(text, { start, end }, here, look)
  })
  while (body.length < height) body.push('')
  const below = foot.map((line) => margin + quiet(clip(line, inner)))
  const frame = { rows: [margin + quiet(clip(title, inner)), '', ...body, ...below], cursor: null }
  return { frame, top: first }
}

/** The first row that is seen, so that the passage is. */
function scrolled(
  rows: readonly Span[],
  here: Span | undefined,
  top: number,
  height: number,
): number {
  const first = rows.findIndex(({ end }) => here !== undefined && end > here.start)
  const last = rows.findLastIndex(({ start }) => here !== undefined && start < here.end)
  const up = first >= 0 && first < top ? first : top
  return last >= up + height ? Math.max(0, Math.min(first, last - height + 1)) : up
}

function meets(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

function rowsOf(text: string, inner: number): readonly Span[] {
  let begins = 0
  return text.split('\n').flatMap((line) => {
    const from = begins
    begins += line.length + 1
    const rows = wrap(line, inner)
    if (rows.length === 0) return [{ start: from, end: from }]
    return rows.map(({ start, end }) => ({ start: from + start, end: from + end }))
  })
}

/** A row with the part of it that lies in the passage drawn the other way round. */
function highlighted(
  text: string,
  { start, end }: Span,
  here: Span | undefined,
  { theme }: Look,
): string {
  if (here === undefined || here.end <= start || here.start >= end)
    return drawnLine(text.slice(start, end))
  const from = Math.max(start, here.start)
  const to = Math.min(end, here.end)
  return (
    drawnLine(text.slice(start, from)) +
    theme.here(drawnLine(text.slice(from, to))) +
    drawnLine(text.slice(to, end))
  )
}
