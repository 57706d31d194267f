// The page's pure parts, held against simpler models of themselves.

import { Terminal } from '@xterm/headless'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Buffer,
  bufferOf,
  cursorOf,
  erase,
  find,
  moveTo,
  paste,
  redo,
  step,
  textOf,
  type,
  undo,
} from '../../../src/terminal/page/buffer.ts'
import { byRows, rowEdge } from '../../../src/terminal/page/travel.ts'
import { cleanPaste, type KeyEvent, keyReader } from '../../../src/terminal/screen/keys.ts'
import { type Frame, paint } from '../../../src/terminal/screen/paint.ts'
import { boundary } from '../../../src/text/graphemes.ts'
import { layOut, wrap } from '../../../src/text/layout.ts'
import { width } from '../../../src/text/width.ts'

const words = fc.string({
  unit: fc.constantFrom(
    'a',
    'b',
    ' ',
    'é',
    'e\u0301',
    '日',
    '本',
    '👍🏽',
    '👨‍👩‍👧',
    '🇩🇪',
    '-',
    'word',
    '  ',
    '\t',
  ),
  maxLength: 60,
})
const text = fc.array(words, { minLength: 1, maxLength: 5 }).map((lines) => lines.join('\n'))

const moves = [
  'left',
  'right',
  'word-left',
  'word-right',
  'line-start',
  'line-end',
  'start',
  'end',
] as const
const spans = [
  'grapheme-back',
  'grapheme-forward',
  'word-back',
  'word-forward',
  'to-line-start',
  'to-line-end',
] as const
type Step =
  | { do: 'type' | 'paste'; text: string }
  | { do: 'move'; move: (typeof moves)[number] }
  | { do: 'erase'; span: (typeof spans)[number] }
  | { do: 'undo' | 'redo' }
  | { do: 'rows'; count: number }
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('type' as const),
    text: fc.constantFrom('x', ' ', '\n', '日', '\u0301', '🏽', '👍'),
  }),
  fc.record({ do: fc.constant('paste' as const), text }),
  fc.record({ do: fc.constant('move' as const), move: fc.constantFrom(...moves) }),
  fc.record({ do: fc.constant('erase' as const), span: fc.constantFrom(...spans) }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
  fc.record({ do: fc.constant('rows' as const), count: fc.integer({ min: -4, max: 4 }) }),
)

function take(buffer: Buffer, taken: Step): Buffer {
  switch (taken.do) {
    case 'type':
      return type(buffer, taken.text, 0)
    case 'paste':
      return paste(buffer, taken.text)
    case 'move':
      return step(buffer, taken.move)
    case 'erase':
      return erase(buffer, taken.span, 0)
    case 'undo':
      return undo(buffer)
    case 'redo':
      return redo(buffer)
    case 'rows':
      return byRows(buffer, layOut(buffer.lines, 20), taken.count, undefined).buffer
  }
}

test('whatever is done, the cursor is between graphemes and the text is its paragraphs', () => {
  fc.assert(
    fc.property(text, fc.array(anyStep, { maxLength: 40 }), (start, steps) => {
      let buffer = bufferOf(start)
      for (const each of steps) {
        buffer = take(buffer, each)
        const line = buffer.lines[buffer.line]
        expect(line).toBeDefined()
        expect(boundary(line ?? '', buffer.offset)).toBe(buffer.offset)
        expect(textOf(bufferOf(textOf(buffer)))).toBe(textOf(buffer))
        expect(bufferOf(textOf(buffer), cursorOf(buffer))).toMatchObject({
          line: buffer.line,
          offset: buffer.offset,
        })
      }
    }),
    { numRuns: 300 },
  )
})

test('undo to the end gives the text that was there, and redo gives all of it back', () => {
  fc.assert(
    fc.property(text, fc.array(anyStep, { maxLength: 30 }), (start, steps) => {
      let buffer = bufferOf(start)
      for (const each of steps)
        if (each.do !== 'undo' && each.do !== 'redo') buffer = take(buffer, each)
      const end = textOf(buffer)
      while (buffer.undo.length > 0) buffer = undo(buffer)
      expect(textOf(buffer)).toBe(start)
      while (buffer.redo.length > 0) buffer = redo(buffer)
      expect(textOf(buffer)).toBe(end)
    }),
    { numRuns: 300 },
  )
})

test('typing and deleting do to the text what they do to a string', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.nat(),
      fc.constantFrom('x', '\n', ' '),
      (start, place, typed) => {
        const at = place % (start.length + 1)
        const buffer = bufferOf(start, at)
        expect(textOf(type(buffer, typed, 0))).toBe(start.slice(0, at) + typed + start.slice(at))
        expect(textOf(erase(buffer, 'grapheme-back', 0))).toBe(
          start.slice(0, Math.max(0, at - 1)) + start.slice(at),
        )
        expect(textOf(erase(buffer, 'grapheme-forward', 0))).toBe(
          start.slice(0, at) + start.slice(at + 1),
        )
      },
    ),
  )
})

test('a paste is one step of undo, a run of typing another, a pause a third', () => {
  let buffer = bufferOf('')
  buffer = type(type(buffer, 'a', 0), 'b', 100)
  buffer = paste(buffer, 'many\nlines')
  buffer = type(buffer, 'c', 200)
  buffer = type(buffer, 'd', 5000)
  expect(textOf(buffer)).toBe('abmany\nlinescd')
  const back: string[] = []
  for (let steps = 0; steps < 4; steps += 1) {
    buffer = undo(buffer)
    back.push(textOf(buffer))
  }
  expect(back).toEqual(['abmany\nlinesc', 'abmany\nlines', 'ab', ''])
})

test('a family, a flag and an accent are one step and one deletion', () => {
  for (const whole of ['👨‍👩‍👧', '🇩🇪', 'e\u0301', '👍🏽']) {
    const buffer = bufferOf(`a${whole}b`)
    const inside = step(buffer, 'left')
    expect(textOf(erase(inside, 'grapheme-back', 0))).toBe('ab')
    expect(step(inside, 'left').offset).toBe(1)
    expect(step(step(inside, 'left'), 'right').offset).toBe(1 + whole.length)
  }
})

test('find goes on from the cursor and around', () => {
  const buffer = moveTo(bufferOf('one two\nTwo three'), 0, 0)
  expect(find(buffer, 'two', false)).toEqual({ line: 0, offset: 4 })
  expect(find(moveTo(buffer, 0, 4), 'two', true)).toEqual({ line: 1, offset: 0 })
  expect(find(moveTo(buffer, 1, 0), 'two', true)).toEqual({ line: 0, offset: 4 })
  expect(find(buffer, 'four', false)).toBeUndefined()
})

test('rows put together are the paragraph, and none is wider than the page but for one wide grapheme', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 3, max: 30 }), (line, columns) => {
      const rows = wrap(line, columns)
      expect(rows.map(({ start, end }) => line.slice(start, end)).join('')).toBe(line)
      for (const { start, end } of rows) {
        const shown = line.slice(start, end).replace(/[ \t]+$/, '')
        expect(width(shown)).toBeLessThanOrEqual(columns)
      }
    }),
    { numRuns: 1000 },
  )
})

test('a page laid out anew after each edit is the page laid out from nothing', () => {
  fc.assert(
    fc.property(
      text,
      fc.array(anyStep, { maxLength: 25 }),
      fc.integer({ min: 8, max: 40 }),
      (start, steps, columns) => {
        let buffer = bufferOf(start)
        let layout = layOut(buffer.lines, columns)
        for (const each of steps) {
          buffer = take(buffer, each)
          layout = layOut(buffer.lines, columns, layout)
          expect(layout.rows).toEqual(layOut(buffer.lines, columns).rows)
        }
      },
    ),
    { numRuns: 400 },
  )
})

test.each([
  [10, ' 🇩🇩🇪👨‍👩‍👧👍x🏽', ' 🇩🇩🇪👨‍👩‍👧👍x'],
  [19, '́  👍🏽🏽b🇩-ab🇩🇪x👨‍👩‍👧本🏽🏽', '́  👍🏽🏽b🇩-ab🇩🇪x👨‍👩‍👧本'],
])(
  'an edit that reaches two rows back is laid out there too (%i columns)',
  (columns, before, after) => {
    const layout = layOut([after], columns, layOut([before], columns))
    expect(layout.rows).toEqual(layOut([after], columns).rows)
  },
)

test('up and down keep to a column over shorter rows', () => {
  const buffer = moveTo(bufferOf('abcdef\nab\nabcdef'), 0, 5)
  const layout = layOut(buffer.lines, 20)
  const one = byRows(buffer, layout, 1, undefined)
  expect(one.buffer).toMatchObject({ line: 1, offset: 2 })
  expect(byRows(one.buffer, layout, 1, one.sticky).buffer).toMatchObject({ line: 2, offset: 5 })
  expect(rowEdge(buffer, layout, 'start').offset).toBe(0)
})

const read = (chunks: readonly Uint8Array[]): KeyEvent[] => {
  const keys = keyReader()
  return merged([...chunks.flatMap((chunk) => keys.feed(chunk)), ...keys.flush()])
}
const merged = (events: readonly KeyEvent[]): KeyEvent[] =>
  events.reduce<KeyEvent[]>((all, event) => {
    const last = all.at(-1)
    if (event.kind === 'text' && last?.kind === 'text')
      all[all.length - 1] = { kind: 'text', text: last.text + event.text }
    else all.push(event)
    return all
  }, [])

test.each([
  ['\u001b[H', 'home'],
  ['\u001b[1~', 'home'],
  ['\u001b[7~', 'home'],
  ['\u001bOH', 'home'],
  ['\u001b[F', 'end'],
  ['\u001b[4~', 'end'],
  ['\u001b[8~', 'end'],
  ['\u001bOF', 'end'],
  ['\u001b[1;5D', 'ctrl-left'],
  ['\u001b[1;3C', 'alt-right'],
  ['\u001b[3;5~', 'ctrl-delete'],
  ['\u001bb', 'alt-b'],
  ['\u001b\u007f', 'alt-backspace'],
  ['\u001bOP', 'f1'],
  ['\u001b[[A', 'f1'],
  ['\u001b[12~', 'f2'],
  ['\u001b[27;5;100~', 'ctrl-d'],
  ['\u001b[100;5u', 'ctrl-d'],
  ['\u001b[27u', 'escape'],
  ['\u001b', 'escape'],
  ['\u0004', 'ctrl-d'],
  ['\r', 'enter'],
  ['\u0008', 'backspace'],
])('%j is %s', (bytes, name) => {
  expect(read([Buffer.from(bytes)])).toEqual([{ kind: 'key', name }])
})

test.each([
  '\u001b[<0;10;20M',
  '\u001b]0;title\u0007',
  '\u001bP1$r0m\u001b\\',
  '\u001b[?62;c',
  '\u001b[200~\u001b[201~'.slice(0, 0),
  '\u001b[99;99;99~',
])('the unknown sequence %j types nothing', (bytes) => {
  expect(read([Buffer.from(bytes)]).filter(({ kind }) => kind === 'text')).toEqual([])
})

test('bytes cut anywhere give the same keys', () => {
  const piece = fc.constantFrom(
    'a',
    'é',
    '日',
    '👨‍👩‍👧',
    '\u001b[1;5D',
    '\u001bOH',
    '\u001b[200~p\r\nq\u001b[201~',
    '\r',
    '\u0004',
    '\u001bb',
    '\u001b[27;5;13~',
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.array(fc.nat(80), { maxLength: 8 }),
      (pieces, cuts) => {
        const bytes = Buffer.from(pieces.join(''))
        const places = [
          0,
          ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b),
          bytes.length,
        ]
        const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end))
        expect(read(chunks)).toEqual(read([...bytes].map((byte) => Uint8Array.of(byte))))
      },
    ),
    { numRuns: 500 },
  )
})

test('no bytes at all throw, or type a control', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      for (const event of read([bytes])) {
        if (event.kind === 'text')
          expect(event.text).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/)
        if (event.kind === 'paste')
          expect(event.text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
      }
    }),
    { numRuns: 2000 },
  )
})

test('a paste keeps its lines and loses what could act', () => {
  const [event] = read([Buffer.from('\u001b[200~a\r\nb\rc\u001b[2Jd\u0007\te\u001b[201~')])
  expect(event).toEqual({ kind: 'paste', text: 'a\nb\nc[2Jd\te' })
  expect(cleanPaste('x\u001b[201~y')).toBe('xy')
  const [burst] = read([Buffer.from('a whole line of text without\nany brackets')])
  expect(burst?.kind).toBe('paste')
})

test('the bytes of a change draw the frame, and a key in the middle of much costs few', async () => {
  const terminal = new Terminal({ cols: 40, rows: 8, allowProposedApi: true })
  const frames = fc.array(
    fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 30 }), { minLength: 8, maxLength: 8 }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  await fc.assert(
    fc.asyncProperty(frames, async (all) => {
      let before: Frame | undefined
      for (const rows of all) {
        const frame = { rows, cursor: { x: 1, y: 2 } }
        await new Promise<void>((done) => terminal.write(paint(frame, before), done))
        before = frame
      }
      const shown = rowsOf(terminal)
      expect(shown).toEqual(all.at(-1)?.map((row) => row.trimEnd()))
    }),
    { numRuns: 50 },
  )
  const frame = {
    rows: Array.from({ length: 24 }, (_, index) => `row ${index} ${'x'.repeat(60)}`),
    cursor: { x: 1, y: 1 },
  }
  expect(paint(frame, frame)).toBe('')
  expect(paint({ ...frame, rows: frame.rows.with(5, 'changed') }, frame).length).toBeLessThan(80)
  expect(paint(frame, undefined)).not.toContain('\u001b[2J')
})

function rowsOf(terminal: Terminal): string[] {
  const buffer = terminal.buffer.active
  return Array.from({ length: terminal.rows }, (_, y) =>
    (buffer.getLine(y)?.translateToString(true) ?? '').trimEnd(),
  )
}
