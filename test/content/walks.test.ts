// Every walk, by every rule. A failure names the file and the rule.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linesOf, questionCount, rules } from '../../src/journal/content/voice.ts'
import { checkWalk } from '../../src/journal/content/walk-file.ts'
import type { Walk } from '../../src/journal/walk/walk.ts'

const dir = resolve(import.meta.dirname, '../../prompts/walks')
const files = readdirSync(dir).toSorted()
const read = (file: string): Walk => {
  const { walk, faults } = checkWalk(readFileSync(join(dir, file), 'utf8'), file)
  if (walk === undefined) throw new Error(JSON.stringify(faults))
  return walk
}

test('there are sixty-eight walks', () => {
  expect(files).toHaveLength(68)
})

test('no id was ever lost or changed', () => {
  const ids = files.flatMap((file) =>
    read(file).questions.flatMap(({ id, probes }) => [id, ...probes.map((probe) => probe.id)]),
  )
  const known = readFileSync(resolve(import.meta.dirname, 'ids.txt'), 'utf8')
    .trim()
    .split('\n')
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual(expect.arrayContaining(known))
})

test('no two walks share a code', () => {
  const codes = files.map((file) => read(file).code)
  expect(new Set(codes).size).toBe(codes.length)
})

describe.each(files)('%s', (file) => {
  test('loads', () =>
    expect(checkWalk(readFileSync(join(dir, file), 'utf8'), file).faults).toEqual([]))
  test('has as many questions as a sitting bears', () => {
    const walk = read(file)
    const { least, most } = questionCount(walk)
    expect(walk.questions.length).toBeGreaterThanOrEqual(least)
    expect(walk.questions.length).toBeLessThanOrEqual(most)
  })
  test.each(rules)('$name', (rule) => {
    const walk = read(file)
    const broken = linesOf(walk, () => 1)
      .filter(({ id }) => id !== 'purpose')
      .flatMap((line) => rule.breaks(line, walk) ?? [])
    expect(broken).toEqual([])
  })
})

const sample = readFileSync(join(dir, 'presenting.md'), 'utf8')

test.each([
  ['PRS-01 ', 'PRS-01x ', 'heading'],
  ['intensity: medium', 'intensity: hot', '"intensity" is one of'],
  ['minutes: 20', 'minutes: long', '"minutes" is a number'],
  ['processes: [excavate, atone]', 'processes: excavate', 'is a list'],
  ['processes: [excavate, atone]', 'processes: [dig]', '"dig" is not known'],
  ['audience: broke', 'audience: broke\nflavour: mild', '"flavour" is not a key'],
  ['- PRS-03a:', '- PRS-04a:', 'A probe of this question'],
  ['## PRS-04\n', '## PRS-01\n', 'here twice'],
  ['as if reading', 'of {someone}', 'is not a name'],
  ['as if reading', 'of {other}', 'needs other'],
  ['close: ', 'closing: ', '"close" is missing'],
])('a fault is told with its line: %s → %s', (from, to, message) => {
  const text = sample.replace(
    from.trim() === 'PRS-01' ? '## PRS-01' : from,
    from.trim() === 'PRS-01' ? '## PRS-01x' : to,
  )
  const { faults, walk } = checkWalk(text, 'presenting.md')
  expect(walk).toBeUndefined()
  const told = faults.find((fault) => fault.message.includes(message))
  expect(told?.message).toContain(message)
  expect(told?.line).toBeGreaterThan(0)
  expect(told?.line).toBeLessThanOrEqual(text.split('\n').length)
})

test('any text at all is checked without throwing', () => {
  const piece = fc.constantFrom(
    '---\n',
    'id: a\n',
    '## PRS-01\n',
    '- PRS-01a: x\n',
    '\n',
    '{other}',
    '#',
    'words ',
    '\u0000',
    '\r\n',
  )
  fc.assert(fc.property(fc.array(piece), (pieces) => void checkWalk(pieces.join(''))))
  fc.assert(fc.property(fc.string(), (text) => void checkWalk(text)))
  fc.assert(
    fc.property(fc.nat(sample.length), fc.nat(40), (from, length) => {
      void checkWalk(sample.slice(0, from) + sample.slice(from + length))
    }),
  )
})
