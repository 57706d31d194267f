import { expect, test } from 'vitest'
import { loadWalks } from '../../../src/files/content.ts'
import { preferenceNames, preferences } from '../../../src/journal/preferences.ts'
import { courseOf, nextSitting, sittingQuestion } from '../../../src/journal/walk/course.ts'
import type { Walk } from '../../../src/journal/walk/walk.ts'

const at = { utc: Date.UTC(2026, 2, 27, 20), zone: 'Europe/Berlin', offset: 60 }
const sat = (count: number) => Array.from({ length: count }, () => ({ entry: 'e', at }))

const { walks } = loadWalks([])
const asked = (walk: Walk) =>
  [0, 1, 2, 3].map(
    (count) => sittingQuestion({ walk: walk.id, days: 2, sat: sat(count) }, walk)?.id,
  )

test.each(walks.filter(({ course }) => course === undefined))(
  'four sittings with $id go from its first question to its last',
  (walk) => {
    const four = asked(walk)
    // What needs care is none of them.
    const may = walk.questions.filter(({ care }) => !care)
    expect(four[0]).toBe(may[0]?.id)
    expect(four[3]).toBe(may.at(-1)?.id)
    expect(new Set(four).size).toBe(Math.min(4, may.length))
  },
)

test('a walk that names its four questions asks those, and one that wants no course asks none', () => {
  const [walk] = walks
  if (walk === undefined) throw new Error('no walk')
  const [first, second, third, fourth] = walk.questions.map(({ id }) => id)
  const course = [fourth, first, third, second].map(String)
  expect(asked({ ...walk, course })).toEqual(course)
  expect(asked({ ...walk, course: 'none' })).toEqual([undefined, undefined, undefined, undefined])
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
