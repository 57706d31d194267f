// One table for what a passage can be pointed at for: no key points at two things, and what stays is never offered.
import { expect, test } from 'vitest'
import {
  markKinds,
  markKindsThatLeave,
  marks,
  mayLeave,
  pageKeys,
  readerKeys,
} from '../../../src/journal/page/marks.ts'

test('every kind has a sign and keys of its own', () => {
  const rows = markKinds.map((kind) => marks[kind])
  expect(new Set(rows.map(({ sign }) => sign)).size).toBe(rows.length)
  expect(Object.values(readerKeys).toSorted()).toEqual(markKinds.toSorted())
  expect(Object.keys(pageKeys)).toHaveLength(rows.filter(({ pageKey }) => pageKey).length)
})

test('what is not to be brought yet never leaves, and somebody else’s story only by name', () => {
  expect(markKinds.filter((kind) => mayLeave(kind, false))).toEqual([
    'surprise',
    'say',
    'hand-over',
  ])
  expect(markKinds.filter((kind) => mayLeave(kind, true))).toEqual(markKindsThatLeave)
  expect(markKindsThatLeave).not.toContain('not-yet')
})
