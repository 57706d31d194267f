// The page for the next session, and what is kept after one.
import { expect, test } from 'vitest'
import { keys } from '../screen.ts'
import { held, markedDoor } from './marked.ts'

const { go, log, list, play } = markedDoor()
const { down, enter, keep } = keys

test('after a session: what landed and what was set are kept, and the next page begins with them', async () => {
  const kept = await play(
    ['after'],
    [
      ['What landed?', `the receipt${keep}`],
      ['What did you say you would try?', `say it before asked${enter}`],
      ['And?', enter],
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

test('on a terminal the writer says which, in which order, and what for', async () => {
  const prepared = await play(
    ['prep'],
    [
      [['What to bring, in your order', '[ ] '], down + down + enter],
      ['[1]', enter],
      ['What do you ask for?', `to be asked about it${enter}`],
      ['A topic that is not marked', enter],
      [['For the next session', 'to be asked about it'], 'q'],
    ],
  )
  expect(prepared.code).toBe(0)
})
