// Each editorial rule sees what it is there to see, and leaves a writer's own walk loading.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contentDir } from '../../src/files/content.ts'
import { editorial, rules } from '../../src/journal/content/voice.ts'
import { checkWalk } from '../../src/journal/content/walk-file.ts'
import {
  audiences,
  intensities,
  phases,
  processes,
  ps,
  type Question,
  type Walk,
} from '../../src/journal/walk/walk.ts'

const walk = (texts: readonly string[], over: Partial<Walk> = {}): Walk => ({
  id: 'small-repairs',
  code: 'SMR',
  title: 'Small repairs',
  purpose: 'One sentence.',
  minutes: 10,
  intensity: 'low',
  processes: ['trust'],
  phases: ['rebuild'],
  ps: ['protective'],
  audience: 'either',
  close: 'A line.',
  questions: texts.map(
    (text, at): Question => ({ id: `SMR-0${at + 1}`, rev: 1, text, probes: [], line: at + 20 }),
  ),
  ...over,
})
const plain = Array.from({ length: 6 }, (_, at) => `What was there, ${at}?`)
const said = (text: string, over: Partial<Walk> = {}) =>
  editorial(walk(plain.with(2, text), over), () => 1)

const name = (start: string) => rules.find((rule) => rule.name.startsWith(start))?.name

test('plain questions are left alone', () => {
  expect(editorial(walk(plain), () => 1)).toEqual([])
})

const hurt = { audience: 'hurt' } as const

const breaking: [start: string, text: string, over: Partial<Walk>][] = [
  ['a question has at most', 'a'.repeat(261), {}],
  ['nothing is gendered', 'What did he say?', {}],
  ['nothing is gendered', 'What would your mother have said?', {}],
  ['nothing is gendered', 'What did the Nice Guy want?', {}],
  ['no question begins', 'Why did you do it?', {}],
  ['no question begins', '"Why" is what they ask?', {}],
  ['nothing asks for sexual', 'How often did you have sex?', {}],
  ['the one who was hurt', 'What was your part in it?', hurt],
  ['the one who was hurt', 'How did you contribute to it?', hurt],
  ['nothing advises', 'You need to leave. When?', {}],
  ['nothing advises', 'Could you try to forgive them?', {}],
  ['no exclamation', 'What a week!', {}],
  ['no exclamation', 'You should say it. To whom?', {}],
  ['no exclamation', 'Whose fault was it?', {}],
  ['no exclamation', 'Where did this journey begin?', {}],
]
test.each(breaking)('%s: seen in "%s"', (start, text, over) => {
  const own = walk(plain.with(2, text), over)
  const broken = rules.filter(
    (rule) => rule.breaks({ id: 'SMR-03', text, line: 22 }, own.audience) !== undefined,
  )
  expect(broken.map((rule) => rule.name)).toContain(name(start))
  expect(said(text, over).every(({ line }) => line === 22)).toBe(true)
})

test.each([
  ['nothing is gendered', 'What did the boy in you want?'],
  ['nothing is gendered', 'What did your brothers and sisters see?'],
  ['nothing asks for sexual', 'What did you do in bed?'],
  ['nothing asks for sexual', 'Describe the sex.'],
  ['nothing advises', 'It’s time to leave. What stops you?'],
  ['nothing advises', 'You should forgive them. When?'],
] as const)('%s: not yet seen in "%s"', (start, text) => {
  const rule = rules.find((each) => each.name.startsWith(start))
  expect(rule?.breaks({ id: 'SMR-03', text, line: 22 }, 'either')).toBeDefined()
})

test('what the walks themselves may say is left alone', () => {
  for (const text of [
    'Which column is what I think I should want?',
    'What can you not say, and what made it so? And why not?',
    'What is the situation in the household, the mansion, the manual, the sunshine?',
    'a'.repeat(260),
  ]) {
    expect(said(text), text).toEqual([])
  }
})

test('five questions are too few and sixteen too many; a quick log has one to five', () => {
  expect(editorial(walk(plain.slice(1)), () => 1)).toHaveLength(1)
  expect(editorial(walk([...plain, ...plain, ...plain].slice(0, 16)), () => 1)).toHaveLength(1)
  expect(editorial(walk(plain.slice(1), { length: 'short' }), () => 1)).toEqual([])
  expect(editorial(walk(plain.slice(5), { length: 'short' }), () => 1)).toEqual([])
})

test('the README’s walk loads, and its table names every key and every word a key may use', () => {
  const readme = readFileSync(join(contentDir(), 'README.md'), 'utf8')
  const [, example = ''] = /```\n(---[\s\S]*?)```/.exec(readme) ?? []
  expect(checkWalk(example, 'small-repairs.md').faults).toEqual([])
  const row = (key: string) =>
    [
      ...(new RegExp(`^\\| .*\`${key}\`.* \\| (.*) \\|$`, 'm').exec(readme)?.[1] ?? '').matchAll(
        /`([^`]+)`/g,
      ),
    ].map(([, word]) => word)
  expect(row('processes')).toEqual(Object.keys(processes))
  expect(row('phases')).toEqual(Object.keys(phases))
  expect(row('ps')).toEqual(Object.keys(ps))
  expect(row('audience')).toEqual(audiences)
  expect(row('intensity')).toEqual(intensities)
  const { faults } = checkWalk('---\nnone: x\n---\n')
  const [, keys = ''] =
    /There are: (.*)\./.exec(faults.map(({ message }) => message).join('\n')) ?? []
  for (const key of keys.split(', ')) expect(readme).toMatch(new RegExp(`^\\| .*\`${key}\``, 'm'))
})
