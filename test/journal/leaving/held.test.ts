// What is held back, wherever a line is made of it.
import { expect, test } from 'vitest'
import { isHeld } from '../../../src/journal/leaving/held.ts'

const passages = [
  { entry: { id: 'one' }, kind: 'not-yet', text: 'I kept  the\nreceipts.' },
  { entry: { id: 'one' }, kind: 'say', text: 'I was afraid.' },
  { entry: { id: 'two' }, kind: 'their-story', text: 'Her mother was ill.' },
  { entry: { id: 'three' }, kind: 'not-yet', text: ' ' },
] as const

test('words that hold a passage that stays, or lie in one, are held, whatever their lines', () => {
  expect(isHeld(passages, 'one', 'Then I kept the receipts. Why?')).toBe(true)
  expect(isHeld(passages, 'one', 'the  receipts')).toBe(true)
  expect(isHeld(passages, 'two', 'Her mother was ill.')).toBe(true)
})

test('other words, another entry, and what may be said are not', () => {
  expect(isHeld(passages, 'one', 'I was afraid.')).toBe(false)
  expect(isHeld(passages, 'two', 'I kept the receipts.')).toBe(false)
  expect(isHeld(passages, 'three', 'anything')).toBe(false)
  expect(isHeld(passages, 'one', '')).toBe(false)
})
