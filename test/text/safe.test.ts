import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safe, safeLine, safeTitle } from '../../src/text/safe.ts'
import { clip, width } from '../../src/text/width.ts'
import { hostile, obeyed } from '../exchange/outgoing.ts'

const dangerous =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]/u

test.each([
  '\u001b]52;c;aGVsbG8=\u0007',
  '\u001b]8;;http://example.com\u001b\\link\u001b]8;;\u001b\\',
  '\u001b]0;title\u0007',
  '\u001b[2J\u001b[H',
  '\u001bP1$r\u001b\\',
  '\u001b_apc\u001b\\',
  '\u001b^pm\u001b\\',
  '\u001bXsos\u001b\\',
  '\u009b31m\u009d0;x\u009c\u0090q\u009c',
  'safe\rover\u0008\u0008',
  '\u001b\u001b[[31m',
  'abc\u202edcba\u2066x\u2069',
  'tag\u{e0041}\u{e007f}',
  'nul\u0000del\u007fbel\u0007',
  'half \ud83d of a pair',
])('%j reaches a terminal without a control', (payload) => {
  expect(safe(payload)).not.toMatch(dangerous)
  expect(safeLine(payload)).not.toMatch(/[\n\t]/)
})

test('whatever the text, no control, direction or tag character comes through, and safe twice is safe once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(safe(text)).not.toMatch(dangerous)
      expect(safe(text).isWellFormed()).toBe(true)
      expect(safe(safe(text))).toBe(safe(text))
    }),
    { numRuns: 2000 },
  )
})

test('what people write stays as it is', () => {
  for (const text of ['a\tb\nc', 'é日本語', '👨‍👩‍👧 ❤️ 🇩🇪', '\u200eשלום\u200f', '… — “x”'])
    expect(safe(text)).toBe(text)
})

test('a clipped line is never wider than asked', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 1, max: 40 }),
      (text, columns) => {
        expect(width(clip(text, columns))).toBeLessThanOrEqual(columns)
      },
    ),
  )
})

test.each(hostile)('nothing in %j is obeyed', (text) => {
  expect(safe(text)).not.toMatch(obeyed)
  expect(safeTitle(text)).not.toMatch(/[\t\n]/)
})

test('words and line ends stay', () => {
  expect(safe('one\r\ntwo\rthree\tfour')).toBe('one\ntwo\nthree\tfour')
  expect(safe('\u001b[31mred')).toBe('\u241b[31mred')
  expect(safe('שלום\u200f 👩‍👧')).toBe('שלום\u200f 👩‍👧')
})
