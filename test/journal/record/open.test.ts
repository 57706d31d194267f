// What is open to be settled, and in which order.
import { expect, test } from 'vitest'
import { loadRecords } from '../../../src/files/content.ts'
import type { Entry } from '../../../src/journal/entry.ts'
import type { Fields } from '../../../src/journal/fields.ts'
import type { EntryId, RevisionId } from '../../../src/journal/ids.ts'
import { openOf } from '../../../src/journal/record/open.ts'
import type { Values } from '../../../src/journal/record/words.ts'

const { kinds } = loadRecords([])
let seq = 0
function entry(kind: string, fields: Fields, day: string): Entry {
  seq += 1
  const id = `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}` as EntryId
  const created = { utc: Date.parse(`${day}T19:00Z`), zone: 'Europe/Berlin', offset: 60 }
  const revision = {
    id: `r${seq}` as RevisionId,
    entry: id,
    number: 1,
    written: created,
    text: kind,
  }
  return {
    ...{ id, seq, kind, created, removed: null },
    revision: { ...revision, fields, from: null },
  }
}
const record = (kind: string, values: Values, day = '2026-11-20') => entry(kind, { values }, day)
const event = (of: Entry, word: string) =>
  entry('event', { of: of.id, record: of.kind, event: word }, '2026-11-23')
// 2026-11-24 is a Tuesday.
const open = (records: readonly Entry[], events: readonly Entry[] = []) =>
  openOf({ day: '2026-11-24', kinds, records, events }).map(({ entry, day }) => [entry.kind, day])

test('what has its day first comes first, also where it comes round; then what has none, the latest first', () => {
  const all = [
    record('question', { text: 'x' }),
    record('limit', { text: 'x' }),
    record('amends', { owed: 'x', by: '2026-12-01' }),
    record('container', { what: 'x', days: 'Thursdays' }),
    record('promise', { text: 'x', rhythm: 'daily', review_on: '2027-01-01' }),
    record('did', { what: 'nothing becomes of it' }),
  ]
  expect(open(all)).toEqual([
    ['promise', '2026-11-24'],
    ['container', '2026-11-26'],
    ['amends', '2026-12-01'],
    ['limit', undefined],
    ['question', undefined],
  ])
})

test('noted is not ended; what waits only for days is over with them', () => {
  const asked = record('request', { text: 'x' })
  expect(open([asked], [event(asked, 'asked')])).toHaveLength(1)
  expect(open([asked], [event(asked, 'answered')])).toEqual([])
  expect(open([asked], [event(asked, 'ended')])).toEqual([])
  expect(open([record('urge', { wanted: 'x' }, '2026-11-23')])).toHaveLength(1)
  expect(open([record('urge', { wanted: 'x' }, '2026-11-22')])).toEqual([])
})
