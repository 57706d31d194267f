// The text, its rows and the ways through it, held against simpler models of themselves.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Buffer,
  bufferOf,
  cursorOf,
  erase,
  moveTo,
  paste,
  redo,
  step,
  textOf,
  type,
  undo,
} from '../../../src/terminal/page/buffer.ts'
import { matchesIn } from '../../../src/terminal/page/find.ts'
import {
  extended,
  loose,
  selected,
  selectedText,
  whole,
} from '../../../src/terminal/page/selection.ts'
import { byRows, rowEdge } from '../../../src/terminal/page/travel.ts'
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
const stretches = [
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
  | { do: 'erase'; stretch: (typeof stretches)[number] }
  | { do: 'undo' | 'redo' }
  | { do: 'rows'; count: number }
  | { do: 'select'; move: (typeof moves)[number] }
  | { do: 'all' }
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('type' as const),
    text: fc.constantFrom('x', ' ', '\n', '日', '\u0301', '🏽', '👍'),
  }),
  fc.record({ do: fc.constant('paste' as const), text }),
  fc.record({ do: fc.constant('move' as const), move: fc.constantFrom(...moves) }),
  fc.record({ do: fc.constant('erase' as const), stretch: fc.constantFrom(...stretches) }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
  fc.record({ do: fc.constant('rows' as const), count: fc.integer({ min: -4, max: 4 }) }),
  fc.record({ do: fc.constant('select' as const), move: fc.constantFrom(...moves) }),
  fc.record({ do: fc.constant('all' as const) }),
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
      return erase(buffer, taken.stretch, 0)
    case 'undo':
      return undo(buffer)
    case 'redo':
      return redo(buffer)
    case 'rows':
      return byRows(buffer, layOut(buffer.lines, 20), taken.count, undefined).buffer
    case 'select':
      return extended(buffer, step(loose(buffer), taken.move))
    case 'all':
      return whole(buffer)
  }
}

/** Where a selection began, as an offset into the whole text. */
function anchorOf(buffer: Buffer): number | undefined {
  return selected(buffer) && buffer.anchor && cursorOf({ ...buffer, ...buffer.anchor })
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
        const { anchor = buffer } = buffer
        expect(boundary(buffer.lines[anchor.line] ?? '', anchor.offset)).toBe(anchor.offset)
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

/** The same in one string: a cursor, and where a selection began. */
type Model = { readonly text: string; readonly at: number; readonly from: number | undefined }

const plainStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('type' as const), text: fc.constantFrom('x', ' ', '\n') }),
  fc.record({ do: fc.constant('paste' as const), text: fc.constantFrom('', 'two', 'a\nb\n') }),
  fc.record({
    do: fc.constantFrom('move' as const, 'select' as const),
    move: fc.constantFrom('left', 'right', 'line-start', 'line-end', 'start', 'end'),
  }),
  fc.record({
    do: fc.constant('erase' as const),
    stretch: fc.constantFrom('grapheme-back', 'grapheme-forward'),
  }),
  fc.record({ do: fc.constant('all' as const) }),
)

function modelled({ text, at, from }: Model, taken: Step): Model {
  const low = Math.min(at, from ?? at)
  const high = Math.max(at, from ?? at)
  const over = (words: string, head = low, tail = high): Model => ({
    text: text.slice(0, head) + words + text.slice(tail),
    at: head + words.length,
    from: undefined,
  })
  const gone = (move: string): number => {
    if (move === 'left') return Math.max(0, at - 1)
    if (move === 'right') return Math.min(text.length, at + 1)
    if (move === 'start') return 0
    if (move === 'end') return text.length
    if (move === 'line-start') return text.slice(0, at).lastIndexOf('\n') + 1
    return text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at)
  }
  switch (taken.do) {
    case 'type':
      return over(taken.text)
    case 'paste':
      return taken.text === '' ? { text, at, from } : over(taken.text)
    case 'erase': {
      if (low < high) return over('')
      const by = taken.stretch === 'grapheme-back' ? [Math.max(0, at - 1), at] : [at, at + 1]
      return over('', ...by)
    }
    case 'move': {
      if (low < high && taken.move === 'left') return { text, at: low, from: undefined }
      if (low < high && taken.move === 'right') return { text, at: high, from: undefined }
      return { text, at: gone(taken.move), from: undefined }
    }
    case 'select':
      return { text, at: gone(taken.move), from: from ?? at }
    default:
      return { text, at: text.length, from: 0 }
  }
}

test('with a selection the page is a string with two places in it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('', 'one two', 'one\ntwo\n\nthree', '\n'),
      fc.array(plainStep, { maxLength: 30 }),
      (start, steps) => {
        let buffer = bufferOf(start)
        let model: Model = { text: start, at: start.length, from: undefined }
        for (const each of steps) {
          buffer = take(buffer, each)
          model = modelled(model, each)
          const { text, at, from } = model
          const [low, high] = [Math.min(at, from ?? at), Math.max(at, from ?? at)]
          expect(textOf(buffer)).toBe(text)
          expect(cursorOf(buffer)).toBe(at)
          expect(selectedText(buffer)).toBe(text.slice(low, high))
          expect(anchorOf(buffer)).toBe(low === high ? undefined : from)
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('whatever was typed, pasted or cut over a selection is one step back', () => {
  fc.assert(
    fc.property(
      text,
      fc.array(anyStep, { maxLength: 12 }),
      fc.constantFrom('x', '\n'),
      (start, steps, typed) => {
        const before = steps.reduce(take, bufferOf(start))
        fc.pre(selected(before) !== undefined)
        for (const after of [
          type(before, typed, 0),
          paste(before, 'a\nb'),
          erase(before, 'word-back', 0),
        ]) {
          expect(textOf(undo(after))).toBe(textOf(before))
          expect(textOf(redo(undo(after)))).toBe(textOf(after))
          expect(selected(after)).toBeUndefined()
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('words stand where they are found, one after the other, and none is passed over', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'B', 'İ', 'b', 'A', ' ', '日') }),
      fc.string({ unit: fc.constantFrom('a', 'B', 'b', 'A', '日'), minLength: 1, maxLength: 3 }),
      (line, wanted) => {
        const found = matchesIn(line, wanted)
        const small = wanted.toLowerCase()
        for (const at of found) {
          expect(line.slice(at, at + wanted.length).toLowerCase()).toBe(small)
        }
        const rest = [0, ...found.map((at) => at + wanted.length)].map((from, index) =>
          line.slice(from, (found[index] ?? line.length + 1) + wanted.length - 1).toLowerCase(),
        )
        for (const between of rest) expect(between.includes(small)).toBe(false)
      },
    ),
    { numRuns: 500 },
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
