// What is said in care: every key is said somewhere, nothing is said that has no key, and the types are those of the files.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentDir, loadRecords, loadWalks } from '../../src/files/content.ts'
import { asked, said } from '../../src/files/said.ts'
import { readSaid } from '../../src/journal/content/said-file.ts'
import { filled } from '../../src/journal/said.ts'

const dir = join(contentDir(), 'said')
const files = readdirSync(dir)
  .toSorted()
  .map((name) => ({ name, ...readSaid(readFileSync(join(dir, name), 'utf8')) }))
const all = files.flatMap(({ name, said }) =>
  said.map((each) => ({ ...each, key: `${basename(name, '.md')}/${each.key}` })),
)
const src = join(import.meta.dirname, '../../src')
const code = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('said-keys.ts'))
  .map((name) => ({ name, text: readFileSync(join(src, name), 'utf8') }))

test('the keys that code knows are those of the files: vitest run test/content/said.test.ts -u writes them', async () => {
  const words = (values: readonly string[]) => values.map((each) => `'${each}'`).join(' | ')
  const line = (key: string, value: string) =>
    `  readonly '${key}': ${value}`.length > 100
      ? `  readonly '${key}':\n${value
          .split(' | ')
          .map((each) => `    | ${each}`)
          .join('\n')}`
      : `  readonly '${key}': ${value}`
  const type = (name: string, lines: readonly string[]) =>
    `export type ${name} = {\n${lines.join('\n')}\n}\n`
  const generated = [
    '// Made from prompts/said/: vitest run test/content/said.test.ts -u\n',
    '/** The {names} in the words of each key. */',
    type(
      'SaidNames',
      all.map(({ key, names }) => line(key, names.length === 0 ? 'never' : words(names))),
    ),
    '/** The values there are to choose. */',
    type(
      'SaidChoices',
      all.flatMap(({ key, choices }) =>
        choices.length === 0 ? [] : [line(key, words(choices.map(({ value }) => value)))],
      ),
    ),
  ].join('\n')
  await expect(generated).toMatchFileSnapshot('../../src/journal/said-keys.ts')
})

test.each(files)('$name has nothing to be said about it', ({ faults, advice }) => {
  expect({ faults, advice }).toEqual({ faults: [], advice: [] })
})

test('every key is said somewhere, and nothing is said that is no key', () => {
  const spoken = new Set(
    code.flatMap(({ text }) =>
      [...text.matchAll(/'([a-z-]+\/[a-z0-9-]+)'/g)].map(([, key = '']) => key),
    ),
  )
  expect(all.map(({ key }) => key).filter((key) => !spoken.has(key))).toEqual([])
  const places = new Set(files.map(({ name }) => basename(name, '.md')))
  const keys = new Set(all.map(({ key }) => key))
  const unknown = [...spoken].filter((key) => places.has(key.split('/')[0] ?? '') && !keys.has(key))
  expect(unknown).toEqual([])
})

test('a walk or a record that is named in a sentence is there, and none is named in code', () => {
  const ids = [...loadWalks([]).walks, ...loadRecords([]).kinds].map(({ id }) => id)
  const named = /unearth (?:walk|course|log|list) ([a-z]+(?:-[a-z]+)*)\b/g
  for (const { key, text } of all) {
    for (const [, id] of text.matchAll(named)) expect(ids, key).toContain(id)
  }
  // The help has examples, which are there too.
  const help = /^(program|doors)\.ts$/
  for (const { name, text } of code) {
    const found = [...text.matchAll(named)].map(([, id]) => id ?? '')
    if (!help.test(name))
      expect(
        found.filter((id) => ids.includes(id)),
        name,
      ).toEqual([])
  }
})

describe('a file of what is said', () => {
  test('has words, names and choices, however an editor wraps them', () => {
    const { said, faults } = readSaid(
      '---\nwhat: x\n---\n## one\n\nA line\nof {what}.\n\n    {code} as it is\n\nMore.\n\n- on: go on\n- off: turn\n  it off · for {time}\n',
    )
    expect(faults).toEqual([])
    expect(said).toEqual([
      {
        key: 'one',
        line: 4,
        text: 'A line of {what}.\n\n    {code} as it is\n\nMore.',
        choices: [
          { value: 'on', name: 'go on' },
          { value: 'off', name: 'turn it off', note: 'for {time}' },
        ],
        names: ['what', 'code', 'time'],
      },
    ])
  })

  test.each([
    ['## One two\n\nWords.', 4, 'A heading here'],
    ['## one\n\n## two\n\nWords.', 4, '"one" says nothing.'],
    ['## one\n\nWords.\n\n## one\n\nWords.', 8, '"one" is here twice.'],
    ['## one\n\n- go on', 6, 'is "- value: its words"'],
    ['## one\n\n- on: a\n- on: b', 4, 'have one value'],
  ])('%j', (text, line, message) => {
    expect(readSaid(`---\nwhat: x\n---\n${text}`).faults).toContainEqual({
      line,
      message: expect.stringContaining(message),
    })
  })

  test('is held to the voice, with the line of its key', () => {
    const { advice } = readSaid('---\nwhat: x\n---\n## one\n\nYou should!\n\n- on: well done\n')
    expect(advice.map(({ line }) => line)).toEqual([4, 4])
  })

  test('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readSaid(text)))
  })
})

test('words are filled once, and what has no value stays', () => {
  expect(filled('{a} and {b}', { a: '{b}' })).toBe('{b} and {b}')
  expect(filled('{constructor}', {})).toBe('{constructor}')
  expect(said('first-run/where', { dir: '/x' })).toContain('/x')
  const [question, choices] = asked('care/rest')
  expect(question).not.toBe('')
  expect(choices.map(({ value }) => value)).toContain('down')
})
