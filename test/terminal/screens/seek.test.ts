// A long list that is filtered as one types: what is found, and what a key makes of it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KeyEvent } from '../../../src/terminal/screen/keys.ts'
import { foundIn, type SeekRow, seekingOf, sought } from '../../../src/terminal/screens/seek.ts'

const row = (name: string, says: string, also?: string): SeekRow => ({
  ...{ name, says, group: '' },
  ...(also === undefined ? {} : { also }),
})
const rows = [
  row('log', 'keep a record'),
  row('list', 'what was kept, newest first'),
  row('look-again', 'a lookout'),
  row('Scham', 'Überall, Ｗｉｄｅ', 'shame'),
]
const names = (typed: string) => foundIn(rows, typed).map((of) => rows[of]?.name)

test.each([
  ['', ['log', 'list', 'look-again', 'Scham']],
  ['l', ['log', 'list', 'look-again']],
  ['look', ['look-again']],
  ['KEPT', ['list']],
  ['what fir', ['list']],
  ['uber wide', ['Scham']],
  ['shame', ['Scham']],
  // A name, and what goes with it.
  ['list --kind note', ['list']],
  ['lis --kind note', []],
  ['ept', []],
])('%j finds %j', (typed, found) => {
  expect(names(typed)).toEqual(found)
})

const keys = fc.array(
  fc.oneof(
    fc
      .constantFrom('up', 'down', 'page-down', 'page-up', 'backspace', 'ctrl-u')
      .map((name): KeyEvent => ({ kind: 'key', name })),
    fc.constantFrom('l', 'o', 'k', ' ', 'ß').map((text): KeyEvent => ({ kind: 'text', text })),
  ),
)

test('whatever is pressed, Enter takes a row that is found for what was typed, and Esc clears before it leaves', () => {
  fc.assert(
    fc.property(keys, (pressed) => {
      const now = pressed.reduce(sought, seekingOf({ head: '', rows, leaves: '' }))
      const found = foundIn(rows, now.typed)
      const { left } = sought(now, { kind: 'key', name: 'enter' })
      if (left === 'left' || left === undefined) throw new Error('Enter leaves with an answer')
      expect(left.typed).toBe(now.typed.trim())
      expect(left.row === undefined ? found.length : found.includes(left.row)).toBe(
        left.row === undefined ? 0 : true,
      )
      const once = sought(now, { kind: 'key', name: 'escape' })
      expect(once.left).toBe(now.typed === '' ? 'left' : undefined)
      expect(once.typed).toBe('')
    }),
  )
})

test('a line that came in one read with its Enter is taken at once', () => {
  const now = sought(seekingOf({ head: '', rows, leaves: '' }), {
    kind: 'text',
    text: 'list -n 3\rq',
  })
  expect(now.left).toEqual({ row: 1, typed: 'list -n 3' })
})
