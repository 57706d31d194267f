// Choosing on a screen: the keys, and what was taken.
import { expect, test } from 'vitest'
import { type Picker, picked, pickingOf } from '../../../src/terminal/screens/picker.ts'

const rows = ['one', 'two', 'three'].map((name) => ({ name }))

function after(asked: Omit<Picker, 'question'>, keys: string) {
  const names: Readonly<Record<string, string>> = {
    '⏎': 'enter',
    '↓': 'down',
    '↑': 'up',
    '␄': 'ctrl-d',
  }
  return [...keys].reduce(
    (picking, key) => {
      const name = names[key]
      return picked(
        picking,
        name === undefined ? { kind: 'text', text: key } : { kind: 'key', name },
      )
    },
    pickingOf({ question: '', ...asked }),
  ).left
}

test.each([
  ['⏎', [0]],
  ['↓⏎', [1]],
  ['↓↓↓↓⏎', [2]],
  ['↓↑⏎', [0]],
  ['3', [2]],
  ['9', undefined],
])('one of three, %s: %j', (keys, taken) => {
  const left = after({ rows }, keys)
  expect(left === 'stop' ? left : left?.taken).toEqual(taken)
})

test('Ctrl-D is a way out of one of three', () => {
  expect(after({ rows }, '␄')).toBe('stop')
})

test.each([
  ['⏎', { taken: [], more: false }],
  ['␄', { taken: [], more: false }],
  ['31⏎', { taken: [0, 2], more: false }],
  ['1 ⏎', { taken: [], more: false }],
  ['11⏎', { taken: [], more: false }],
  ['2m', { taken: [1], more: true }],
  ['↓m', { taken: [1], more: true }],
])('any of three, %s: %j', (keys, left) => {
  expect(after({ rows, many: { more: 'goes on with more to say' } }, keys)).toEqual(left)
})
