// What a door asks of a journal: what is still open, and which answer was given longest ago.
import { expect, test } from 'vitest'
import type { Entry } from '../../src/journal/entry.ts'
import type { Fields } from '../../src/journal/fields.ts'
import { eventFields } from '../../src/journal/record/events.ts'
import { keepEntry, listEntries, removeEntry, reviseEntry } from '../../src/store/entries.ts'
import { listMarked } from '../../src/store/marks.ts'
import { earlierAnswer, latestAnswer, openFloors, openRecords } from '../../src/store/questions.ts'
import { searchEntries } from '../../src/store/search.ts'
import { keptSince, standingRecords } from '../../src/store/standing.ts'
import { at, shelf } from './journals.ts'

const journals = shelf()
const texts = (entries: readonly Entry[]) => entries.map(({ revision }) => revision.text)

function fresh() {
  const store = journals.open(journals.copy())
  const keep = (kind: string, text: string, fields: Fields = {}, minutes = 0) =>
    keepEntry(store, { kind, text, fields, at: at(minutes) })
  return { store, keep }
}

test('a floor is open until something came of it, and in no trash', () => {
  const { store, keep } = fresh()
  keep('floor', 'why then', { walk: 'momentum' })
  keep('floor', 'why there', { walk: 'desire' })
  keep('floor', 'why at all', { walk: 'momentum', answered: 'an id' })
  const gone = keep('floor', 'why them', { walk: 'momentum' })
  removeEntry(store, gone.id, at(1))
  expect(texts(openFloors(store))).toEqual(['why then', 'why there'])
  expect(texts(openFloors(store, 'momentum'))).toEqual(['why then'])
})

test('a record is open while no event that stands speaks of it', () => {
  const { store, keep } = fresh()
  const one = keep('break', 'one')
  const two = keep('break', 'two')
  keep('break', 'three')
  keep('event', 'returned', eventFields(one, 'returned'))
  keep('event', 'an odd one')
  const taken = keep('event', 'returned', eventFields(two, 'returned'))
  removeEntry(store, taken.id, at(1))
  expect(texts(openRecords(store, 'break'))).toEqual(['three', 'two'])
})

test('the earlier answer is the latest to its question, of the question answered longest ago', () => {
  const { store, keep } = fresh()
  keep('answer', 'first again', { question: 'MOM-01' }, 1)
  keep('answer', 'second', { question: 'MOM-02' }, 2)
  keep('answer', 'first', { question: 'MOM-01' }, 3)
  keep('answer', 'dug', { question: 'MOM-03', probe: 'MOM-03a' }, 0)
  keep('page', 'no answer', { question: 'MOM-04' }, 0)
  const before = (minutes: number) => earlierAnswer(store, at(minutes).utc)?.revision.text
  expect([before(10), before(3), before(2)]).toEqual(['second', 'second', undefined])
  expect(latestAnswer(store, 'MOM-01')?.revision.text).toBe('first')
  expect(latestAnswer(store, 'MOM-03')).toBeUndefined()
})

test('all is all, and a number is that many', () => {
  const { store, keep } = fresh()
  const marks = [{ kind: 'say', start: 0, end: 4 }] as const
  for (let n = 0; n < 3; n += 1) {
    keepEntry(store, { kind: 'page', text: `lamp ${n}`, fields: {}, at: at(n), marks })
  }
  keep('page', '昨日の lamp')
  expect(listEntries(store, { all: true })).toHaveLength(4)
  expect(listMarked(store, { kinds: ['say'], all: true })).toHaveLength(3)
  expect(listMarked(store, { kinds: ['say'], limit: 2 })).toHaveLength(2)
  const query = { words: 'lamp', order: 'newest' } as const
  expect(searchEntries(store, { ...query, all: true })).toMatchObject({ total: 4 })
  expect(searchEntries(store, { ...query, all: true }).hits).toHaveLength(4)
  expect(searchEntries(store, { ...query, words: '昨日', all: true }).hits).toHaveLength(1)
})

test('a record stands until an event that ends its kind; one in the trash ends nothing, and what happened to others stays with them', () => {
  const { store, keep } = fresh()
  const [held, over, back, star] = ['held', 'over', 'back', 'star'].map((text) =>
    keep(text === 'star' ? 'star' : 'promise', text),
  ) as [Entry, Entry, Entry, Entry]
  keep('event', 'kept it', eventFields(held, 'kept'))
  keep('event', 'done with it', eventFields(over, 'ended'))
  keep('event', 'another star', eventFields(star, 'ended'))
  removeEntry(store, keep('event', 'too soon', eventFields(back, 'ended')).id, at(1))
  const { records, events } = standingRecords(store, [
    { id: 'promise', ends: ['ended'] },
    { id: 'star' },
  ])
  expect(texts(records)).toEqual(['held', 'back', 'star'])
  expect(texts(events)).toEqual(['kept it', 'another star'])
})

test('what was kept since has what got a new version since', () => {
  const { store, keep } = fresh()
  const old = keep('story', 'told', {}, 0)
  keep('story', 'never told again', {}, 1)
  keep('page', 'no record', {}, 20)
  reviseEntry(store, old.id, { text: 'told again', from: old.revision.id, at: at(20) })
  keep('promise', 'new', {}, 21)
  expect(texts(keptSince(store, ['story', 'promise'], at(10).utc))).toEqual(['told again', 'new'])
})
