// Choosing on a screen: the keys, and what was taken.
import { expect, test } from 'vitest'
import { colours } from '../../../src/terminal/colours.ts'
import {
  type Picker,
  picked,
  pickerFrame,
  pickingOf,
} from '../../../src/terminal/screens/picker.ts'

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

test('Ctrl-D and Esc are ways out of one of three', () => {
  expect(after({ rows }, '␄')).toBe('stop')
  expect(picked(pickingOf({ rows, question: '' }), { kind: 'key', name: 'escape' }).left).toBe(
    'stop',
  )
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

test.each([
  [40, 12],
  [80, 24],
  [34, 8],
])(
  'at %i × %i a long question is read to its end, and what is pointed at stays in sight',
  (columns, rows) => {
    const words = Array.from({ length: 250 }, (_, index) => `word${index}.`)
    const asked = { question: words.join(' '), rows: [{ name: 'the first' }, { name: 'the last' }] }
    const look = { columns, rows, theme: colours(0) }
    let picking = pickingOf(asked)
    const seen = new Set<string>()
    for (let turns = 0; turns < 150; turns += 1) {
      const { frame } = pickerFrame(picking, look)
      const shown = frame.rows.join('\n')
      expect(frame.rows.length).toBeLessThanOrEqual(rows)
      expect(shown).toContain('the first')
      expect(shown).toContain('Ctrl-O further')
      for (const word of words) if (shown.includes(word)) seen.add(word)
      picking = picked(picking, { kind: 'key', name: 'ctrl-o' })
    }
    expect(seen.size).toBe(words.length)
  },
)

test('a question that fits beside its rows is shown whole, also beyond a third of the window', () => {
  const question = Array.from({ length: 12 }, (_, index) => `line ${index}`).join('\n')
  const look = { columns: 80, rows: 24, theme: colours(0) }
  const { frame } = pickerFrame(pickingOf({ question, rows: [{ name: 'on' }] }), look)
  expect(frame.rows.join('\n')).toContain('line 11')
  expect(frame.rows.join('\n')).not.toContain('Ctrl-O')
})

test('what was said before never hides the question in a small window, and is read behind it', () => {
  const above = Array.from({ length: 9 }, (_, index) => `said ${index}`).join('\n')
  const asked = { above, question: 'Which is nearer?', rows: [{ name: 'the first' }] }
  const look = { columns: 40, rows: 10, theme: colours(0) }
  let picking = pickingOf(asked)
  expect(pickerFrame(picking, look).frame.rows.join('\n')).toContain('Which is nearer?')
  const seen = new Set<string>()
  for (let turns = 0; turns < 12; turns += 1) {
    picking = picked(picking, { kind: 'key', name: 'ctrl-o' })
    for (const row of pickerFrame(picking, look).frame.rows) seen.add(row.trim())
  }
  expect(above.split('\n').every((line) => seen.has(line))).toBe(true)
})
