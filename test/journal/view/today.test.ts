// What a day asks for: at most three lines, chosen by what matters most, and what ends by itself.
import { expect, test } from 'vitest'
import { loadRecords } from '../../../src/files/content.ts'
import { said as say } from '../../../src/files/said.ts'
import type { Entry } from '../../../src/journal/entry.ts'
import type { Fields } from '../../../src/journal/fields.ts'
import type { EntryId, RevisionId } from '../../../src/journal/ids.ts'
import type { Values } from '../../../src/journal/record/words.ts'
import { todayOf } from '../../../src/journal/view/today.ts'

const { kinds } = loadRecords([])
let seq = 0
function entry(kind: string, fields: Fields, day = '2026-11-01', text = kind): Entry {
  seq += 1
  const id = `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}` as EntryId
  const created = { utc: Date.parse(`${day}T19:00Z`), zone: 'Europe/Berlin', offset: 60 }
  const revision = {
    id: `r${seq}` as RevisionId,
    entry: id,
    number: 1,
    written: created,
    text,
    fields,
  }
  return { id, seq, kind, created, removed: null, revision: { ...revision, from: null } }
}
const record = (kind: string, values: Values, day?: string) => entry(kind, { values }, day)
const event = (of: Entry, word: string, day = '2026-11-24') =>
  entry('event', { of: of.id, record: of.kind, event: word }, day)
const floor = (text: string, day: string, more: Fields = {}) => entry('floor', more, day, text)

type More = { events?: readonly Entry[]; floors?: readonly Entry[]; now?: string }
const lines = (records: readonly Entry[], more: More = {}) =>
  todayOf({ now: '2026-11-24T20:00', kinds, records, events: [], floors: [], say, ...more })
const said = (records: readonly Entry[], more: More = {}) =>
  lines(records, more).map(({ text }) => text)

// 2026-11-24 is a Tuesday.
const talk = record('container', { what: 'a talk', days: 'Tuesday and Sunday' })
const review = record('agreement', { text: 'not after nine', review_on: '2026-11-20' })
const star = record('northstar', { text: 'my word holds' })
const open = floor('And under that?', '2026-11-03')

test('three lines: what falls on the day, what was promised for it, the star; the rest waits', () => {
  const all = lines([star, review, talk], { floors: [open] })
  expect(all.map(({ what }) => what)).toEqual(['round', 'look-again', 'star'])
  expect(lines([star], { floors: [open] }).map(({ what }) => what)).toEqual(['star', 'left-open'])
  expect(said([star, review, talk]).join('\n')).not.toMatch(/overdue|late|missed|days|should/)
})

const told = (values: Values = {}, day = '2026-11-10') =>
  record('story', { text: 'It began with the quiet.', ...values }, day)
const slip = (day: string) => record('repair', { what: 'I hid a letter' }, day)

test.each([
  ['on its date', [told({ again_on: '2026-11-24' })], true],
  ['after its date', [told({ again_on: '2026-11-20' })], true],
  ['before its date', [told({ again_on: '2026-11-25' })], false],
  ['the day after a slip', [told(), slip('2026-11-23')], true],
  ['on the day of a slip', [told(), slip('2026-11-24')], false],
  ['a month after a slip', [told({}, '2026-10-01'), slip('2026-10-20')], false],
  ['where it was told after the slip', [slip('2026-11-05'), told()], false],
  [
    'after a slip, and on its date too',
    [told({ again_on: '2026-11-24' }), slip('2026-11-23')],
    true,
  ],
  ['a slip, and no story', [slip('2026-11-23')], false],
])('the story is to be told again: %s', (_, records, due) => {
  const all = lines(records).filter(({ what }) => what === 'tell-again')
  expect(all).toHaveLength(due ? 1 : 0)
  // What it says would be a look at it.
  expect(said(records).join()).not.toContain('quiet')
  for (const { entry, closes } of all) {
    expect(closes).toEqual(['retell', 'later'])
    expect(lines(records, { events: [event(entry as Entry, 'later', '2026-11-24')] })).toEqual([])
  }
})

test('of many, those of this very day come before those of earlier ones, and the oldest floor first', () => {
  const many = ['2026-11-05', '2026-11-02', '2026-11-24', '2026-11-09'].map((day) =>
    record('agreement', { text: day, review_on: day }),
  )
  expect(said(many)).toEqual([
    expect.stringContaining('2026-11-24'),
    expect.stringContaining('2026-11-02'),
    expect.stringContaining('2026-11-05'),
  ])
  const floors = ['2026-11-09', '2026-10-01', '2026-11-02'].map((day) => floor(day, day))
  expect(said([], { floors })[0]).toContain('2026-10-01')
})

test.each([
  ['a session of last week', record('session-notes', { landed: 'x', next_on: '2026-11-18' }), []],
  ['a session of yesterday', record('session-notes', { landed: 'x', next_on: '2026-11-23' }), []],
  ['a session of today', record('session-notes', { landed: 'x', next_on: '2026-11-24' }), ['due']],
  ['a session to come', record('session-notes', { landed: 'x', next_on: '2026-11-25' }), []],
  ['a break of today', record('break', { said: 'air', return_at: '2026-11-24T21:00' }), ['back']],
  ['a break of yesterday', record('break', { said: 'air', return_at: '2026-11-23T21:00' }), []],
  ['a talk of today', record('container', { what: 'x', next_at: '2026-11-24T19:00' }), ['due']],
  ['a talk of yesterday', record('container', { what: 'x', next_at: '2026-11-23T19:00' }), []],
  ['what is parked till then', record('park', { text: 'x', until: '2026-11-20' }), ['parked']],
  ['what is parked for longer', record('park', { text: 'x', until: '2026-11-30' }), []],
  ['a look to come', record('promise', { text: 'x', review_on: '2026-12-24' }), []],
  ['a daily promise', record('promise', { text: 'x', rhythm: 'daily' }), ['promised']],
  [
    'a weekly one, on its day',
    record('promise', { text: 'x', rhythm: 'weekly' }, '2026-11-10'),
    ['promised'],
  ],
  [
    'a weekly one, on another',
    record('promise', { text: 'x', rhythm: 'weekly' }, '2026-11-11'),
    [],
  ],
  [
    'a monthly one',
    record('promise', { text: 'x', rhythm: 'monthly' }, '2026-10-24'),
    ['promised'],
  ],
  ['one that goes with a cue', record('promise', { text: 'x', rhythm: 'cue' }), []],
])('%s', (_, one, expected) => {
  expect(lines([one]).map(({ what }) => what)).toEqual(expected)
})

test('a break of last evening is there until four in the morning', () => {
  const taken = record('break', { said: 'air', return_at: '2026-11-23T23:50' })
  expect(said([taken], { now: '2026-11-24T00:30' })).toEqual(['back at 23:50: air'])
  expect(said([taken], { now: '2026-11-24T04:00' })).toEqual([])
  expect(said([taken], { now: '2026-11-24T00:30', events: [event(taken, 'returned')] })).toEqual([])
})

test.each([
  ['still good', review, 'holds', '2026-11-24', []],
  ['still good, before its day came', review, 'holds', '2026-11-02', ['look-again']],
  ['ended, long ago', review, 'ended', '2026-11-02', []],
  ['something else today', review, 'changed', '2026-11-24', []],
  ['something else before', review, 'changed', '2026-11-02', ['look-again']],
  ['the star, asked for in a month', star, 'later', '2026-11-01', []],
  ['the star, a month on', star, 'later', '2026-10-24', ['star']],
  ['a talk that ended', talk, 'ended', '2026-11-02', []],
])('%s', (_, one, word, day, expected) => {
  const left = lines([one], { events: [event(one, word, day)] }).map(({ what }) => what)
  expect(left).toEqual(expected)
})

test('a record that was changed since its day has been looked at', () => {
  const changed: Entry = {
    ...review,
    revision: {
      ...review.revision,
      number: 2,
      written: { ...review.created, utc: Date.parse('2026-11-22T10:00Z') },
    },
  }
  expect(said([changed])).toEqual([])
})

test('"not yet" moves a floor, and every line says which entry it stands for and how it is closed', () => {
  expect(said([], { floors: [floor('x', '2026-11-03', { asks_on: '2026-12-24' })] })).toEqual([])
  expect(said([], { floors: [floor('x', '2026-10-03', { asks_on: '2026-11-24' })] })).toHaveLength(
    1,
  )
  for (const line of lines([star, review, talk])) {
    expect(line.closes.length).toBeGreaterThan(1)
    expect([star.id, review.id, talk.id]).toContain(line.entry?.id)
  }
})

test('a course that is looked back at stands among what was promised', () => {
  const course = { title: 'Two truths', entry: open }
  const all = todayOf({
    ...{ now: '2026-11-24T20:00', kinds, records: [star], events: [], floors: [], say },
    course,
  })
  expect(all.map(({ what }) => what)).toEqual(['course', 'star'])
})

test.each([
  ['without a day, the day after it was kept', {}, '2026-11-23', ['promised']],
  ['without a day, not yet on its own', {}, '2026-11-24', []],
  ['with a day to come', { by: '2026-11-25' }, '2026-11-20', []],
  ['with its day, and after it', { by: '2026-11-23' }, '2026-11-20', ['promised']],
])('what will be said before it is asked: %s', (_, more, kept, expected) => {
  const one = record('say-first', { text: 'that I saw the number again', ...more }, kept)
  expect(lines([one]).map(({ what }) => what)).toEqual(expected)
  expect(lines([one], { events: [event(one, 'not-said', '2026-11-23')] })).toEqual([])
})

test('what is set aside for the day is not there, and what is thirty days old is over by itself', () => {
  const daily = record('promise', { text: 'x', rhythm: 'daily' })
  const day = { now: '2026-11-24T20:00', kinds, records: [daily], events: [], floors: [], say }
  expect(todayOf(day).map(({ closes }) => closes.slice(0, 5))).toEqual([
    ['kept', 'part', 'missed', 'mended', 'not-today'],
  ])
  expect(todayOf({ ...day, aside: new Set([daily.id]) })).toEqual([])
  for (const kind of ['agreement', 'park', 'say-first', 'limit']) {
    const date = { review_on: '2026-10-24', until: '2026-10-24', by: '2026-10-24' }
    const old = record(kind, { text: 'x', ...date }, '2026-10-01')
    expect(todayOf({ ...day, records: [old] }), kind).toEqual([])
    const shown = kind === 'limit' ? 0 : 1
    expect(todayOf({ ...day, records: [old], old: true }), kind).toHaveLength(shown)
  }
})

test('what has come round stands before the star, and never as a fourth line', () => {
  const round = { title: 'The week', offer: { record: 'month', because: 'every 31 days' } }
  const day = { now: '2026-11-24T20:00', kinds, events: [], floors: [], say, round }
  const whats = (records: readonly Entry[]) => todayOf({ ...day, records }).map(({ what }) => what)
  expect(whats([star])).toEqual(['comes-round', 'star'])
  expect(whats([star, talk, review, record('park', { text: 'x', until: '2026-11-24' })])).toEqual([
    'round',
    'look-again',
    'parked',
  ])
})
