// The page for the next session, and what is kept after one.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answer, keys } from '../screen.ts'
import { held, markedDoor } from './marked.ts'

const { file, go, log, list, open, play } = markedDoor()
const { down, enter, keep } = keys

test('after a session: what landed and what was set are kept, and the next page begins with them', async () => {
  const kept = await play(
    ['after'],
    [
      ['What landed?', `the receipt${keep}`],
      ['What did you say you would try?', `say it before asked${keep}`],
      ['that you did not expect?', enter],
      ['What did you leave out?', enter],
      ['When is the next one?', enter],
    ],
  )
  expect(kept.code).toBe(0)
  expect(kept.scrollback).not.toContain('the receipt')
  expect(await list('session-notes')).toMatchObject([
    { fields: { values: { landed: 'the receipt', set: ['say it before asked'] } } },
  ])
  expect((await go(['prep', '--look'])).out).toContain('say it before asked')
})

test('the page for a session: three topics at most, what is open, what is not ready as a count', async () => {
  await log('question', { text: 'When did it begin?' })
  await log('promise', { text: 'I say where I am' })
  await go(['promise', 'keep'])
  const { out } = await go(['prep', '--look'])
  for (const words of [
    'P. asked me where I was.',
    'Second thing.',
    'When did it begin?',
    'kept 1',
    '1 thing I am not ready to bring',
  ])
    expect(out).toContain(words)
  for (const word of held) expect(out).not.toContain(word)
})

test('on a terminal the writer says which, in which order, and what for; then PDF, HTML or not now', async () => {
  const prepared = await play(
    ['prep'],
    [
      [['What to bring, in your order', '[ ] '], down + down + enter],
      ['[1]', enter],
      ['What do you ask for?', `to be asked about it${enter}`],
      ['A topic that is not marked', `my own${enter}`],
      ['What do you ask for?', enter],
      ['A topic that is not marked', enter],
      [['For the next session', 'What I ask for: to be asked about it'], 'q'],
      [['PDF', 'HTML', 'not now'], down + down + enter],
    ],
  )
  expect(prepared.code).toBe(0)
  expect(prepared.scrollback).not.toContain('my own')
  expect(await list('prep')).toMatchObject([
    { fields: { topics: [{ wish: 'to be asked about it' }, { text: 'my own', entry: '' }] } },
  ])
})

test('what was chosen is there first the next time, as it was asked for; a look keeps nothing', async () => {
  const { out } = await go(['prep', '--look'])
  expect(out).toMatch(/^1\.\n--/m)
  expect(out.replace(/\s+/g, ' ')).toContain(
    '- What I ask for: to be asked about it 2. --- - “my own” 3.',
  )
  expect(out).not.toContain('[]')
  expect(await list('prep')).toHaveLength(1)
  using screen = open(['prep', '--look'])
  await answer(screen, [
    ['[ ] left from last time: ', down + down + enter],
    ['[1]', enter],
    ['What do you ask for? (Enter: as before', enter],
    ['A topic that is not marked', enter],
    ['To read before', 'q'],
  ])
  expect(await screen.end()).toBe(0)
  expect(screen.scrollback()).not.toContain('To read before')
  expect(await list('prep')).toHaveLength(1)
})

test('answers about danger are said to stand at the head, and may be left out', async () => {
  await log('hard-talk', { heard: 'It was loud.', frightening: 'yes' })
  const page = file('page.html')
  const answers = [
    ['[ ] left from last time: ', enter],
    ['A topic that is not marked', enter],
  ] as const
  await play(
    ['prep', '--to', page, '--format', 'html', '--yes'],
    [...answers, ['SAFETY FIRST and WHERE THINGS STAND: one line', enter]],
  )
  expect(readFileSync(page, 'utf8')).toMatch(
    /SAFETY FIRST<\/h2>[\s\S]*from either side\?<\/p>\s*<p dir="auto">yes/,
  )
  await play(
    ['prep', '--to', page, '--format', 'html', '--yes', '--over'],
    [...answers, ['SAFETY FIRST and WHERE THINGS STAND: one line', down + down + enter]],
  )
  expect(readFileSync(page, 'utf8')).toMatch(
    /SAFETY FIRST<\/h2>\s*<div>\s*<ul>\s*<li><p dir="auto">nothing was written here; please ask/,
  )
})
