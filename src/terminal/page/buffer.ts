// The text being written and every change to it, as data. Undo keeps whole states: they share their paragraphs.
import {
  boundary,
  nextGrapheme,
  nextWord,
  previousGrapheme,
  previousWord,
} from '../../text/graphemes.ts'
import { loose, type Selecting, selected } from './selection.ts'

export type Buffer = Selecting & {
  /** Paragraphs, without their newlines; at least one. */
  readonly lines: readonly string[]
  readonly undo: readonly Snapshot[]
  readonly redo: readonly Snapshot[]
  /** The run of typing or deleting that the next change may join as one step of undo. */
  readonly run: { readonly kind: 'type' | 'delete'; readonly at: number } | undefined
}

type Snapshot = Pick<Buffer, 'lines' | 'line' | 'offset'>

const steps = 2000
/** A pause this long (milliseconds) begins a new step of undo. */
const pause = 1000

/** A buffer with `text`, the cursor at UTF-16 offset `cursor` or at the end. */
export function bufferOf(text: string, cursor = text.length): Buffer {
  const lines = text.split('\n')
  const fresh = { lines, anchor: undefined, undo: [], redo: [], run: undefined }
  let left = Math.max(0, Math.min(cursor, text.length))
  for (let line = 0; line < lines.length; line += 1) {
    const length = lines[line]?.length ?? 0
    if (left <= length) return { ...fresh, line, offset: boundary(lines[line] ?? '', left) }
    left -= length + 1
  }
  return { ...fresh, line: lines.length - 1, offset: lines.at(-1)?.length ?? 0 }
}

/** The whole text. */
export function textOf({ lines }: Buffer): string {
  return lines.join('\n')
}

/** The cursor as a UTF-16 offset into the whole text. */
export function cursorOf({ lines, line, offset }: Buffer): number {
  let sum = offset
  for (let index = 0; index < line; index += 1) sum += (lines[index]?.length ?? 0) + 1
  return sum
}

/** Types over what is selected. Typing joins one undo step until a space, a newline, a movement or a pause. */
export function type(buffer: Buffer, text: string, now: number): Buffer {
  const { run } = buffer
  const over = selected(buffer) !== undefined
  const joins = !over && run?.kind === 'type' && now - run.at < pause && !/\s/.test(text)
  const next = inserted(joins ? buffer : remembered(buffer), text)
  return { ...next, redo: [], run: { kind: 'type', at: now } }
}

/** Pastes over what is selected, as one step of undo. */
export function paste(buffer: Buffer, text: string): Buffer {
  return text === '' ? buffer : { ...inserted(remembered(buffer), text), redo: [], run: undefined }
}

/** What is deleted at once. */
export type Stretch =
  | 'grapheme-back'
  | 'grapheme-forward'
  | 'word-back'
  | 'word-forward'
  | 'to-line-start'
  | 'to-line-end'

/** Deletes what is selected, or from the cursor; at the edge of a paragraph, the newline there. */
export function erase(buffer: Buffer, stretch: Stretch, now: number): Buffer {
  if (selected(buffer) !== undefined) {
    return { ...withoutSelected(remembered(buffer)), redo: [], run: undefined }
  }
  const { lines, line, offset, run } = buffer
  const text = lines[line] ?? ''
  const to = target(text, offset, stretch)
  const back = stretch === 'grapheme-back' || stretch === 'word-back' || stretch === 'to-line-start'
  if (to === offset && (back ? line === 0 : line === lines.length - 1)) return buffer
  const base = run?.kind === 'delete' && now - run.at < pause ? buffer : remembered(buffer)
  const done = { ...loose(base), redo: [], run: { kind: 'delete' as const, at: now } }
  if (to === offset) {
    const first = back ? line - 1 : line
    const head = lines[first] ?? ''
    const joined = head + (lines[first + 1] ?? '')
    return {
      ...done,
      lines: lines.toSpliced(first, 2, joined),
      line: first,
      offset: boundary(joined, head.length),
    }
  }
  const from = Math.min(to, offset)
  const until = Math.max(to, offset)
  const joined = text.slice(0, from) + text.slice(until)
  return { ...done, lines: lines.with(line, joined), offset: boundary(joined, from) }
}

export type Move =
  | 'left'
  | 'right'
  | 'word-left'
  | 'word-right'
  | 'line-start'
  | 'line-end'
  | 'start'
  | 'end'

/** Moves the cursor, and selects nothing any more: to the left and right of a selection lie its ends. */
export function step(buffer: Buffer, move: Move): Buffer {
  const { lines, line, offset } = buffer
  const text = lines[line] ?? ''
  const at = (line: number, offset: number): Buffer => ({
    ...loose(buffer),
    line,
    offset,
    run: undefined,
  })
  const both = selected(buffer)
  if (both !== undefined && move === 'left') return at(both.from.line, both.from.offset)
  if (both !== undefined && move === 'right') return at(both.to.line, both.to.offset)
  const last = lines.length - 1
  switch (move) {
    case 'left':
      if (offset > 0) return at(line, previousGrapheme(text, offset))
      return line > 0 ? at(line - 1, lines[line - 1]?.length ?? 0) : at(line, offset)
    case 'right':
      if (offset < text.length) return at(line, nextGrapheme(text, offset))
      return line < last ? at(line + 1, 0) : at(line, offset)
    case 'word-left':
      if (offset > 0) return at(line, previousWord(text, offset))
      return line > 0 ? at(line - 1, lines[line - 1]?.length ?? 0) : at(line, offset)
    case 'word-right':
      if (offset < text.length) return at(line, nextWord(text, offset))
      return line < last ? at(line + 1, 0) : at(line, offset)
    case 'line-start':
      return at(line, 0)
    case 'line-end':
      return at(line, text.length)
    case 'start':
      return at(0, 0)
    case 'end':
      return at(last, lines[last]?.length ?? 0)
  }
}

/** Puts the cursor at the boundary nearest before a place, and selects nothing any more. */
export function moveTo(buffer: Buffer, line: number, offset: number): Buffer {
  const row = Math.max(0, Math.min(buffer.lines.length - 1, line))
  const at = boundary(buffer.lines[row] ?? '', offset)
  return { ...loose(buffer), line: row, offset: at, run: undefined }
}

/** Takes the last step back. */
export function undo(buffer: Buffer): Buffer {
  const last = buffer.undo.at(-1)
  if (last === undefined) return buffer
  return {
    ...last,
    undo: buffer.undo.slice(0, -1),
    redo: [...buffer.redo, shot(buffer)],
    anchor: undefined,
    run: undefined,
  }
}

/** Takes an undo back. */
export function redo(buffer: Buffer): Buffer {
  const last = buffer.redo.at(-1)
  if (last === undefined) return buffer
  return {
    ...last,
    redo: buffer.redo.slice(0, -1),
    undo: [...buffer.undo, shot(buffer)],
    anchor: undefined,
    run: undefined,
  }
}

function inserted(over: Buffer, text: string): Buffer {
  const buffer = withoutSelected(over)
  const { lines, line, offset } = buffer
  const before = (lines[line] ?? '').slice(0, offset)
  const after = (lines[line] ?? '').slice(offset)
  const parts = text.split('\n')
  if (parts.length === 1) {
    const joined = before + text + after
    return {
      ...buffer,
      lines: lines.with(line, joined),
      offset: settled(joined, offset + text.length),
    }
  }
  const last = parts.at(-1) ?? ''
  const made = [before + parts[0], ...parts.slice(1, -1), last + after]
  const at = line + made.length - 1
  return {
    ...buffer,
    lines: lines.toSpliced(line, 1, ...made),
    line: at,
    offset: settled(made.at(-1) ?? '', last.length),
  }
}

function withoutSelected(buffer: Buffer): Buffer {
  const both = selected(buffer)
  if (both === undefined) return loose(buffer)
  const { lines } = buffer
  const { from, to } = both
  const joined =
    (lines[from.line] ?? '').slice(0, from.offset) + (lines[to.line] ?? '').slice(to.offset)
  return {
    ...buffer,
    lines: lines.toSpliced(from.line, to.line - from.line + 1, joined),
    line: from.line,
    offset: boundary(joined, from.offset),
    anchor: undefined,
  }
}

/** After an insertion the cursor stands behind it, also where it joined what follows into one grapheme. */
function settled(line: string, offset: number): number {
  const at = boundary(line, offset)
  return at === offset ? at : nextGrapheme(line, at)
}

function target(text: string, offset: number, stretch: Stretch): number {
  switch (stretch) {
    case 'grapheme-back':
      return previousGrapheme(text, offset)
    case 'grapheme-forward':
      return nextGrapheme(text, offset)
    case 'word-back':
      return previousWord(text, offset)
    case 'word-forward':
      return nextWord(text, offset)
    case 'to-line-start':
      return 0
    case 'to-line-end':
      return text.length
  }
}

function remembered(buffer: Buffer): Buffer {
  return { ...buffer, undo: [...buffer.undo.slice(-steps), shot(buffer)] }
}

function shot({ lines, line, offset }: Buffer): Snapshot {
  return { lines, line, offset }
}
