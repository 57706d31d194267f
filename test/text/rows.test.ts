// No row is wider than the window, no word is broken that fits one, and nothing is lost: of every text, at every width.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signedRows } from '../../src/terminal/signed-rows.ts'
import { firstWords } from '../../src/text/first-words.ts'
import { rowsOf } from '../../src/text/twice.ts'
import { width } from '../../src/text/width.ts'
import { wrapped } from '../../src/text/wrap.ts'

const word = fc.oneof(
  fc.stringMatching(/^[a-zäß.,()“”-]{1,14}$/),
  fc.stringMatching(/^[a-z]{20,50}$/),
  fc.constantFrom(
    '日本語の長い文章がここに続く',
    '👨‍👩‍👧',
    'e\u0301te',
    '-',
    '◆',
    '12.',
    '3 ',
    '[x]',
    '·',
  ),
)
const line = fc
  .tuple(
    fc.constantFrom('', '  ', '      ', '- ', '  · ', '3  ', '12. ', '  - anyone  '),
    fc.array(word),
  )
  .map(([lead, words]) => lead + words.join(' '))
const text = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'))
const columns = fc.integer({ min: 12, max: 120 })

const ways: readonly (readonly [string, (text: string, columns: number) => readonly string[]])[] = [
  ['as notes and faults are', wrapped],
  [
    'as what is read is',
    (text, columns) => rowsOf({ text, changed: [] }, columns).map((row) => row.text),
  ],
  ['as tables are', (text, columns) => signedRows(text, columns, true).split('\n')],
]

test.each(ways)('%s', (_, rows) => {
  fc.assert(
    fc.property(text, columns, (text, columns) => {
      const shown = rows(text, columns)
      for (const row of shown) expect(width(row)).toBeLessThanOrEqual(columns)
      const flat = (words: string) => words.replace(/\s+/g, '')
      expect(flat(shown.join(''))).toBe(flat(text))
      // A word that would fit under the lead of its line stands whole in a row.
      const spaced = ` ${shown.join(' ')} `
      for (const word of text.match(/\S+/g) ?? []) {
        if (
          /^[\p{Script=Latin}\p{P}]+$/u.test(word) &&
          width(word) <= Math.floor(columns * 0.4) - 1
        ) {
          expect(spaced).toContain(` ${word} `)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('colours stand where they stood', () => {
  const text = `name                 \u001b[2mwords that go on and on for longer than a row\u001b[22m end`
  const rows = signedRows(text, 40, true)
  expect(rows.replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '))
  expect(rows.split('\n').length).toBeGreaterThan(2)
})

test('the first words of any text fit', () => {
  fc.assert(
    fc.property(text, columns, (text, columns) => {
      const words = firstWords(text, columns)
      expect(width(words)).toBeLessThanOrEqual(columns)
      expect(words).not.toContain('\n')
    }),
  )
})
