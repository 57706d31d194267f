// The views as functions of entries: map, today, review, year, the difference of two texts, two texts side by side.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadRecords } from '../../../src/files/content.ts'
import { said } from '../../../src/files/said.ts'
import type { Entry } from '../../../src/journal/entry.ts'
import type { Fields } from '../../../src/journal/fields.ts'
import type { EntryId, RevisionId } from '../../../src/journal/ids.ts'
import type { Values } from '../../../src/journal/record/words.ts'
import { wallDay, wallMoment } from '../../../src/journal/time/wall.ts'
import { mapOf, touchesOf } from '../../../src/journal/view/map.ts'
import { reviewOf } from '../../../src/journal/view/review.ts'
import { yearRows } from '../../../src/journal/view/year.ts'
import { wordChanges } from '../../../src/text/changes.ts'

const { kinds } = loadRecords([])
const byId = new Map(kinds.map((kind) => [kind.id, kind]))
const zone = 'Europe/Berlin'
const at = (day: string, time = '20:00') => {
  const utc = wallMoment(`${day}T${time}`, zone)
  return { utc, zone, offset: 60 }
}
let seq = 0
function entry(kind: string, fields: Fields, day = '2026-11-18', text = kind): Entry {
  seq += 1
  const id = `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}` as EntryId
  const created = at(day)
  return {
    id,
    seq,
    kind,
    created,
    removed: null,
    revision: {
      id: `r${seq}` as RevisionId,
      entry: id,
      number: 1,
      written: created,
      text,
      fields,
      from: null,
    },
  }
}
const record = (kind: string, values: Values, day?: string) => entry(kind, { values }, day)
const event = (of: Entry, word: string, day?: string) =>
  entry('event', { of: of.id, record: of.kind, event: word }, day)

test('the map has every factor in its part, from the surface down, and an empty part stays empty', () => {
  const parts = mapOf(
    [
      record('factor', {
        text: 'the quiet house',
        p: 'predisposing',
        learned_from: 'my grandfather',
      }),
      record('factor', { text: 'the late shift', p: 'precipitating' }),
    ],
    [],
  )
  expect(parts.map(({ part, lines }) => [part, lines.map(({ text }) => text)])).toEqual([
    ['presenting', []],
    ['precipitating', ['the late shift']],
    ['perpetuating', []],
    ['predisposing', ['the quiet house']],
    ['protective', []],
  ])
})

test('by teacher: only what was learned from them', () => {
  const factors = [
    record('factor', { text: 'a', p: 'predisposing', learned_from: 'My Grandfather' }),
    record('factor', { text: 'b', p: 'predisposing' }),
  ]
  expect(mapOf(factors, [], 'grand').flatMap(({ lines }) => lines.map(({ text }) => text))).toEqual(
    ['a'],
  )
})

test('touches are presence: twice in a week is as much as once', () => {
  const now = at('2026-11-23').utc
  const week = 7 * 86_400_000
  const [first] = touchesOf(
    [
      { processes: ['stabilise'], at: now - 1000 },
      { processes: ['stabilise'], at: now - 2000 },
      { processes: ['stabilise', 'atone'], at: now - 2 * week - 1 },
      { processes: ['stabilise'], at: now - 99 * week },
    ],
    now,
    4,
  )
  expect(first?.weeks).toEqual([false, true, false, true])
})

const look = (entries: readonly Entry[]) =>
  reviewOf({
    entries,
    records: new Map(entries.map((each) => [each.id, each])),
    kinds: byId,
    surprises: [],
    asked: [],
    written: [],
    words: [],
    zone,
    say: said,
    became: (word) => word,
  })

test('a review counts promises, returns and small acts, and nothing else', () => {
  const promise = record('promise', { text: 'say it first' })
  const taken = record('break', { said: 'air', return_at: '2026-11-18T20:30' })
  const late = record('break', { said: 'air', return_at: '2026-11-18T12:00' })
  const sections = look([
    promise,
    event(promise, 'kept'),
    event(promise, 'kept'),
    event(promise, 'missed'),
    taken,
    event(taken, 'returned'),
    late,
    event(late, 'returned'),
    record('did', { what: 'said where I was', kind: 'volunteered', drive: 'growth' }),
    entry('answer', { walk: 'needs', question: 'NED-01' }),
  ])
  const text = sections.map(({ heading, lines }) => [heading, ...lines].join('\n')).join('\n')
  expect(text).toContain('say it first: kept twice · missed once')
  expect(text).toMatch(/back when it was said\n.*back 8 hours after it was said/)
  expect(text).toContain('growing once')
  expect(text).not.toMatch(/%|streak|score|average|total/i)
  expect(text).not.toContain('NED-01')
})

test('from slip to said to mended, by the minute and then by the hour', () => {
  const [section] = look([
    record('repair', {
      owned: 'I lied about the train',
      slip_at: '2026-11-18T10:00',
      said_at: '2026-11-18T10:40',
      mended_at: '2026-11-19T22:00',
    }),
  ])
  expect(section?.lines[0]).toContain('said after 40 minutes · mended after 36 hours')
})

test('a week without anything to look at has no section', () => {
  expect(look([entry('answer', {})])).toEqual([])
})

test('a year has all its days and no more', () => {
  const rows = yearRows(2024, new Set(['2024-02-29', '2024-12-31', '2023-01-01']))
  expect(rows).toHaveLength(12)
  expect(rows[1]).toBe(`Feb  ${'·'.repeat(28)}●`)
  expect(rows[11]?.endsWith('●')).toBe(true)
  expect(rows.join('').match(/[●·]/g)).toHaveLength(366)
  expect(rows.join('').match(/●/g)).toHaveLength(2)
})

const words = fc.array(
  fc.constantFrom('I', 'lied', 'about', 'the', 'money', 'and', 'hid', 'it', '.\n'),
  {
    maxLength: 25,
  },
)

test('what changed can be read back: without what came it is the old text, without what went the new', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const before = a.join(' ')
      const after = b.join(' ')
      const shown = wordChanges(before, after)
      expect(shown.replace(/\{\+[^+]*\+\}/g, '').replace(/\[-([^-]*)-\]/g, '$1')).toBe(before)
      expect(shown.replace(/\[-[^-]*-\]/g, '').replace(/\{\+([^+]*)\+\}/g, '$1')).toBe(after)
    }),
  )
})

test('a wall clock reads back as itself, also where the clocks change', () => {
  for (const moment of [
    '2026-03-29T01:30',
    '2026-03-29T03:30',
    '2026-10-25T01:30',
    '2026-07-01T00:00',
  ]) {
    const utc = wallMoment(moment, zone)
    expect(wallDay(utc, zone)).toBe(moment.slice(0, 10))
  }
  expect(wallMoment('nonsense', zone)).toBeNaN()
})

test('held and crossed, done, asked and the rest are given back in words, each under its kind', () => {
  const limit = record('limit', { text: 'no phone at the table' })
  const owed = record('amends', { owed: 'x', act: 'pay it back', to: 'J' })
  const sections = look([
    limit,
    event(limit, 'held'),
    event(limit, 'held'),
    event(limit, 'held'),
    event(limit, 'crossed'),
    event(limit, 'later'),
    owed,
    event(owed, 'done'),
  ])
  expect(sections).toEqual([
    { heading: 'Things owed', lines: ['pay it back · to J: done once'] },
    {
      heading: 'Lines drawn beforehand',
      lines: ['no phone at the table: held 3 times · crossed once'],
    },
  ])
})

test('over the limit is said, and from the second time on what comes of it; once nothing more', () => {
  const talk = (over_limit: string) => record('hard-talk', { heard: 'x', over_limit })
  const said = (entries: readonly Entry[]) => look(entries).flatMap(({ lines }) => lines)
  expect(said([talk('yes'), talk('no')]).join('\n')).toContain('on past your limit once')
  expect(said([talk('yes')]).join('\n')).not.toContain('More than once')
  expect(said([talk('yes'), talk('yes')]).join('\n')).toMatch(/limit twice\nMore than once/)
  expect(said([talk('no')]).join('\n')).not.toContain('limit')
})

test('a capacity has its word beside that of the month before, and never a number', () => {
  const word = (which: string, word: string, day: string) =>
    record('capacity', { which, word, example: 'the shop' }, day)
  const before = word('lines', 'now-and-then', '2026-10-12')
  const all = [
    word('lines', 'not-yet', '2026-09-12'),
    before,
    word('lines', 'with-effort', '2026-11-18'),
    word('asking', 'mostly', '2026-11-18'),
  ]
  const sections = reviewOf({
    entries: all.slice(2),
    records: new Map(all.map((each) => [each.id, each])),
    kinds: byId,
    surprises: [],
    asked: [],
    written: [],
    words: [],
    zone,
    say: said,
    became: (word) => word,
  })
  expect(sections.flatMap(({ lines }) => lines)).toEqual([
    'drawing a line before it is needed · with effort · the shop · now and then on Mon 12 Oct 2026',
    'asking openly · mostly · the shop',
  ])
})
