import fc from 'fast-check'
import { expect, test } from 'vitest'
import { harmless, harmlessLine } from '../../src/exchange/harmless.ts'
import { safe } from '../../src/terminal/safe.ts'
import { anyEntry, hostile, obeyed } from './outgoing.ts'

const anyText = anyEntry.map(({ text }) => text)

test('what leaves is what a terminal would show', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(harmless(text)).toBe(safe(text))
      expect(harmless(harmless(text))).toBe(harmless(text))
    }),
  )
})

test.each(hostile)('nothing in %j is obeyed', (text) => {
  expect(harmless(text)).not.toMatch(obeyed)
  expect(harmlessLine(text)).not.toMatch(/[\t\n]/)
})

test('words and line ends stay', () => {
  expect(harmless('one\r\ntwo\rthree\tfour')).toBe('one\ntwo\nthree\tfour')
  expect(harmless('\u001b[31mred')).toBe('\u241b[31mred')
  expect(harmless('שלום\u200f 👩‍👧')).toBe('שלום\u200f 👩‍👧')
})
