// Spans through edits: a mark stays on its words, whatever is written around it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  carried,
  editOf,
  editOfLines,
  followed,
  followedOffset,
  merged,
  sentenceAt,
  sentencesOf,
  struckText,
} from '../../../src/journal/page/spans.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '.', 'é'), maxLength: 30 })

test('what an edit does not touch keeps its words', () => {
  fc.assert(
    fc.property(text, text, text, text, (head, marked, tail, added) => {
      fc.pre(marked !== '')
      const before = `${head}‹${marked}›${tail}`
      const span = { start: head.length, end: head.length + marked.length + 2 }
      for (const after of [
        `${head}${added}‹${marked}›${tail}`,
        `${head}‹${marked}›${added}${tail}`,
      ]) {
        const [moved] = followed([span], editOf(before, after))
        expect(after.slice(moved?.start, moved?.end)).toBe(`‹${marked}›`)
      }
    }),
  )
})

test('a span is never outside its text, never empty, and is gone with its words', () => {
  fc.assert(
    fc.property(text, text, fc.nat(30), fc.nat(30), (before, after, a, b) => {
      const start = Math.min(a, b, before.length)
      const end = Math.min(Math.max(a, b), before.length)
      fc.pre(start < end)
      const edit = editOf(before, after)
      for (const span of followed([{ start, end }], edit)) {
        expect(span.start).toBeGreaterThanOrEqual(0)
        expect(span.start).toBeLessThan(span.end)
        expect(span.end).toBeLessThanOrEqual(after.length)
      }
      const offset = followedOffset(start, edit)
      expect(offset).toBeGreaterThanOrEqual(0)
      expect(offset).toBeLessThanOrEqual(after.length)
      if (after === '') expect(followed([{ start, end }], edit)).toEqual([])
    }),
  )
})

test('two texts as lines differ where the texts do', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const whole = editOf(before, after)
      const lines = editOfLines(before.split('\n'), after.split('\n'))
      const { head, tail, was, is, added } = lines
      expect([was, is]).toEqual([whole.was, whole.is])
      expect(before.slice(0, head) + added + before.slice(was - tail)).toBe(after)
    }),
  )
})

test('what is written inside a span belongs to it', () => {
  expect(followed([{ start: 2, end: 6 }], editOf('ab1234cd', 'ab12xx34cd'))).toEqual([
    { start: 2, end: 8 },
  ])
})

test.each([
  ['before it', 'One. Two. Three.', 'New. One. Two. Three.', 'Two.'],
  ['behind it', 'One. Two. Three.', 'One. Two. Three. Four.', 'Two.'],
  ['on both sides', 'One. Two. Three.', 'Ones. Two. Threes.', 'Two.'],
])('a mark is carried into a revision that was changed %s', (_, before, after, words) => {
  const start = before.indexOf(words)
  const span = carried({ start, end: start + words.length }, before, after)
  expect(after.slice(span?.start, span?.end)).toBe(words)
})

test('words that did not survive, or stand twice, carry no mark', () => {
  expect(carried({ start: 5, end: 9 }, 'One. Two. Three.', 'Only. Tow. Three?')).toBeUndefined()
  expect(carried({ start: 5, end: 9 }, 'One. Two. End.', 'A Two. B Two. C')).toBeUndefined()
})

test.each([
  ['in the middle', 'First one. Second one. Third', 13, 'Second one.'],
  ['just behind', 'First one. Second one.', 22, 'Second one.'],
  ['on an empty line', 'First one. Last one.\n\n', 22, 'Last one.'],
  ['at the very start', 'First one. Second.', 0, 'First one.'],
  ['among letters without spaces', '昨日は雨。今日は晴れ。', 11, '今日は晴れ。'],
])('the sentence at the cursor: %s', (_, text, offset, words) => {
  const span = sentenceAt(text, offset)
  expect(text.slice(span?.start, span?.end)).toBe(words)
})

test('a text without words has no sentence', () => {
  expect(sentenceAt(' \n\n ', 2)).toBeUndefined()
  expect(sentencesOf('\n \n')).toEqual([])
})

test('struck words are written between tildes', () => {
  expect(
    struckText('It was only once.', [
      { start: 7, end: 11 },
      { start: 12, end: 16 },
    ]),
  ).toBe('It was ~~only~~ ~~once~~.')
})

test('spans that meet are one, in order, and an empty one is none', () => {
  expect(
    merged([
      { start: 8, end: 9 },
      { start: 2, end: 4 },
      { start: 4, end: 6 },
      { start: 3, end: 5 },
      { start: 7, end: 7 },
    ]),
  ).toEqual([
    { start: 2, end: 6 },
    { start: 8, end: 9 },
  ])
})
