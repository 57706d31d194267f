// The strands of the excavation: what the file names is there, who is asked what, and what is told of a line that is wrong.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadExcavation, loadWalks, shipped } from '../../src/files/content.ts'
import { readExcavation } from '../../src/journal/content/excavation-file.ts'
import { askedOf } from '../../src/journal/dig/asked-of.ts'
import { ps } from '../../src/journal/walk/walk.ts'

const { walks } = loadWalks([])
const strands = loadExcavation()
const { faults, named } = readExcavation(shipped('excavation.md'))
const asked = (writer: 'broke' | 'hurt' | 'both', fear = false) =>
  askedOf(walks, { writer, hasOther: true }, fear)

test('has nothing to be said about it, and fills every part of the map', () => {
  expect(faults).toEqual([])
  expect(new Set(strands.map(({ part }) => part))).toEqual(new Set(Object.keys(ps)))
})

test('every question it names is in a walk, needs no care, and is asked of somebody', () => {
  const questions = new Map(walks.flatMap((walk) => walk.questions.map((each) => [each.id, each])))
  for (const { text, line } of named) {
    expect(questions.has(text), `${line}: ${text}`).toBe(true)
    expect(questions.get(text)?.care, text).toBeUndefined()
    expect(asked('both').has(text), text).toBe(true)
  }
})

describe('whoever was hurt', () => {
  const theirs = strands.flatMap(({ questions }) => questions.filter((id) => asked('hurt').has(id)))

  test('is asked something, and only what was written for them', () => {
    expect(theirs.length).toBeGreaterThan(20)
    for (const id of theirs) {
      const walk = walks.find(({ questions }) => questions.some((each) => each.id === id))
      const hurt = walk?.questions.find((each) => each.id === id)?.hurt
      expect(walk?.audience === 'hurt' || (hurt !== undefined && hurt !== 'none'), id).toBe(true)
    }
  })

  test('and whoever broke trust is asked none of theirs', () => {
    const broke = asked('broke')
    for (const { id, questions } of walks.filter(({ audience }) => audience === 'hurt')) {
      for (const question of questions) expect(broke.has(question.id), id).toBe(false)
    }
  })
})

test('after fear nothing is asked that is meant for two', () => {
  const two = walks.filter((walk) => walk.with === 'two').flatMap(({ questions }) => questions)
  expect(two.some(({ id }) => asked('broke').has(id))).toBe(true)
  for (const { id } of two) expect(asked('broke', true).has(id), id).toBe(false)
})

test.each([
  ['## The spark', 'A strand is'],
  ['## a: A\n\nSays.\n\n- AAA-01', 'stands once'],
  ['## a: A\n\nSays.\n\n- map: nowhere\n- AAA-01', 'stands once'],
  ['## a: A\n\nSays.\n\n- map: presenting', 'asks nothing'],
  ['## a: A\n\n- map: presenting\n- AAA-01', 'in one sentence'],
  ['## a: A\n\nSays.\n\n- map: presenting\n- AAA-01a', 'not the id of a question'],
  ['## a: A\n\nSays.\n\n- map: presenting\n- AAA-01\n- AAA-01', 'here twice'],
  [
    '## a: A\n\nSays.\n\n- map: presenting\n- AAA-01\n\n## a: B\n\nSays.\n\n- map: presenting\n- AAA-02',
    'here twice',
  ],
])('a file with a fault is told of it: %j', (text, message) => {
  const told = readExcavation(`---\nwhat: w\n---\n${text}\n`).faults.map((fault) => fault.message)
  expect(told.join('\n')).toContain(message)
})

test('reading never throws', () => {
  fc.assert(fc.property(fc.string(), (text) => void readExcavation(text)))
})
