// Reading a page for somebody, and what is said, line by line, of what it does not take.
import { expect, test } from 'vitest'
import { readSheet } from '../../src/journal/content/sheet-file.ts'

const good = [
  '---',
  'what: a page',
  '---',
  '## safety: SAFETY FIRST',
  'most: 40',
  'hint: for the writer',
  'empty: nothing here',
  'also: session',
  '- care: {word: text}',
  '- plan: Help: {professional}|; next: {next_step}',
  '- answers',
]
const planted = (line: number, text: string) => readSheet(good.with(line - 1, text).join('\n'))

test('a good page is its boxes', () => {
  expect(readSheet(good.join('\n'))).toEqual({
    faults: [],
    boxes: [
      {
        id: 'safety',
        heading: 'SAFETY FIRST',
        most: 40,
        hint: 'for the writer',
        empty: 'nothing here',
        also: 'session',
        sources: [
          { from: 'care', words: '{word: text}' },
          { from: 'records', kind: 'plan', words: 'Help: {professional}|; next: {next_step}' },
          { from: 'answers', words: '' },
        ],
      },
    ],
  })
})

test.each([
  ['a line that is none', 6, 'colour: blue', 'A line here is'],
  ['another page it is not on', 8, 'also: partner', '"also" is one of session'],
  ['a name that is not known', 9, '- care: {word: wish}', '"{word: wish}" is not known here'],
  ['a source without words', 9, '- care', 'says how it reads'],
  ['answers with words', 11, '- answers: {text}', '"answers" stands alone'],
])('%s', (_, line, text, message) => {
  const [first] = planted(line, text).faults
  expect(first).toEqual({ line, message: expect.stringContaining(message) })
})
