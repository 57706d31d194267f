import fc from 'fast-check'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { textDocument, textSheet } from '../../src/exchange/text.ts'
import { formatInstant } from '../../src/journal/time/instant.ts'
import { safe } from '../../src/text/safe.ts'
import { graphemesOf } from '../../src/text/width.ts'
import { wrapLine } from '../../src/text/wrap.ts'
import {
  anyEntries,
  anySheet,
  hostile,
  note,
  obeyed,
  page,
  spark,
  squash,
  wordsOf,
} from './outgoing.ts'

test('a document', () => {
  expect([...textDocument([spark, note])].join('')).toBe(`Sun 22 Nov 2026, 21:04 · The spark
----------------------------------

    What happened in the hour before?

I came home late and said nothing.

- the phone
- the door


Mon 23 Nov 2026, 02:04 · Note
-----------------------------

Quiet.
`)
})

test('a sheet, empty sections empty', () => {
  expect(textSheet(page)).toBe(`In my own words
===============
Self-report. Tentative.

Why now
-------
  - What would help?
    Sleep.

The ground
----------

The spark
---------
  - The hour after work. [22 Nov 2026]
  - Two lines,
    one item. [23 Nov 2026]
`)
})

test('every word that was given and nothing else, in 80 columns', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const text = [...textDocument(entries)].join('')
      expect(text).not.toMatch(obeyed)
      expect(safe(text)).toBe(text)
      for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
      const given = entries.map(({ created, title, asked = '', text }) =>
        [formatInstant(created, 'full'), '·', title, asked, text].map(safe).join(''),
      )
      const rules = /(?<=\n)-{3,80}(?=\n|$)/g
      expect(squash(text.replace(rules, '')).replaceAll('-', '')).toBe(
        squash(given.join('')).replaceAll('-', ''),
      )
    }),
  )
})

test('every line of a sheet, and its source, within 80 columns', () => {
  fc.assert(
    fc.property(anySheet, (sheet) => {
      const text = textSheet(sheet)
      expect(text).not.toMatch(obeyed)
      for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
      const squashed = squash(text)
      for (const words of wordsOf(sheet)) {
        expect(squashed).toContain(squash(safe(words)))
      }
    }),
  )
})

test.each([
  ['one two three', 7, ['one two', 'three']],
  ['  indented line', 10, ['  indented', 'line']],
  ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ['a abcdefgh', 4, ['a', 'abcd', 'efgh']],
  ['日本語です。次', 8, ['日本語で', 'す。次']],
  ['二三四「五」', 8, ['二三四', '「五」']],
  ['彼は「はい」と言った', 8, ['彼は「は', 'い」と', '言った']],
  ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2, ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']],
  ['', 4, ['']],
] as const)('%j in %i columns', (line, columns, lines) => {
  expect(wrapLine(line, columns, stringWidth)).toEqual(lines)
})

test('no grapheme is cut and none is lost', () => {
  const anyLine = fc
    .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...hostile, ' ')))
    .map((parts) => safe(parts.join('')).replace(/[\n\t]/g, ' '))
  fc.assert(
    fc.property(anyLine, fc.integer({ min: 2, max: 40 }), (line, columns) => {
      const lines = wrapLine(line, columns, stringWidth)
      expect(squash(lines.join(''))).toBe(squash(line))
      const whole = new Set(graphemesOf(line))
      for (const part of lines) for (const one of graphemesOf(part)) expect(whole).toContain(one)
    }),
  )
})

test('a megabyte without a space, and one of spaces, are wrapped at once', () => {
  const [words] = textDocument([{ ...note, text: 'x'.repeat(1_000_000) }])
  expect(words?.length).toBeGreaterThan(1_000_000)
  const [spaces] = textDocument([{ ...note, text: `a${' '.repeat(1_000_000)}b` }])
  expect(spaces).toMatch(/a\nb\n$/)
})
