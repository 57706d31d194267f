// What the writer's own words speak for.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { strandsIn } from '../../../src/journal/walk/strand.ts'

const words = new Map([
  ['one', ['late', "couldn't say no", 'suffocat-']],
  ['other', ['left']],
])

const counted = (...texts: readonly string[]) =>
  strandsIn(
    texts.map((text, evening) => ({ text, evening })),
    words,
  ).get('one')

test('whole words count, in any case, with any apostrophe and whatever stands between', () => {
  expect(counted('Late. It was LATE, late late; later, plate, late-night.')).toEqual({
    words: 5,
    evenings: 1,
  })
  expect(counted('I couldn’t say\nno. I couldn’t say nothing.')).toEqual({ words: 1, evenings: 1 })
})

test('the beginning of a word counts where the list says so', () => {
  expect(counted('suffocated, suffocating, unsuffocated')?.words).toBe(2)
})

test('evenings count once, and only those on which it was said', () => {
  expect(counted('late', 'nothing', 'late late')).toEqual({ words: 3, evenings: 2 })
  const same = [
    { text: 'late', evening: 5.1 },
    { text: 'late', evening: 5.9 },
  ]
  expect(strandsIn(same, words).get('one')?.evenings).toBe(1)
})

test('whatever is written counts without harm', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
      expect(counted(...texts)?.words).toBeGreaterThanOrEqual(0)
    }),
  )
})
