import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadGrounding } from '../../../src/files/pages.ts'
import {
  type BreathScript,
  breathFrame,
  breathPlain,
} from '../../../src/terminal/screens/breath.ts'

const shipped = loadGrounding().flatMap(({ id, breath }) => (breath ? [[id, breath] as const] : []))
const box = new Map(shipped).get('box') as BreathScript
const longOut = new Map(shipped).get('long-out') as BreathScript

const seconds = ({ phases, rounds }: BreathScript) =>
  rounds * phases.reduce((sum, phase) => sum + phase.seconds, 0)
const filled = (script: BreathScript, elapsed: number) =>
  [...(breathFrame(script, elapsed, 80).rows[1] ?? '')].filter((cell) => cell === '━').length

test('both breathing scripts are there', () => {
  expect(shipped.map(([id]) => id).toSorted()).toEqual(['box', 'long-out'])
})

test('box breathing fills, holds, empties and holds', () => {
  expect(breathFrame(box, 0, 80).rows).toEqual(['in  4', '·'.repeat(40), '1 of 6'])
  expect(breathFrame(box, 2000, 80).rows).toEqual([
    'in  2',
    '━'.repeat(20) + '·'.repeat(20),
    '1 of 6',
  ])
  expect(breathFrame(box, 4000, 80).rows).toEqual(['hold  4', '━'.repeat(40), '1 of 6'])
  expect(breathFrame(box, 10_000, 80).rows).toEqual([
    'out  2',
    '━'.repeat(20) + '·'.repeat(20),
    '1 of 6',
  ])
  expect(breathFrame(box, 15_999, 80).rows).toEqual(['hold  1', '·'.repeat(40), '1 of 6'])
  expect(breathFrame(box, 16_000, 80).rows).toEqual(['in  4', '·'.repeat(40), '2 of 6'])
})

test.each(shipped)('%s ends after its last round, not before', (_, script) => {
  const end = seconds(script) * 1000
  expect(breathFrame(script, end - 1, 80)).toMatchObject({ done: false })
  expect(breathFrame(script, end - 1, 80).rows[2]).toBe(`${script.rounds} of ${script.rounds}`)
  expect(breathFrame(script, end, 80).done).toBe(true)
  expect(breathFrame(script, end + 1e9, 80).done).toBe(true)
})

test.each(shipped)('%s is three rows that fit, at any moment and any width', (_, script) => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 400_000, noNaN: true }),
      fc.integer({ min: 20, max: 300 }),
      (elapsed, columns) => {
        const { rows } = breathFrame(script, elapsed, columns)
        expect(rows).toHaveLength(3)
        for (const row of rows) expect(row.length).toBeLessThanOrEqual(columns - 2)
      },
    ),
  )
})

test.each(shipped)('%s counts every phase down to 1', (_, script) => {
  for (let elapsed = 0; elapsed < seconds(script) * 1000; elapsed += 250) {
    const [, name, left] =
      /^(.+) {2}(\d+)$/.exec(breathFrame(script, elapsed, 80).rows[0] ?? '') ?? []
    const phase = script.phases.find((one) => one.name === name)
    expect(Number(left)).toBeGreaterThanOrEqual(1)
    expect(Number(left)).toBeLessThanOrEqual(phase?.seconds ?? 0)
  }
})

const steady = (script: BreathScript) => {
  for (let elapsed = 100; elapsed < seconds(script) * 1000; elapsed += 100) {
    expect(
      Math.abs(filled(script, elapsed) - filled(script, elapsed - 100)),
      `${elapsed} ms`,
    ).toBeLessThanOrEqual(3)
  }
}

test('the bar of box breathing never jumps', () => steady(box))

test('in plain mode every phase is a line, and the rounds are the last', () => {
  expect(breathPlain(box)).toEqual([
    'in, for a count of 4',
    'hold, for a count of 4',
    'out, for a count of 4',
    'hold, for a count of 4',
    '6 times.',
  ])
})

test('the bar of a longer breath out never jumps', () => steady(longOut))
