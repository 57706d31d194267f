import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exit, Trouble } from '../../src/errors.ts'
import type { Entry } from '../../src/journal/entry.ts'
import { walksAnswered } from '../../src/store/activity.ts'
import { dropDraft, listDrafts, readDraft, saveDraft } from '../../src/store/drafts.ts'
import {
  countEntries,
  eachEntry,
  eraseEntry,
  findEntries,
  historyOf,
  keepEntry,
  lastRemoved,
  listEntries,
  removeEntry,
  restoreEntry,
  reviseEntry,
} from '../../src/store/entries.ts'
import { listMarks, setMarks } from '../../src/store/marks.ts'
import { closeStore } from '../../src/store/open.ts'
import { dropPlace, listPlaces, readPlace, writePlace } from '../../src/store/places.ts'
import { searchEntries } from '../../src/store/search.ts'
import { beginSession, endSession, listSessions } from '../../src/store/sessions.ts'
import { readSetting } from '../../src/store/settings.ts'
import type { Store } from '../../src/store/store.ts'
import { at, journalDir, note, unlocked } from './journal.ts'
import { set } from './set.ts'

const found = (store: Store, words: string) =>
  searchEntries(store, { words, limit: 50, order: 'newest' }).hits.map(
    ({ entry }) => entry.revision.text,
  )

test('every pragma the promises rest on is set', () => {
  const store = unlocked()
  const is = (name: string) => store.db.pragma(name, { simple: true })
  expect([is('journal_mode'), is('synchronous'), is('temp_store'), is('secure_delete')]).toEqual([
    'wal',
    2,
    2,
    1,
  ])
  expect([is('cipher'), is('trusted_schema'), is('foreign_keys')]).toEqual(['sqlcipher', 0, 1])
  closeStore(store)
})

test('text of any kind comes back as it was typed', () => {
  const store = unlocked()
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(note(store, text).revision.text).toBe(text)
    }),
    { numRuns: 60 },
  )
  for (const text of ['nul \u0000 inside', '\ufeffbom', 'e\u0301', '\u202e', '']) {
    expect(note(store, text).revision.text).toBe(text)
  }
  closeStore(store)
})

test('half a character is refused in words, and nothing is kept', () => {
  const store = unlocked()
  expect(() => note(store, 'broken \ud83d')).toThrow(Trouble)
  expect(countEntries(store)).toBe(0)
  closeStore(store)
})

test('an edit adds a revision; two from the same words are both kept', () => {
  const store = unlocked()
  const first = note(store, 'one')
  const mine = reviseEntry(store, first.id, { text: 'two', from: first.revision.id, at })
  const theirs = reviseEntry(store, first.id, { text: 'other', from: first.revision.id, at })
  expect([mine.overtaken, theirs.overtaken]).toEqual([false, true])
  expect(historyOf(store, first.id).map(({ text, number }) => [number, text])).toEqual([
    [1, 'one'],
    [2, 'two'],
    [3, 'other'],
  ])
  expect(() => store.db.exec("update revision set text = 'changed'")).toThrow(/never changed/)
  closeStore(store)
})

test('the index follows edits, the trash and the way back', () => {
  const store = unlocked()
  const entry = note(store, 'the kitchen at night')
  expect(found(store, 'kitchens')).toHaveLength(1)
  reviseEntry(store, entry.id, { text: 'the garden at night', from: entry.revision.id, at })
  expect([found(store, 'kitchen').length, found(store, 'garden').length]).toEqual([0, 1])
  removeEntry(store, entry.id, at)
  expect([found(store, 'garden').length, listEntries(store, { limit: 9 }).length]).toEqual([0, 0])
  expect(lastRemoved(store)?.id).toBe(entry.id)
  restoreEntry(store, entry.id, at)
  expect(found(store, 'garden')).toEqual(['the garden at night'])
  store.db.exec("insert into words(words) values ('integrity-check')")
  closeStore(store)
})

test('erased words are in no page, index or log', () => {
  const store = unlocked()
  note(store, 'something ordinary')
  const entry = note(store, 'xylophonesecret whispered')
  reviseEntry(store, entry.id, { text: 'xylophonesecret again', from: entry.revision.id, at })
  eraseEntry(store, entry.id)
  const left = store.db
    .prepare("select count(*) n from revision where text like '%xylophone%'")
    .get()
  const index = store.db
    .prepare("select count(*) n from words_data where block like '%xylophon%'")
    .get()
  expect([left, index]).toEqual([{ n: 0 }, { n: 0 }])
  // The whole image as the pages hold it, free ones too.
  const image = store.db.serialize().toString('latin1')
  expect(image).not.toContain('xylophon')
  expect(image).toContain('something ordinary')
  closeStore(store)
})

test('whatever is searched for, nothing throws', () => {
  const store = unlocked()
  note(store, 'one "quoted" thing * and -more')
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          '"',
          '-',
          '*',
          '(',
          ')',
          ':',
          '^',
          'a',
          ' ',
          'NEAR',
          'OR',
          '\u0000',
          "'",
          '日',
        ),
      }),
      (words) => {
        searchEntries(store, { words, limit: 5, order: 'best' })
      },
    ),
  )
  closeStore(store)
})

test('search understands phrases, refusals, accents, scripts without spaces, walks and days', () => {
  const store = unlocked()
  note(store, 'the résumé of a long night')
  note(store, 'a long day, no night')
  note(store, '昨日は駅で嘘をついた')
  keepEntry(store, {
    kind: 'answer',
    text: 'long ago',
    fields: { walk: 'momentum', question: 'MOM-01' },
    at: { ...at, utc: 1000 },
  })
  expect(found(store, 'resume')).toEqual(['the résumé of a long night'])
  expect(found(store, '"long night"')).toEqual(['the résumé of a long night'])
  expect(found(store, 'long -night')).toEqual(['long ago'])
  expect(found(store, '嘘')).toEqual(['昨日は駅で嘘をついた'])
  const query = { words: 'long', limit: 5, order: 'newest' } as const
  expect(searchEntries(store, { ...query, walk: 'momentum' }).total).toBe(1)
  expect(searchEntries(store, { ...query, until: 2000 }).total).toBe(1)
  expect(searchEntries(store, { ...query, limit: 1 })).toMatchObject({ total: 3 })
  closeStore(store)
})

test('ids are found by any piece of what is shown of them, and then by any piece', () => {
  const store = unlocked()
  const { id } = note(store, 'one')
  const ids = (part: string) => findEntries(store, part, 5).map((entry) => entry.id)
  for (let from = 0; from < 8; from += 1) {
    for (let to = from + 2; to <= 8; to += 1) {
      expect(ids(id.slice(-8).slice(from, to).toUpperCase())).toEqual([id])
    }
  }
  expect([ids(id), ids(id.slice(0, 8)), ids('%'), ids('-'), ids('zz')]).toEqual([
    [id],
    [id],
    [],
    [],
    [],
  ])
  const { id: other } = note(store, 'two')
  // What all ids of one moment have in common fits both, the newest first.
  expect(ids(id.slice(0, 4))).toEqual([other, id])
  expect(findEntries(store, id.slice(0, 4), 1)).toHaveLength(1)
  closeStore(store)
})

test('a draft is saved, replaced, listed, kept with its entry and let go', () => {
  const store = unlocked()
  const draft = {
    key: 'note',
    kind: 'note',
    cursor: 1,
    fields: {},
    begun: at,
    changed: at,
  } as const
  saveDraft(store, { ...draft, text: 'a' })
  saveDraft(store, { ...draft, text: 'ab', cursor: 2 })
  expect(readDraft(store, 'note')).toMatchObject({ text: 'ab', cursor: 2 })
  keepEntry(store, { kind: 'note', text: 'ab', fields: {}, at, draft: 'note' })
  expect(listDrafts(store)).toEqual([])
  saveDraft(store, { ...draft, text: 'c' })
  dropDraft(store, 'note')
  expect(readDraft(store, 'note')).toBeUndefined()
  closeStore(store)
})

test('places, sessions, settings and marks come back as they were given', () => {
  const dir = journalDir()
  const store = unlocked(dir)
  writePlace(store, 'momentum', 'MOM-02', at)
  writePlace(store, 'desire', 'DES-01', { ...at, utc: at.utc + 1 })
  expect([readPlace(store, 'momentum'), listPlaces(store)[0]?.walk]).toEqual(['MOM-02', 'desire'])
  dropPlace(store, 'desire')
  expect(readPlace(store, 'desire')).toBeUndefined()
  const session = beginSession(store, { walk: 'momentum', at, fields: { state: 'steady' } })
  endSession(store, session, at)
  set(store, 'names', { partner: 'Sam' })
  const entry = keepEntry(store, {
    kind: 'answer',
    text: 'hello',
    fields: { walk: 'momentum' },
    at,
  })
  setMarks(store, entry.revision.id, [{ kind: 'surprise', start: 0, end: 5 }], at)
  closeStore(store)
  const again = unlocked(dir)
  expect(listSessions(again)[0]).toMatchObject({
    walk: 'momentum',
    fields: { state: 'steady' },
    ended: at,
  })
  expect(readSetting(again, 'names')).toEqual({ partner: 'Sam' })
  expect(walksAnswered(again).get('momentum')?.last).toBe(at.utc)
  expect(listMarks(again, entry.revision.id)).toMatchObject([{ start: 0, end: 5, made: at }])
  setMarks(again, entry.revision.id, [], at)
  expect(listMarks(again, entry.revision.id)).toEqual([])
  closeStore(again)
})

test('the latest day lived is first, and on a day what was kept last, whatever the clock said there', () => {
  const store = unlocked()
  const day = 86_400_000
  // Kept in this order: what was lived, and how far east of UTC.
  const lived: readonly (readonly [text: string, utc: number, offset?: number])[] = [
    ['today, late', 100 * day + 9000],
    ['today, early', 100 * day + 1000],
    ['brought in, long ago', -40_000 * day],
    ['tomorrow already, in the east', 100 * day + 7000, 23 * 60 + 59],
    ['yesterday still, in the west', 100 * day + 8000, -10],
    ['the day before 1970', -1],
    ['the first of 1970', 1],
  ]
  const ordered = [3, 1, 0, 4, 6, 5, 2].map((at) => lived[at]?.[0])
  for (const [text, utc, offset = 0] of lived) {
    const at = { utc, zone: 'UTC', offset }
    keepEntry(store, { kind: 'note', text: `lamp 灯 ${text}`, fields: {}, at })
  }
  const texts = (entries: Iterable<Entry>) =>
    Array.from(entries, ({ revision }) => revision.text.replace('lamp 灯 ', ''))
  expect(texts(listEntries(store, { all: true }))).toEqual(ordered)
  expect(texts(listEntries(store, { all: true, order: 'oldest' }))).toEqual(ordered.toReversed())
  expect(texts(eachEntry(store, {}))).toEqual(ordered.toReversed())
  expect(texts(eachEntry(store, { from: 100 * day, until: 100 * day + 8000 }))).toHaveLength(2)
  for (const words of ['lamp', '灯']) {
    const { hits } = searchEntries(store, { words, order: 'newest', all: true })
    expect(texts(hits.map(({ entry }) => entry))).toEqual(ordered)
  }
  closeStore(store)
})

test('a busy journal is a sentence, not a hang, and the words stay in the draft', () => {
  const dir = journalDir()
  const one = unlocked(dir)
  const two = unlocked(dir)
  two.db.pragma('busy_timeout=50')
  one.db.exec('begin immediate')
  try {
    note(two, 'kept out')
    throw new Error('was not busy')
  } catch (error) {
    expect(error).toMatchObject({
      code: exit.failed,
      message: expect.stringContaining('writing to this journal'),
    })
  }
  one.db.exec('rollback')
  note(two, 'kept now')
  closeStore(one)
  closeStore(two)
})
