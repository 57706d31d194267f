// What is typed in the reading room, and what is looked for then.
import { expect, test } from 'vitest'
import { asQuery, type Known, readQuery } from '../../../src/journal/view/query.ts'

const known: Known = {
  now: Date.UTC(2026, 10, 25, 20),
  zone: 'UTC',
  kinds: ['note', 'promise', 'prep'],
  walks: ['needs', 'northstar'],
}
const day = (text: string) => Date.parse(`${text}T00:00:00Z`)

test.each([
  ['kitch', { terms: [{ words: 'kitch', prefix: true }] }],
  ['"the kitchen', { terms: [{ words: 'the kitchen', prefix: false }] }],
  ['a -b', { terms: [{ words: 'a', prefix: true }], without: [{ words: 'b', prefix: false }] }],
  ['kind:pr', { kinds: [['promise', 'prep']] }],
  ['KIND:note', { kinds: [['note']] }],
  ['kind:nobody', { kinds: [[]] }],
  ['walk:n', { walks: [['needs', 'northstar']] }],
  ['#Sleep tag:work', { tags: ['sleep', 'work'] }],
  ['mark:surp', { marks: [['surprise']] }],
  ['on:2026-11', { from: day('2026-11-01'), until: day('2026-12-01') }],
  ['from:2026-11-02 until:2026-11-03', { from: day('2026-11-02'), until: day('2026-11-04') }],
  ['on:"2 days ago"', { from: day('2026-11-23'), until: day('2026-11-24') }],
  ['on:2-days-ago', { from: day('2026-11-23'), until: day('2026-11-24') }],
  ['on:3-nov', { from: day('2026-11-03'), until: day('2026-11-04') }],
  ['on:this-day', { yearly: '11-25' }],
  ['on:02-29', { yearly: '02-29' }],
  ['colour:red', { terms: [{ words: 'colour:red', prefix: true }] }],
  ['kind: ! -', {}],
])('%s', (text, wanted) => {
  expect(readQuery(text, known)).toMatchObject({ terms: [], refused: [], tags: [], ...wanted })
})

test('what cannot be read is said, and narrows nothing', () => {
  const read = readQuery('on:2026-1 -kind:note', known)
  expect(read.refused).toHaveLength(2)
  expect(read.refused.join(' ')).toMatch(/2026-1.* is not a day.*-kind:note/)
  expect(read).toMatchObject({ from: undefined, kinds: [] })
})

test('what is chosen elsewhere is typed so that it is read back as it was', () => {
  const query = asQuery({
    words: ['late', 'the kitchen', 'a "word"'],
    without: ['tea'],
    kind: 'promise',
    walk: 'needs',
    mark: undefined,
    from: '2026-11-02',
    until: '2026-11-03',
  })
  expect(readQuery(query, known)).toMatchObject({
    terms: ['late', 'the kitchen', 'a  word'].map((words) => ({ words, prefix: false })),
    without: [{ words: 'tea', prefix: false }],
    kinds: [['promise']],
    walks: [['needs']],
    marks: [],
    from: day('2026-11-02'),
    until: day('2026-11-04'),
    refused: [],
  })
})
