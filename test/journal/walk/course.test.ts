import { expect, test } from 'vitest'
import { loadWalks } from '../../../src/files/content.ts'
import { preferenceNames, preferences } from '../../../src/journal/preferences.ts'
import {
  courseOf,
  lookBackAt,
  lookBackOf,
  nextSitting,
  sittingsOf,
} from '../../../src/journal/walk/course.ts'
import type { Walk } from '../../../src/journal/walk/walk.ts'

const at = { utc: Date.UTC(2026, 2, 27, 20), zone: 'Europe/Berlin', offset: 60 }
const sat = (count: number) => Array.from({ length: count }, () => ({ entry: 'e', at }))

const { walks } = loadWalks([])

test.each(walks)('a course on $id asks questions it has, each once, or there is none', (walk) => {
  const asked = sittingsOf(walk)
  expect([0, 4]).toContain(asked.length)
  const ids = asked.flatMap((each) => each.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
  for (const sitting of asked) expect(sitting.length).toBeGreaterThan(0)
})

test('a course has both truths, and what was betrayed and still holds', () => {
  const walk = walks.find(({ id }) => id === 'two-truths') as Walk
  expect(sittingsOf(walk).map((each) => each.map(({ id }) => id))).toEqual([
    ['TWO-01'],
    ['TWO-02', 'TWO-03'],
    ['TWO-06'],
    ['TWO-12'],
  ])
})

const own = (count: number, more: object = {}) =>
  ({
    id: 'own',
    questions: Array.from({ length: count }, (_, at) => ({ id: `OWN-${at + 1}`, ...more })),
  }) as unknown as Walk

test('a walk that names none goes from its first question to its last', () => {
  const asked = sittingsOf(own(9)).map(([question]) => question?.id)
  expect([asked[0], asked.length, asked[3]]).toEqual(['OWN-1', 4, 'OWN-9'])
  expect(sittingsOf(own(2))).toHaveLength(2)
  expect(sittingsOf(own(0))).toEqual([])
})

test('no course asks what needs care', () => {
  expect(sittingsOf(own(9, { care: true }))).toEqual([])
  expect(sittingsOf(walks.find(({ id }) => id === 'support-check') as Walk)).toEqual([])
  for (const walk of walks) {
    expect(sittingsOf(walk).flatMap((each) => each.filter(({ care }) => care))).toEqual([])
  }
})

test('two weeks after its last sitting a course is looked back at, from its first page', () => {
  const course = {
    walk: 'needs',
    days: 2,
    sat: [
      { entry: 'a', at },
      { entry: 'b', at },
    ],
  }
  const look = lookBackAt(course)
  expect(look).toEqual({ walk: 'needs', entry: 'a', on: at.utc + 14 * 86_400_000 })
  expect(lookBackOf(look as never)).toEqual(look)
  expect(lookBackAt({ ...course, sat: [] })).toBeUndefined()
  for (const stored of [undefined, null, 3, {}, { walk: 'x', entry: 'y' }]) {
    expect(lookBackOf(stored as never)).toBeUndefined()
  }
})

test('the next sitting can be some days later, and what is no course is none', () => {
  expect(nextSitting({ walk: 'needs', days: 2, sat: [] })).toBeUndefined()
  expect(nextSitting({ walk: 'needs', days: 2, sat: sat(1) })).toBe(at.utc + 2 * 86_400_000)
  for (const stored of [undefined, null, 3, 'x', [], {}, { walk: 1, sat: [] }]) {
    expect(courseOf(stored as never)).toBeUndefined()
  }
})

test.each(preferenceNames)(
  'the setting %s reads what it says, and refuses the rest in a sentence',
  (name) => {
    const { usual, read, say } = preferences[name] as {
      usual: unknown
      read(typed: string): object
      say(value: unknown): string
    }
    expect(read(say(usual).split(' ')[0] ?? '')).toEqual({ value: usual })
    for (const wrong of ['', '-1', '1e9', 'maybe', '1000']) {
      expect(read(wrong)).toEqual({ refused: expect.stringMatching(/^It is .*\.$/) })
    }
  },
)
