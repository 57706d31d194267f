// What a page knows, as one value that never changes. Every text and offset in it is UTF-16, every time milliseconds.
import {
  bellGone,
  changed,
  nextCell,
  type Running,
  running,
  type SessionRequest,
} from '../../journal/page/running.ts'
import { editOfLines } from '../../journal/page/spans.ts'
import { noTraces, type Traces } from '../../journal/page/traces.ts'
import { type Layout, layOut } from '../../text/layout.ts'
import { type Size, textColumns } from '../screen/frame.ts'
import type { Input } from '../screen/keys.ts'
import type { Ending } from '../screen/surface.ts'
import { type Buffer, bufferOf, cursorOf } from './buffer.ts'
import type { Place } from './selection.ts'

/** One way on from a page, with its key behind Esc. */
type PageWay = {
  readonly key: string
  readonly id: string
  readonly label: string
  /** Leads away from what is asked; these stand side by side. */
  readonly away?: true
}

/** What a page is opened with. */
export type Asked = {
  /** Shown quietly above. */
  readonly question?: string
  /** Earlier words that stay above the page. */
  readonly pinned?: readonly string[]
  /** One line: Enter keeps it. */
  readonly single?: true
  readonly text: string
  /** UTF-16 offset; the end where it is left out. */
  readonly cursor?: number
  /** How the page is sat with: its time, its probes, whether it only goes forward. */
  readonly session?: SessionRequest
  /** What an earlier page left beside these words. */
  readonly traces?: Traces
  /** What Esc offers. */
  readonly menu: readonly PageWay[]
  /** What F3 leads to, in a word or two; it is left as the menu's 'waits' is. */
  readonly waits?: string
  /** What Ctrl-D does, in a word or two. */
  readonly doneLabel: string
  /** News for the quiet line, gone with the first key. */
  readonly note?: string
  /** Why what it begins with is not saved, where it is not. */
  readonly unsaved?: string
}

/** How a page was left; with 'menu', which of its choices. */
export type Left =
  | { readonly reason: 'done' | Ending }
  | { readonly reason: 'menu'; readonly choice: string }

/** What keys mean now. */
export type Mode =
  | { readonly at: 'text' }
  /** `from` is the first row of it that is seen, where it has more than the window. */
  | { readonly at: 'menu'; readonly from: number }
  /** `from` is the first line of the help that is seen. */
  | { readonly at: 'help'; readonly from: number }
  | ({ readonly at: 'find' } & Finding)

/** What is looked for, where it stands, which of those places the cursor is at, and what Esc goes back to. */
export type Finding = {
  readonly wanted: string
  readonly places: readonly Place[]
  /** -1 where it stands nowhere. */
  readonly here: number
  readonly from: { readonly buffer: Buffer; readonly top: number }
}

export type Page = {
  readonly asked: Asked
  readonly size: Size
  readonly buffer: Buffer
  /** `buffer` in rows, as wide as `size` allows. */
  readonly layout: Layout
  /** The first row that is seen. */
  readonly top: number
  /** The column that up and down keep to. */
  readonly sticky: number | undefined
  /** Whatever moves the cursor selects. */
  readonly selecting: boolean
  /** What was cut or copied, and whether that is in the system's clipboard too. */
  readonly clip: Clip
  /** The time, and what lies beside the words. */
  readonly running: Running
  readonly rung: boolean
  readonly mode: Mode
  /** Which part of the earlier words is seen; past the last they are folded. */
  readonly pins: number
  /** What the quiet line says until the next key. */
  readonly news: string | undefined
  /** A sentence was written: the quiet line need not teach any more. */
  readonly taught: boolean
  /** How many changes there have been, and how many of them are saved. */
  readonly changes: number
  readonly saved: number
  /** When saving was last tried. */
  readonly triedAt: number
  /** Why what was written is not saved. */
  readonly unsaved: string | undefined
  readonly left: Left | undefined
}

export type Clip = { readonly text: string; readonly shared: boolean }

/** What happens to a page. */
export type PageEvent =
  | Input
  | { readonly kind: 'tick' }
  | ({ readonly kind: 'resize' } & Size)
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved'; readonly why: string }
  | { readonly kind: 'end'; readonly why: Ending }

export const atText: Mode = { at: 'text' }

/** A page as it is opened, in a window of `size`. `now` is a clock in milliseconds that never goes back. */
export function opened(
  asked: Asked,
  size: Size,
  now: number,
  clip: Clip = { text: '', shared: false },
): Page {
  const buffer = bufferOf(asked.text, asked.cursor)
  const state = running(asked.session ?? {}, asked.traces ?? noTraces, now)
  return {
    asked,
    size,
    buffer,
    layout: layOut(buffer.lines, textColumns(size)),
    top: 0,
    sticky: undefined,
    selecting: false,
    clip,
    running: state,
    rung: bellGone(state),
    mode: atText,
    pins: 0,
    news: asked.note,
    taught: asked.text !== '',
    changes: asked.unsaved === undefined ? 0 : 1,
    saved: 0,
    triedAt: Number.NEGATIVE_INFINITY,
    unsaved: asked.unsaved,
    left: undefined,
  }
}

/** Whether something is written that is not saved. */
export function dirty({ changes, saved }: Page): boolean {
  return changes > saved
}

/** The same page in a window of `size`. */
export function resized(page: Page, size: Size): Page {
  const layout = layOut(page.buffer.lines, textColumns(size), page.layout)
  return { ...page, size, layout }
}

/** With the cursor, and perhaps the words, of `buffer`. Only the paragraphs that changed are laid out again. */
export function withBuffer(page: Page, buffer: Buffer): Page {
  const before = page.buffer.lines
  if (buffer.lines === before) return { ...page, buffer, sticky: undefined }
  const layout = layOut(buffer.lines, page.layout.columns, page.layout)
  const state = changed(page.running, editOfLines(before, buffer.lines), cursorOf(buffer))
  return written({ ...page, buffer, layout, sticky: undefined, selecting: false, running: state })
}

/** Something was written that is to be saved. */
export function written(page: Page): Page {
  const { buffer, changes } = page
  const taught = page.taught || /[.?!]\s/.test(buffer.lines[buffer.line] ?? '')
  return { ...page, changes: changes + 1, taught }
}

/** After this many milliseconds without a key the quiet line tells the keys again. */
const restMs = 3000

/** Whether no key has come for a while. */
export function resting({ running: { traces, keyed } }: Page): boolean {
  return traces.elapsed - keyed >= restMs
}

/** Milliseconds until the clock is worth a look: when its line changes, and as soon as a rest begins or a stall is over. */
export function nextTick(page: Page): number {
  const { asked, running, size } = page
  const still = running.traces.elapsed - running.keyed
  const stall = asked.session?.stall
  return Math.min(
    nextCell(running, textColumns(size)),
    ...(resting(page) ? [] : [Math.max(250, restMs - still)]),
    ...(stall === undefined || !running.fresh ? [] : [Math.max(250, stall - still)]),
  )
}
