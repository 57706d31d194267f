// The same thing told twice: which paragraphs belong together, and what changed in them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bothSides } from '../../src/text/changes.ts'
import { paired, paragraphsOf } from '../../src/text/paragraphs.ts'
import { toldTwice } from '../../src/text/twice.ts'

test.each([
  ['', []],
  ['one', ['one']],
  ['one\ntwo', ['one\ntwo']],
  ['\none\n\n \t\n\ntwo \n', ['one', 'two']],
])('the paragraphs of %j', (text, paragraphs) => {
  expect(paragraphsOf(text)).toEqual(paragraphs)
})

const quiet = 'In that house the quiet was how love was said.'
const quieter = 'In that house a long quiet was how love was said to us.'
const lied = 'I lied about the money in March.'
const spark = 'Then the lead job went to someone else.'

test.each([
  ['nothing and nothing', [], [], []],
  [
    'the same',
    [quiet, lied],
    [quiet, lied],
    [
      [quiet, quiet],
      [lied, lied],
    ],
  ],
  [
    'one told otherwise',
    [quiet, lied],
    [quieter, lied],
    [
      [quiet, quieter],
      [lied, lied],
    ],
  ],
  [
    'one put between',
    [quiet, lied],
    [quiet, spark, lied],
    [
      [quiet, quiet],
      [undefined, spark],
      [lied, lied],
    ],
  ],
  [
    'one left out',
    [quiet, spark, lied],
    [quiet, lied],
    [
      [quiet, quiet],
      [spark, undefined],
      [lied, lied],
    ],
  ],
  [
    'two that share nothing',
    [quiet],
    [spark],
    [
      [quiet, undefined],
      [undefined, spark],
    ],
  ],
  [
    'an order turned round keeps one of them',
    [quiet, lied],
    [lied, quiet],
    [
      [quiet, undefined],
      [lied, lied],
      [undefined, quiet],
    ],
  ],
])('pairs of paragraphs: %s', (_, before, after, pairs) => {
  expect(paired(before, after).map((pair) => [pair.before, pair.after])).toEqual(pairs)
})

const told = fc.array(fc.constantFrom('I', 'lied', 'and', 'hid', 'it', 'again', '\n\n', '\n'), {
  maxLength: 30,
})

test('every paragraph of both is there once, in its order, and its pieces are its words', () => {
  fc.assert(
    fc.property(told, told, (a, b) => {
      const before = paragraphsOf(a.join(' '))
      const after = paragraphsOf(b.join(' '))
      const pairs = paired(before, after)
      expect(pairs.flatMap((pair) => pair.before ?? [])).toEqual(before)
      expect(pairs.flatMap((pair) => pair.after ?? [])).toEqual(after)
      for (const { before = '', after = '' } of pairs) {
        const sides = bothSides(before, after)
        expect(sides.before.map(({ text }) => text).join('')).toBe(before)
        expect(sides.after.map(({ text }) => text).join('')).toBe(after)
      }
    }),
  )
})

const then = { head: 'May', text: `${lied}\n\n${quiet}` }
const now = { head: 'June', text: `I lied about the money for years.\n\n${quiet}` }

test('one below the other, with signs', () => {
  expect(toldTwice(then, now, { signs: true })).toEqual({
    text: [
      'May',
      'I lied about the money [-in March-].',
      quiet,
      'June',
      'I lied about the money {+for years+}.',
      quiet,
    ].join('\n\n'),
    changed: [],
  })
})

test('what has no other stands next to what came in its place', () => {
  const { text } = toldTwice(
    { head: 'May', text: 'Gone.' },
    { head: 'June', text: 'New.' },
    { signs: true, columns: 33 },
  )
  expect(text.split('\n').at(-1)).toBe('[-Gone.-]       │ {+New.+}')
})

test('next to each other, the same paragraph in the same row; what changed is pointed at, row by row', () => {
  const { text, changed } = toldTwice(then, now, { signs: false, columns: 43 })
  expect(text.split('\n')).toEqual([
    'May                  │ June',
    '                     │',
    'I lied about the     │ I lied about the',
    'money in March.      │ money for years.',
    '                     │',
    'In that house the    │ In that house the',
    'quiet was how love   │ quiet was how love',
    'was said.            │ was said.',
  ])
  expect(changed.map(({ start, end, as }) => [text.slice(start, end), as])).toEqual([
    ['in March', 'went'],
    ['for years', 'came'],
  ])
})
