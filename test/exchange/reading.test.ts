import { expect, test } from 'vitest'
import { readingMinutes } from '../../src/exchange/reading.ts'

test.each([
  ['', 0],
  [' \n— … *', 0],
  ['one', 1],
  ['word '.repeat(238 * 9), 9],
  ['слово '.repeat(238 * 4), 4],
  ['語'.repeat(900), 3],
  [`${'word '.repeat(238)}${'語'.repeat(600)}`, 3],
])('%#: minutes', (text, minutes) => {
  expect(readingMinutes(text)).toBe(minutes)
})
