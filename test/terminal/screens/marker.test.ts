// Pointing at passages, as keys and what is pointed at after.
import { expect, test } from 'vitest'
import { marks as table } from '../../../src/journal/page/marks.ts'
import { point, pointingAt } from '../../../src/terminal/screens/marker.ts'
import { eventsOf } from '../page/notation.ts'

const text = 'One. Two.\n\nThree.'

function after(keys: string): string {
  let pointing = pointingAt(text, [])
  for (const event of eventsOf(keys)) pointing = point(pointing, event)
  const marks = pointing.marks.map(
    ({ kind, start, end }) => table[kind].sign + text.slice(start, end),
  )
  return [...marks, ...(pointing.done ? ['done'] : [])].join(' ')
}

test.each([
  ['s', '“One.'],
  ['<down>h', '→Two.'],
  ['jjn', '○Three.'],
  ['jjjjt', '~Three.'],
  ['  k!', '◆Two.'],
  ['<up>s', '“One.'],
  ['ss', ''],
  ['sh', '“One. →One.'],
  ['shjskx', '“Two.'],
  ['s<ret>', '“One. done'],
  ['q', 'done'],
  ['<esc>', 'done'],
  ['<C-d>', 'done'],
  ['z', ''],
] as const)('%j: %j', (keys, marks) => {
  expect(after(keys)).toBe(marks)
})
