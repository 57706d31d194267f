// What holds for every shipped walk beyond the editorial rules, which walks.test.ts goes through one by one.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contentDir, loadWalks } from '../../src/files/content.ts'
import { linesOf } from '../../src/journal/content/voice.ts'
import { checkWalk } from '../../src/journal/content/walk-file.ts'
import { audiences, intensities, phases, processes, ps } from '../../src/journal/walk/walk.ts'

const folder = join(contentDir(), 'walks')
const files = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8'),
}))
const { walks, broken } = loadWalks([])
const ids = readFileSync(join(import.meta.dirname, 'ids.txt'), 'utf8')
  .trim()
  .split('\n')

test('sixty-eight walks load and none is broken', () => {
  expect(broken).toEqual([])
  expect(walks).toHaveLength(68)
  expect(files.map(({ name }) => name).toSorted()).toEqual(
    walks.map(({ file }) => basename(file)).toSorted(),
  )
})

test('the ids of questions and probes are the ones that answers were ever kept under', () => {
  const found = walks.flatMap(({ questions }) =>
    questions.flatMap(({ id, probes }) => [id, ...probes.map((probe) => probe.id)]),
  )
  expect(found.toSorted()).toEqual(ids.toSorted())
  expect(ids.filter((id) => /[a-z]$/.test(id))).toHaveLength(226)
  expect(ids.filter((id) => /\d$/.test(id))).toHaveLength(620)
})

test('no two walks share a code, a title or an id', () => {
  for (const key of ['id', 'code', 'title'] as const) {
    expect(new Set(walks.map((walk) => walk[key])).size, key).toBe(walks.length)
  }
})

test('fifteen walks are heavy and six are for the one who was hurt', () => {
  expect(walks.filter(({ intensity }) => intensity === 'high')).toHaveLength(15)
  expect(walks.filter(({ audience }) => audience === 'hurt')).toHaveLength(6)
})

describe.each(files)('$name', ({ name, text }) => {
  const { walk, faults, advice } = checkWalk(text, name)

  test('loads, and there is nothing to say about it', () => {
    expect({ faults, advice }).toEqual({ faults: [], advice: [] })
  })

  if (walk === undefined) return
  const lines = linesOf(walk, () => 1)
  test('numbers its questions without a gap, and their probes from a', () => {
    // A question added later may stand between two older ones: its number is the next, its place is where it is asked.
    expect(walk.questions.map(({ id }) => id).toSorted()).toEqual(
      walk.questions.map((_, index) => `${walk.code}-${String(index + 1).padStart(2, '0')}`),
    )
    walk.questions.forEach(({ id, probes }) => {
      expect(probes.map((probe) => probe.id)).toEqual(
        probes.map((_, at) => `${id}${String.fromCharCode(97 + at)}`),
      )
    })
  })

  test('uses only the closed vocabularies, each word once', () => {
    expect(intensities).toContain(walk.intensity)
    expect(audiences).toContain(walk.audience)
    for (const [words, table] of [
      [walk.processes, processes],
      [walk.phases, phases],
      [walk.ps, ps],
    ] as const) {
      expect(words.length).toBeGreaterThan(0)
      expect(new Set(words).size).toBe(words.length)
      for (const word of words) expect(Object.keys(table)).toContain(word)
    }
  })

  test('has names only where they are filled in', () => {
    for (const { id, text } of lines) {
      const rest = text.replaceAll('{partner}', '').replaceAll('{other}', '')
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
})

test('the hurt set never asks the one who was hurt what they did before it', () => {
  const asked = walks
    .filter(({ audience }) => audience === 'hurt')
    .flatMap((walk) =>
      walk.questions.flatMap(({ text, probes }) => [text, ...probes.map((p) => p.text)]),
    )
  for (const text of asked) {
    expect(text).not.toMatch(
      /\byour (own )?(part|role|share|side)\b|\bwhat did you do\b|\bcontribut/i,
    )
  }
})
