// The kinds that are no records: one table, and none of them is the name of a record.
import { expect, test } from 'vitest'
import { loadRecords } from '../../src/files/content.ts'
import { leavesByName, type PlainKind, plainKind, plainKinds } from '../../src/journal/entry.ts'

const names = Object.keys(plainKinds) as PlainKind[]

test('no record that ships is called like a kind that is none', () => {
  const ids = loadRecords([]).kinds.map(({ id }) => id)
  expect(ids.filter((id) => plainKind(id) !== undefined)).toEqual([])
})

test('what leaves only by name is no writing of its own', () => {
  const byName = names.filter(leavesByName)
  expect(byName).toEqual(['letter', 'floor', 'event', 'prep'])
  expect(byName.filter((name) => plainKinds[name].writing)).toEqual([])
})

test('a record, and a word every object has, is no such kind', () => {
  expect(plainKind('promise')).toBeUndefined()
  expect(plainKind('constructor')).toBeUndefined()
  expect(leavesByName('promise')).toBe(false)
})
