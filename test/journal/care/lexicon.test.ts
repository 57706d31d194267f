// The word lists on sentences they are known to get right.
import { expect, test } from 'vitest'
import { loadLexicons } from '../../../src/files/content.ts'
import { hitsOf, riskIn } from '../../../src/journal/care/lexicon.ts'
import fixtures from './lexicon-fixtures.json' with { type: 'json' }

const lexicons = loadLexicons()

test.each(fixtures)('$text', ({ text, must, must_not }) => {
  for (const signal of must) expect(hitsOf(lexicons, signal, text), signal).not.toEqual([])
  for (const signal of must_not) expect(hitsOf(lexicons, signal, text), signal).toEqual([])
})

test('a typographic apostrophe is an apostrophe, and what is found are the writer’s words', () => {
  const text = 'Some days I can’t go on.'
  const [hit] = hitsOf(lexicons, 'risk_self', text)
  expect(text.slice(hit?.start, hit?.end)).toBe('can’t go on')
  expect(riskIn(lexicons, text)).toBe(true)
  expect(riskIn(lexicons, 'I broke my wrist and I hurt her feelings.')).toBe(false)
})

test('a signal nobody knows is found nowhere', () => {
  expect(hitsOf(lexicons, 'nothing', 'text')).toEqual([])
})
