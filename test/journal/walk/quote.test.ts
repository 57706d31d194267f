import { expect, test } from 'vitest'
import { quotesIn, withQuotes } from '../../../src/journal/walk/quote.ts'

const answers: Readonly<Record<string, string>> = {
  'PRS-02': 'The first lie was in March. It was about the card.',
  'PRS-03': '   ',
  'PRS-04': `${'a word and '.repeat(30)}an end`,
}

test.each([
  ['What came next?', 'What came next?'],
  [
    'Of that day you wrote: “{PRS-02}”. What came next?',
    'Of that day you wrote: “The first lie was in March”. What came next?',
  ],
  ['Of that day you wrote: “{PRS-09}”. What came next?', 'What came next?'],
  ['You wrote “{PRS-03}”. What came next?', 'What came next?'],
  ['You wrote “{PRS-02}” and “{PRS-09}”. What came next?', 'What came next?'],
])('%s', (asked, read) => {
  expect(withQuotes(asked, (id) => answers[id])).toBe(read)
})

test('a long sentence is cut between words', () => {
  const read = withQuotes('“{PRS-04}”: and then?', (id) => answers[id])
  expect(read.length).toBeLessThan(170)
  expect(read).toMatch(/\b(a|word|and) …”: and then\?$/)
})

test('a quote is found in the text that has it', () => {
  expect(quotesIn('“{PRS-02}”, {partner}, {STY-close}')).toEqual(['PRS-02', 'STY-close'])
})
