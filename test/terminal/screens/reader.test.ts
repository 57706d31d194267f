// Reading, as keys and the first row that is seen.
import { expect, test } from 'vitest'
import { placeOf, type Reading, read, readIn } from '../../../src/terminal/screens/reading.ts'
import { eventsOf } from '../page/notation.ts'

const rows = Array.from({ length: 50 }, (_, index) => `row ${index}`)
/** Ten rows of text are seen. */
const size = { columns: 80, rows: 13 }

function after(keys: string, text = rows.join('\n')): Reading {
  let reading = readIn({ text, changed: [] }, size)
  for (const event of eventsOf(keys)) reading = read(reading, event)
  return reading
}

test.each([
  ['', 0],
  ['j', 1],
  ['jjk', 1],
  ['<down><down><up>', 1],
  ['k', 0],
  ['<ret>', 1],
  [' ', 9],
  [' <pgdn>b', 9],
  ['<C-f><C-f><C-b>', 9],
  ['G', 40],
  ['Gg', 0],
  ['<end><home>', 0],
  ['Gjjj', 40],
  ['/row 2<ret>', 2],
  ['/ROW 2<ret>nn', 21],
  ['/row 30<ret>gn', 30],
  ['/row 4x<bs><ret>', 4],
  ['/row 30<esc>', 0],
  ['/nowhere<ret>', 0],
  ['/q', 0],
  ['n', 0],
  ['d', 5],
  ['du', 0],
  ['/row 2<ret>nnN', 20],
  ['/row 2<ret>N', 29],
  ['/row 49<ret>n', 40],
] as const)('%j: row %i is the first', (keys, top) => {
  expect(after(keys)).toMatchObject({ top, left: false })
})

test.each(['q', '<esc>', '<C-d>', 'G<ret>', '/row<ret>q'])('%j leaves', (keys) => {
  expect(after(keys).left).toBe(true)
})

test('a short text is left with Enter', () => {
  expect(after('<ret>', 'short').left).toBe(true)
})

test('in a narrower window the text is laid out anew', () => {
  const text = { text: 'some words that are longer', changed: [] }
  const narrow = readIn(text, { columns: 16, rows: 13 }, after(''))
  expect(narrow.rows).toEqual(['some words', 'that are', 'longer'])
})

test('what is looked for is counted as it is typed, also over the end of a row, and gone through there and back', () => {
  const text = 'one kitchen,\nanother\nKitchen.'
  const place = (keys: string) => placeOf(after(keys, text))
  expect(place('/kit')).toBe('kit: 1 of 2')
  expect(place('/another kitchen')).toBe('another kitchen: 1 of 1')
  expect(place('/kitchen<ret>n')).toBe('kitchen: 2 of 2')
  expect(place('/kitchen<ret>nn')).toBe('kitchen: 1 of 2')
  expect(place('/cellar<ret>')).toBe('cellar: not here')
  expect(place('/kit<esc>')).toBe('')
  expect(placeOf(after('jj'))).toBe('3–12 of 50 lines, 24%')
})
