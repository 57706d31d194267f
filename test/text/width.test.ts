// What is measured without the library that knows every sign is what the library says.
import fc from 'fast-check'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { graphemesOf, width } from '../../src/text/width.ts'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** Every sign a text can have in one unit, without the controls, which are drawn as pictures. */
const signs = Array.from({ length: 0xd800 - 0x20 }, (_, index) =>
  String.fromCharCode(index + 0x20),
).filter((sign) => !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(sign))

test('a sign alone', () => {
  expect(signs.filter((sign) => width(sign) !== stringWidth(sign))).toEqual([])
})

test('a sign beside another, whatever stands before', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(...signs),
      fc.constantFrom('é', 'a', '\u0301', '\ufe0f', '©', '👩‍👧', '3'),
    ),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(pieces, (pieces) => {
      const text = pieces.join('')
      const segments = Array.from(segmenter.segment(text), ({ segment }) => segment)
      expect([...graphemesOf(text)]).toEqual(segments)
      expect(width(text)).toBe(segments.reduce((sum, each) => sum + stringWidth(each), 0))
    }),
    { numRuns: 2000 },
  )
})
