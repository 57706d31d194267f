// What may be brought to the next session: what was left, what is marked, what changed since the last; each once.
import { expect, test } from 'vitest'
import { mayBring, topicsIn } from '../../../src/journal/view/topics.ts'
import { entry, event, marked, material, record } from './entries.ts'

const told = (given: Parameters<typeof mayBring>[0]) =>
  mayBring(given).map(({ text, what, left }) => [
    ...(left ? ['left'] : []),
    ...(what ? [what] : []),
    text,
  ])

const note = entry('note', {}, 'I said it was work.', '2026-11-01T20:00')
const prep = entry(
  'prep',
  {
    topics: [
      { text: 'I said it was work.', wish: 'to be asked', entry: note.id },
      { text: 'my own', wish: '', entry: '' },
      { text: 'from the trash', wish: '', entry: 'gone' },
    ],
  },
  'x',
  '2026-11-10T20:00',
)
const after = (day: string, values = {}) =>
  record('session-notes', { landed: 'x', ...values }, `${day}T20:00`)

test('what was chosen and no session came is left, with what was asked for', () => {
  const [first] = mayBring(material([note, prep, after('2026-11-05')]))
  expect(first).toMatchObject({ text: 'I said it was work.', wish: 'to be asked', left: true })
  expect(told(material([note, prep]))).toEqual([
    ['left', 'I said it was work.'],
    ['left', 'my own'],
  ])
})

test('after a session only what was left out of it is left', () => {
  expect(told(material([note, prep, after('2026-11-12', { left_out: 'the card' })]))).toEqual([
    ['left', 'the card'],
  ])
  expect(told(material([note, prep, after('2026-11-12')]))).toEqual([])
})

test('what is marked is there once, also where it was left', () => {
  const marks = [marked(note, 'say', 'I said it was work.'), marked(note, 'not-yet', 'work')]
  expect(told(material([note], marks))).toEqual([['I said it was work.']])
  expect(told(material([note, prep], marks))).toHaveLength(2)
})

test('what changed since the last session may be brought, and nothing from before it', () => {
  const promise = record('promise', { text: 'say it first' }, '2026-11-02T20:00')
  const other = record('promise', { text: 'pay at once' }, '2026-11-02T20:00')
  const page = entry('page', {}, 'No bicycle.', '2026-11-08T20:00')
  const changes = [
    record('repair', { what: 'I lied about the train' }, '2026-11-06T20:00'),
    record('decision', { state: 'in', statement: 'I want this.' }, '2026-11-06T20:00'),
    record('story', { text: 'It began early.' }, '2026-11-06T20:00'),
    event(promise, 'missed', '2026-11-06T20:00'),
    event(promise, 'mended', '2026-11-07T20:00'),
    event(other, 'missed', '2026-11-06T20:00'),
    event(other, 'kept', '2026-11-07T20:00'),
    page,
  ]
  const marks = [marked(page, 'surprise', 'No bicycle.')]
  const all = [promise, other, ...changes]
  expect(told(material([...all, after('2026-11-05')], marks))).toEqual([
    ['a slip', 'I lied about the train'],
    ['where I stand', 'I want this.'],
    ['the story, as it is now', 'It began early.'],
    ['a promise, mended', 'say it first'],
    ['a surprise', 'No bicycle.'],
  ])
  expect(told(material([...all, after('2026-11-12')], marks))).toEqual([])
})

test('a long story is cut, and is found whole in what it comes from', () => {
  const text = 'It began early, in a house where nobody asked for anything. '.repeat(20).trim()
  const story = record('story', { text })
  const [topic] = mayBring(material([story]))
  expect(topic?.text.length).toBeLessThanOrEqual(240)
  expect(topic?.places).toMatchObject([{ entry: story.id, start: 0, end: text.length }])
})

test('what is stored otherwise has no topics', () => {
  expect(topicsIn(entry('prep', { topics: 'x' }, 'x'))).toEqual([])
  expect(topicsIn(entry('prep', { topics: [{ wish: 'x' }, { text: 'a' }] }, 'x'))).toEqual([
    { text: 'a', wish: '', entry: '' },
  ])
})
