// Every shipped walk, by every rule, and what holds among them. A failure names the file and the rule.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentDir, loadWalks } from '../../src/files/content.ts'
import { linesOf, questionCount, rules } from '../../src/journal/content/voice.ts'
import { checkWalk } from '../../src/journal/content/walk-file.ts'
import { unquoted } from '../../src/journal/walk/quote.ts'
import { phases, processes, ps, walkUses } from '../../src/journal/walk/walk.ts'

const dir = join(contentDir(), 'walks')
const files = readdirSync(dir)
  .toSorted()
  .map((name) => ({ name, text: readFileSync(join(dir, name), 'utf8') }))
const { walks, broken } = loadWalks([])

test('every file loads, and is the walk it is called', () => {
  expect(broken).toEqual([])
  expect(walks.map(({ file }) => basename(file))).toEqual(files.map(({ name }) => name))
})

test('no two walks share a code, a title or an id', () => {
  for (const key of ['id', 'code', 'title'] as const) {
    expect(new Set(walks.map((walk) => walk[key])).size, key).toBe(walks.length)
  }
})

test('there is one walk for whatever a walk can be for', () => {
  expect(walks.flatMap((walk) => walk.for ?? []).toSorted()).toEqual(
    Object.keys(walkUses).toSorted(),
  )
})

test('whatever asks for fear needs care', () => {
  const asking = walks.flatMap(({ questions }) =>
    questions.filter(({ asks }) => asks !== undefined),
  )
  expect(asking.length).toBeGreaterThan(0)
  for (const { id, care } of asking) expect(care, id).toBe(true)
})

describe.each(files)('$name', ({ name, text }) => {
  const { walk, faults, advice } = checkWalk(text, name)

  test('loads, and there is nothing to say about it', () => {
    expect({ faults, advice }).toEqual({ faults: [], advice: [] })
  })

  if (walk === undefined) return
  const lines = linesOf(walk, () => 1)

  test.each(rules)('$name', (rule) => {
    const wrong = lines
      .filter(({ id }) => id !== 'purpose')
      .flatMap((line) => rule.breaks(line, walk.audience) ?? [])
    expect(wrong).toEqual([])
  })

  test('has as many questions as a sitting bears', () => {
    const { least, most } = questionCount(walk)
    expect(walk.questions.length).toBeGreaterThanOrEqual(least)
    expect(walk.questions.length).toBeLessThanOrEqual(most)
  })

  test('numbers its questions without a gap, and their probes from a', () => {
    // One that was added later takes the next number, and stands where it is asked.
    expect(walk.questions.map(({ id }) => id).toSorted()).toEqual(
      walk.questions.map((_, at) => `${walk.code}-${String(at + 1).padStart(2, '0')}`),
    )
    walk.questions.forEach(({ id, probes }) => {
      expect(probes.map((probe) => probe.id)).toEqual(
        probes.map((_, at) => `${id}${String.fromCharCode(97 + at)}`),
      )
    })
  })

  test('uses each word of a vocabulary once', () => {
    for (const [words, table] of [
      [walk.processes, processes],
      [walk.phases, phases],
      [walk.ps, ps],
    ] as const) {
      expect(new Set(words).size).toBe(words.length)
      for (const word of words) expect(Object.keys(table)).toContain(word)
    }
  })

  test('has names only where they are filled in', () => {
    for (const { id, text } of lines) {
      const rest = unquoted(text).replaceAll('{partner}', '').replaceAll('{other}', '')
      expect(rest, id).not.toMatch(/[{}]/)
    }
    expect(`${walk.title}${walk.purpose}${walk.close}`, 'asked of every writer').not.toContain(
      '{other}',
    )
  })

  test('never says what a person ought to do, and never asks why in a probe', () => {
    for (const { id, text } of lines) {
      expect(text, id).not.toMatch(/\byou (should|ought)\b/i)
      if (id !== 'purpose' && id !== 'title') expect(text, id).not.toMatch(/(^|[.?!:] )why\b/i)
    }
  })

  test('says nothing of sex or of a bed outside its purpose', () => {
    for (const { id, text } of lines) {
      if (id !== 'purpose') expect(text, id).not.toMatch(/\b(sex\w*|in bed|undress\w*|naked)\b/i)
    }
  })

  if (walk.audience !== 'hurt') return
  test('never asks the one who was hurt what they did before it', () => {
    for (const text of walk.questions.flatMap((q) => [q.text, ...q.probes.map((p) => p.text)])) {
      expect(text).not.toMatch(
        /\byour (own )?(part|role|share|side)\b|\bwhat did you do\b|\bcontribut/i,
      )
    }
  })
})

const sample = readFileSync(join(dir, 'presenting.md'), 'utf8')

test.each([
  ['## PRS-01', '## PRS-01x', 'heading'],
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
  const text = sample.replace(from, to)
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
    '## PRS-01 care box \n',
    'course: [PRS-01]\n',
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
