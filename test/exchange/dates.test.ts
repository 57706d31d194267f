// Dates in the shapes people and programs have: understood exactly, or not at all.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderOf, readDate } from '../../src/exchange/dates.ts'
import { isoString } from '../../src/journal/time/instant.ts'

const zone = 'Europe/Berlin'
const iso = (value: unknown, order?: 'day-first' | 'month-first') => {
  const read = readDate(value, order === undefined ? { zone } : { zone, order })
  return read === undefined ? undefined : isoString(read)
}

test.each([
  ['2024-03-12', '2024-03-12T00:00:00+01:00'],
  ['2024-3-2', '2024-03-02T00:00:00+01:00'],
  ['2024/03/12', '2024-03-12T00:00:00+01:00'],
  ['20240312', '2024-03-12T00:00:00+01:00'],
  ['20240312T090500Z', '2024-03-12T10:05:00+01:00'],
  ['2024-03-12 9:05', '2024-03-12T09:05:00+01:00'],
  ['2024-03-12 9:05 PM', '2024-03-12T21:05:00+01:00'],
  ['2024-03-12 12:05 am', '2024-03-12T00:05:00+01:00'],
  ['2024-07-12T09:05:00.123Z', '2024-07-12T11:05:00+02:00'],
  ['2024-03-12T09:05:00+05:30', '2024-03-12T04:35:00+01:00'],
  ['Tue, 12 Mar 2024 09:05:00 +0100', '2024-03-12T09:05:00+01:00'],
  ['Tue, 12 Mar 2024 09:05:00 GMT', '2024-03-12T10:05:00+01:00'],
  ['March 12, 2024', '2024-03-12T00:00:00+01:00'],
  ['Tuesday, March 12th, 2024 at 9:05 PM', '2024-03-12T21:05:00+01:00'],
  ['12. März 2024', '2024-03-12T00:00:00+01:00'],
  ['12 de marzo de 2024', '2024-03-12T00:00:00+01:00'],
  ['mardi 12 mars 2024', '2024-03-12T00:00:00+01:00'],
  ['2024年3月12日', '2024-03-12T00:00:00+01:00'],
  ['[[2024-03-11]]', '2024-03-11T00:00:00+01:00'],
  ['[2024-03-11 Mon 21:40]', '2024-03-11T21:40:00+01:00'],
  ['<2024-03-11 Mon>', '2024-03-11T00:00:00+01:00'],
  [1710230400000, '2024-03-12T09:00:00+01:00'],
  [1710230400, '2024-03-12T09:00:00+01:00'],
  ['1710230400', '2024-03-12T09:00:00+01:00'],
  ['22.11.2026 21:40', '2026-11-22T21:40:00+01:00'],
  ['11/22/2026', '2026-11-22T00:00:00+01:00'],
  // Only one of the two was a Monday.
  ['Monday, 04/11/2024', '2024-11-04T00:00:00+01:00'],
])('%s', (value, expected) => expect(iso(value)?.replace(/\.\d+/, '')).toBe(expected))

test.each([
  '03/04/2024',
  '01-01-2024x',
  '2024-02-30',
  '31/31/2024',
  '2024-03-12 25:00',
  '2024-03-12 13:05 PM',
  '2024-03-12 09:05 CET',
  'Nevermber 12, 2024',
  'ma 12, 2024',
  'yesterday',
  '12',
  '',
  '2024',
  7,
  true,
  null,
])('%s is not understood', (value) => expect(iso(value)).toBeUndefined())

test('what could be two days is read as the others are, and is none where it cannot be', () => {
  expect(iso('03/04/2024 9:05 PM', 'day-first')?.slice(0, 16)).toBe('2024-04-03T21:05')
  expect(iso('03/04/2024', 'month-first')?.slice(0, 10)).toBe('2024-03-04')
  expect(iso('22/04/2024', 'month-first')).toBeUndefined()
  expect(orderOf(['03/04/2024', '22/04/2024', '2024-01-01', 'x'])).toBe('day-first')
  expect(orderOf(['01-01-2024 01:23 AM', '01-31-2024 01:23 AM'])).toBe('month-first')
  expect(orderOf(['03/04/2024', '04/04/2024'])).toBe('either')
  expect(orderOf(['22/04/2024', '04/22/2024'])).toBe('neither')
  expect(orderOf(['2024-01-01'])).toBeUndefined()
})

test('any day, in any of the shapes, is that day', () => {
  const days = fc.date({
    min: new Date('1000-01-01'),
    max: new Date('9998-12-31'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10)
      const [year = '', month = '', number = ''] = day.split('-')
      const long = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(date)
      const utc = (value: string, order?: 'day-first' | 'month-first') =>
        readDate(value, order === undefined ? { zone: 'UTC' } : { zone: 'UTC', order })?.utc
      const midnight = Date.parse(`${day}T00:00:00Z`)
      expect(utc(`${year}/${month}/${number}`)).toBe(midnight)
      expect(utc(`${Number(number)} ${long} ${year}`)).toBe(midnight)
      expect(utc(`${number}.${month}.${year}`, 'day-first')).toBe(midnight)
      expect(utc(`${month}/${number}/${year}`, 'month-first')).toBe(midnight)
      const alone = utc(`${number}.${month}.${year}`)
      expect(alone === undefined || alone === midnight).toBe(true)
    }),
  )
})
