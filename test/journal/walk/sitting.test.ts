import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ask,
  beginSitting,
  closing,
  longer,
  mayStop,
  move,
  type Sitting,
} from '../../../src/journal/walk/sitting.ts'
import type { Question, Walk } from '../../../src/journal/walk/walk.ts'

const question = (number: number): Question => ({
  id: `PRS-0${number}`,
  rev: 1,
  text: `question ${number}`,
  probes: [{ id: `PRS-0${number}a`, text: 'its own', line: 2 }],
  line: 1,
})
const questions = [1, 2, 3].map(question)
const own = { id: 'PRS-01a', text: 'its own' }
const bank = { id: 'D04', text: 'from the bank' }

test('a sitting begins at its first question, or where it was put down', () => {
  expect(ask(beginSitting(questions))).toMatchObject({ id: 'PRS-01', number: 1, above: [] })
  expect(ask(beginSitting(questions, 'PRS-03'))).toMatchObject({ id: 'PRS-03', number: 3 })
})

test('a place that is not asked any more is the beginning', () => {
  expect(ask(beginSitting(questions, 'PRS-09'))).toMatchObject({ id: 'PRS-01' })
})

test('a walk that asks nothing is over at once', () => {
  expect(ask(beginSitting([]))).toBeUndefined()
  expect(ask(move(beginSitting([]), 'back'))).toBeUndefined()
})

test('after the last question nothing is asked, and back returns to it', () => {
  const over = questions.reduce((sitting) => move(sitting, 'next'), beginSitting(questions))
  expect(ask(over)).toBeUndefined()
  expect(ask(move(over, 'next'))).toBeUndefined()
  expect(ask(move(over, 'back'))).toMatchObject({ id: 'PRS-03' })
})

test('a probe is asked under the answers above it, outermost first', () => {
  const once = move(beginSitting(questions), { dig: own })
  expect(ask(once)).toMatchObject({
    id: 'PRS-01a',
    probe: 'PRS-01a',
    text: 'its own',
    above: ['PRS-01'],
    number: 1,
  })
  const twice = move(once, { dig: bank })
  expect(ask(twice)).toMatchObject({
    id: 'PRS-01/D04',
    probe: 'D04',
    above: ['PRS-01', 'PRS-01a'],
    number: 1,
  })
  expect(ask(move(twice, 'back'))).toMatchObject({ id: 'PRS-01a' })
  expect(ask(move(twice, 'next'))).toMatchObject({ id: 'PRS-02', above: [] })
  expect(move(twice, 'back').dug).toEqual(['PRS-01a', 'D04'])
})

test('the same probe under two questions belongs to two answers', () => {
  const first = ask(move(beginSitting(questions), { dig: bank }))
  const second = ask(move(move(beginSitting(questions), 'next'), { dig: bank }))
  expect(first?.id).not.toBe(second?.id)
})

test('the closing line is asked after the last question under an id of its own', () => {
  const walk = { code: 'PRS', close: 'What I take along:', questions } as unknown as Walk
  expect(closing(beginSitting(questions), walk)).toMatchObject({
    id: 'PRS-close',
    text: 'What I take along:',
    number: 4,
    above: [],
  })
})

test('a stop is offered once the walk took as long as it says, and not after its last question', () => {
  const walk = { minutes: 10 }
  const begun = move(beginSitting(questions), 'next')
  expect(mayStop(longer(begun, 599_999), walk)).toBe(false)
  expect(mayStop(longer(longer(begun, 300_000), 300_000), walk)).toBe(true)
  expect(mayStop({ ...longer(begun, 600_000), paused: true }, walk)).toBe(false)
  const over = questions.reduce((sitting) => move(sitting, 'next'), begun)
  expect(mayStop(longer(over, 600_000), walk)).toBe(false)
  expect(longer(begun, -5).spent).toBe(0)
})

const step = fc.oneof(
  fc.constantFrom('next' as const, 'back' as const),
  fc.constantFrom(own, bank).map((dig) => ({ dig })),
)
const go = (steps: readonly Parameters<typeof move>[1][]): Sitting => {
  let sitting = beginSitting(questions)
  // A dig is only offered where something is asked.
  for (const one of steps) {
    if (typeof one === 'object' && ask(sitting) === undefined) continue
    sitting = move(sitting, one)
  }
  return sitting
}

test('no wandering leaves the walk', () => {
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const sitting = go(steps)
      expect(sitting.at).toBeGreaterThanOrEqual(0)
      expect(sitting.at).toBeLessThanOrEqual(questions.length)
      const asked = ask(sitting)
      if (asked === undefined) expect(sitting.at).toBe(questions.length)
      else {
        expect(asked.question).toBe(questions[asked.number - 1])
        expect(asked.above).toHaveLength(sitting.chain.length)
        expect(asked.above).not.toContain(asked.probe === undefined ? asked.id : undefined)
      }
    }),
  )
})

test('back undoes next on a question, and undoes a dig', () => {
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const sitting = go(steps)
      const asked = ask(sitting)
      fc.pre(asked !== undefined)
      expect(ask(move(move(sitting, { dig: bank }), 'back'))).toEqual(asked)
      if (sitting.chain.length === 0)
        expect(ask(move(move(sitting, 'next'), 'back'))).toEqual(asked)
    }),
  )
})

test('a move changes nothing it was given', () => {
  fc.assert(
    fc.property(fc.array(step), step, (steps, one) => {
      const sitting = go(steps)
      const before = JSON.stringify(sitting)
      move(sitting, one)
      expect(JSON.stringify(sitting)).toBe(before)
    }),
  )
})

test('as often next as there are questions left is always the end', () => {
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let sitting = go(steps)
      for (const _ of questions) sitting = move(sitting, 'next')
      expect(ask(sitting)).toBeUndefined()
    }),
  )
})
