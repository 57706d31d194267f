// Two writers, two journals: what both agree on goes from one to the other as a file, and nothing else does.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { set } from '../../store/set.ts'
import { door } from '../door.ts'

const mine = door()
const theirs = door()
const path = () => mine.file('for-both.json')

test('what is chosen crosses, is agreed one by one, and twice is nothing more', async () => {
  await mine.log('agreement', { text: 'Not after nine', about: 'communication', state: 'proposed' })
  await mine.log('promise', {
    text: 'I say it before asked',
    action: 'saying it',
    worst_day: 'yes',
  })
  await mine.go(['jot', '-'], 'canary two, for nobody else')
  const sent = await mine.go(['export', '--for', 'both', '--full', '--to', path(), '--yes'])
  expect(sent.code).toBe(0)
  const file = readFileSync(path(), 'utf8')
  expect(JSON.parse(file)).toMatchObject({
    format: 'unearth-both',
    records: [{ kind: 'agreement' }, { kind: 'promise' }],
  })
  expect(file).not.toMatch(/canary|worst_day/)
  const taken = await theirs.play(
    ['--plain', 'import', path()],
    [
      [/An agreement\. Is this agreed, by both\?[\s\S]*Not after nine[\s\S]*Number, or/, '2\n'],
      [/A promise\. Is this agreed[\s\S]*I say it before asked[\s\S]*Number, or/, '1\n'],
    ],
  )
  expect(taken.code).toBe(0)
  const [{ id }] = JSON.parse(file).records
  expect(await theirs.list('agreement')).toMatchObject([
    { fields: { values: { text: 'Not after nine' }, agreed: id } },
  ])
  expect(await theirs.list('promise')).toEqual([])
  expect((await theirs.go(['import', path(), '--yes'])).err).toContain('1 taken in')
  expect((await theirs.go(['import', path(), '--yes'])).err).toContain('Nothing was taken in')
  expect(await theirs.list('agreement')).toHaveLength(1)
  expect((await mine.go(['import', path(), '--yes'])).err).toContain('Nothing was taken in')
})

test('what is held stays, and in a pipe nothing is agreed to unasked', async () => {
  await mine.log('agreement', { text: 'canary held back' })
  const [held] = await mine.list('agreement')
  await mine.go(['mark', held?.id ?? '', '--not-yet'])
  await mine.go(['export', '--for', 'both', '--full', '--to', path(), '--yes', '--over'])
  const unasked = await theirs.go(['import', path()])
  expect(unasked.code === 0 || unasked.code === 2).toBe(true)
  expect(await theirs.list('agreement')).toHaveLength(1)
})

test('answers given apart open only beside one’s own, with the phrase of both', async () => {
  const answers = (who: string) => [1, 2, 3, 4].map((n) => `${who} says ${n}.\n.\n`).join('')
  await mine.go(['--plain', 'walk', 'meaning'], `${answers('Mine')}.stop\n`)
  const sent = await mine.play(
    ['--plain', 'export', '--for', 'both', '--to', path(), '--over', '--yes'],
    [
      ['What goes to the other?', '\n'],
      [/answered apart, too\?[\s\S]*Number, or/, '2\n'],
      ['The phrase the two of you chose', 'a river and a stone\n'],
      ['The same once more', 'a river and a stone\n'],
      [/Number, or Enter for 1/, '\n'],
    ],
  )
  expect(sent.code).toBe(0)
  expect(readFileSync(path(), 'utf8')).not.toContain('Mine says')
  const early = await theirs.go(['import', path(), '--yes'])
  expect(early.err).toContain('They open beside your own')
  await theirs.go(['--plain', 'walk', 'meaning'], `${answers('Theirs')}.stop\n`)
  const opened = await theirs.play(
    ['--plain', 'import', path(), '--yes'],
    [
      [/Open them together\?[\s\S]*Number, or/, '2\n'],
      ['The phrase the two of you chose', 'A river  and a stone\n'],
      [['Mine says 1.', 'Theirs says 1.', 'Mine says 4.', 'Theirs says 4.']],
    ],
    { rows: 70, columns: 120 },
  )
  expect(opened.code).toBe(0)
  expect((await theirs.texts()).join('\n')).not.toContain('Mine says')
})

test('while there is fear nothing goes, in either direction', async () => {
  mine.within((store) => set(store, 'fear', { since: 1 }))
  const out = await mine.go([
    'export',
    '--for',
    'both',
    '--full',
    '--to',
    path(),
    '--yes',
    '--over',
  ])
  const back = await mine.go(['import', path(), '--yes'])
  for (const { code, err } of [out, back]) {
    expect(code).toBe(3)
    expect(err).toContain('"unearth support" has people')
  }
})
