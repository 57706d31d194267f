import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { offsetAt } from '../../../src/journal/time/instant.ts'
import { type Days, dayOf, livedOn, readDay } from '../../../src/journal/time/spoken.ts'

const hour = 3_600_000
const zones = Intl.supportedValuesOf('timeZone')

function span(text: string, now = '2026-11-23T12:00Z', zone = 'Europe/Berlin'): Days {
  const read = readDay(text, { now: Date.parse(now), zone })
  if ('refused' in read) throw new Error(read.refused)
  return read
}

/** First and last day of a span on the wall of `zone`. */
function days(text: string, now?: string, zone = 'Europe/Berlin'): string {
  const { from, until } = span(text, now, zone)
  const first = wallDay(from, zone)
  const last = wallDay(until - 1, zone)
  return first === last ? first : `${first} to ${last}`
}

function wallDay(utc: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(utc)
}

// 23 November 2026 is a Monday.
test.each([
  ['today', '2026-11-23'],
  ['Today', '2026-11-23'],
  ['  yesterday ', '2026-11-22'],
  ['1 day ago', '2026-11-22'],
  ['3 days ago', '2026-11-20'],
  ['a week ago', '2026-11-16'],
  ['3  weeks ago', '2026-11-02'],
  ['one month ago', '2026-10-23'],
  ['2 years ago', '2024-11-23'],
  ['sunday', '2026-11-22'],
  ['tue', '2026-11-17'],
  ['monday', '2026-11-16'],
  ['2026-11-22', '2026-11-22'],
  ['2024-02-29', '2024-02-29'],
  ['2026-11', '2026-11-01 to 2026-11-30'],
  ['2024-02', '2024-02-01 to 2024-02-29'],
  ['2025', '2025-01-01 to 2025-12-31'],
  ['3 nov', '2026-11-03'],
  ['3 November', '2026-11-03'],
  ['24 nov', '2025-11-24'],
  ['3. nov. 2025', '2025-11-03'],
  ['tomorrow', '2026-11-24'],
  ['the day before yesterday', '2026-11-21'],
  ['last night', '2026-11-22'],
  ['two days ago', '2026-11-21'],
  ['in three weeks', '2026-12-14'],
  ['last tuesday', '2026-11-17'],
  ['last Monday', '2026-11-16'],
  ['on tuesday', '2026-11-17'],
  ['next tue', '2026-11-24'],
  ['22.11.2026', '2026-11-22'],
  ['22.11.', '2026-11-22'],
  ['11/22/2026', '2026-11-22'],
  ['22-11-26', '2026-11-22'],
  ['3/3/2026', '2026-03-03'],
  ['2026/11/22', '2026-11-22'],
  ['22 Nov', '2026-11-22'],
  ['Nov 22', '2026-11-22'],
  ['November 22nd, 2025', '2025-11-22'],
  ['22nd of November', '2026-11-22'],
  // As unearth itself writes it.
  ['Sun 22 Nov 2026', '2026-11-22'],
  ['nov 2025', '2025-11-01 to 2025-11-30'],
  ['last week', '2026-11-16 to 2026-11-23'],
  ['last month', '2026-10-23 to 2026-11-23'],
])('%j is %s', (text, expected) => {
  expect(days(text)).toBe(expected)
})

test('a month ago from the 31st is the last day of a shorter month', () => {
  expect(days('1 month ago', '2026-03-31T12:00Z')).toBe('2026-02-28')
  expect(days('1 month ago', '2028-03-31T12:00Z')).toBe('2028-02-29')
  expect(days('1 year ago', '2028-02-29T12:00Z')).toBe('2027-02-28')
})

test.each([
  ['03/04/2026', '2026-04-03 or 2026-03-04'],
  ['1.2.2026', '2026-02-01 or 2026-01-02'],
  ['1/2/26', '2026-02-01 or 2026-01-02'],
])('%j is refused with the two ways to write it', (text, ways) => {
  const read = readDay(text, { now: 0, zone: 'UTC' })
  expect(read).toEqual({ refused: `"${text}" can be read two ways: write ${ways}.` })
})

test('any day of any year is read back in every way of writing it that says the year, or is refused as two', () => {
  const names = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }),
      fc.constantFrom('past' as const, 'ahead' as const),
      (date, side) => {
        const day = date.toISOString().slice(0, 10)
        const [year, month, on] = day.split('-')
        const name = names[Number(month) - 1]
        const clock = { now: Date.parse('2026-11-23T12:00Z'), zone: 'Europe/Berlin' }
        for (const text of [day, `${on} ${name} ${year}`, `${name} ${Number(on)}, ${year}`]) {
          expect(dayOf(text, clock, side)).toBe(day)
        }
        for (const text of [`${on}.${month}.${year}`, `${month}/${on}/${year}`]) {
          const read = dayOf(text, clock, side)
          if (Number(on) > 12 || on === month) expect(read).toBe(day)
          else expect(read).toHaveProperty('refused', expect.stringContaining(day))
        }
      },
    ),
  )
})

test.each([
  ['yesterday', '2026-11-22T12:00'],
  ['yesterday 21:40', '2026-11-22T21:40'],
  ['2026-11-20 at 9pm', '2026-11-20T21:00'],
  ['today', '2026-11-23T13:00'],
  ['today 9:15', '2026-11-23T09:15'],
])('what was lived %j stands at %s', (text, expected) => {
  const clock = { now: Date.parse('2026-11-23T12:00Z'), zone: 'Europe/Berlin' }
  const at = livedOn(text, clock)
  expect('utc' in at && new Date(at.utc + at.offset * 60_000).toISOString().slice(0, 16)).toBe(
    expected,
  )
  expect(at).toMatchObject({ zone: 'Europe/Berlin', offset: 60 })
})

test.each(['tomorrow', 'today 23:00', 'next monday', 'last week', '2026', 'once'])(
  'nothing was lived %j',
  (text) => {
    const clock = { now: Date.parse('2026-11-23T12:00Z'), zone: 'Europe/Berlin' }
    expect(livedOn(text, clock)).toHaveProperty('refused')
  },
)

test.each([
  '',
  'soon',
  '2026-02-30',
  '2026-13',
  '2027-02-29',
  '32 nov',
  '31 nov',
  '0 nov',
  '5 foo',
  '-3 days ago',
  'su',
])('%j is no day', (text) => {
  expect(readDay(text, { now: Date.parse('2026-11-23T12:00Z'), zone: 'UTC' })).toHaveProperty(
    'refused',
  )
})

test.each([
  ['Europe/Berlin', '2026-03-29', 23],
  ['Europe/Berlin', '2026-10-25', 25],
  ['America/New_York', '2026-03-08', 23],
  ['America/New_York', '2026-11-01', 25],
  ['Australia/Lord_Howe', '2026-04-05', 24.5],
  ['Africa/Cairo', '2026-04-24', 23],
  ['Asia/Kathmandu', '2026-11-22', 24],
])('in %s %s has %d hours', (zone, day, hours) => {
  const { from, until } = span(day, undefined, zone)
  expect((until - from) / hour).toBe(hours)
  expect(days(day, undefined, zone)).toBe(day)
})

test('today is the day it is in the zone, not on the machine', () => {
  expect(days('today', '2026-11-23T23:30Z', 'Asia/Kathmandu')).toBe('2026-11-24')
  expect(days('today', '2026-11-23T00:30Z', 'America/New_York')).toBe('2026-11-22')
  expect(days('yesterday', '2026-03-30T00:30+02:00')).toBe('2026-03-29')
})

test('today holds now, and yesterday ends where today begins, in every zone', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2012), max: Date.UTC(2037) }),
      fc.constantFrom(...zones),
      (now, zone) => {
        const read = (text: string) => readDay(text, { now, zone }) as Days
        const today = read('today')
        expect(today.from).toBeLessThanOrEqual(now)
        expect(today.until).toBeGreaterThan(now)
        expect(read('yesterday').until).toBe(today.from)
        expect(read('2 days ago').until).toBe(read('yesterday').from)
        expect(read('last week').from).toBe(read('7 days ago').from)
      },
    ),
    { numRuns: 300 },
  )
})

test('a day is exactly the moments that have its date on the wall', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2012), max: Date.UTC(2037) }),
      fc.constantFrom(...zones),
      (utc, zone) => {
        const day = new Date(utc).toISOString().slice(0, 10)
        const { from, until } = readDay(day, { now: utc, zone }) as Days
        const wall = (at: number) =>
          new Date(at + offsetAt(at, zone) * 60_000).toISOString().slice(0, 10)
        expect([wall(from - 1) < day, wall(from), wall(until - 1), wall(until) > day]).toEqual([
          true,
          day,
          day,
          true,
        ])
      },
    ),
    { numRuns: 300 },
  )
})

test('the days of a month, laid end to end, are the month', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2012, max: 2036 }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom(...zones),
      (year, month, zone) => {
        const name = `${year}-${String(month).padStart(2, '0')}`
        const whole = span(name, undefined, zone)
        let end = whole.from
        for (let day = 1; day <= new Date(Date.UTC(year, month, 0)).getUTCDate(); day += 1) {
          const one = span(`${name}-${String(day).padStart(2, '0')}`, undefined, zone)
          expect(one.from).toBe(end)
          end = one.until
        }
        expect(end).toBe(whole.until)
      },
    ),
    { numRuns: 60 },
  )
})

test('a weekday is one of the last seven days', () => {
  const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2012), max: Date.UTC(2037) }),
      fc.nat(6),
      (now, index) => {
        const { from } = readDay(names[index] ?? '', { now, zone: 'UTC' }) as Days
        expect(new Date(from).getUTCDay()).toBe(index)
        expect(now - from).toBeGreaterThanOrEqual(24 * hour)
        expect(now - from).toBeLessThan(8 * 24 * hour)
      },
    ),
  )
})

test('a day is the same wherever the machine stands', () => {
  const script = `import { readDay } from ${JSON.stringify(resolve(import.meta.dirname, '../../../src/journal/time/spoken.ts'))}
    const given = { now: ${Date.parse('2026-11-23T12:00Z')}, zone: 'Europe/Berlin' }
    console.log(JSON.stringify(['today', '2026-09-06', '2026-03-29', '2026-04-24', '3 nov', '8 months ago'].map((day) => readDay(day, given))))`
  const on = (TZ: string) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    })
  for (const zone of ['America/Santiago', 'Africa/Cairo', 'Pacific/Kiritimati'])
    expect(on(zone)).toBe(on('UTC'))
})

test('whatever is written, the answer is a span or a sentence', () => {
  const word = fc.constantFrom(
    'last',
    'week',
    'ago',
    '3',
    '29',
    'feb',
    'days',
    'mon',
    '2026',
    '-',
    '02',
    '/',
    'a',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word).map((words) => words.join(' ')),
      ),
      (text) => {
        const read = readDay(text, { now: Date.parse('2026-11-23T12:00Z'), zone: 'Europe/Berlin' })
        if ('refused' in read) expect(read.refused).toMatch(/\.$/)
        else expect(read.from).toBeLessThan(read.until)
      },
    ),
  )
})

test.each([
  ['America/Santiago', '2026-09-06', '2026-09-06T04:00Z', 23],
  ['America/Havana', '2026-03-08', '2026-03-08T05:00Z', 23],
  ['Atlantic/Azores', '2026-03-29', '2026-03-29T01:00Z', 23],
])('in %s %s begins when its midnight is skipped', (zone, day, begins, hours) => {
  const { from, until } = span(day, undefined, zone)
  expect(from).toBe(Date.parse(begins))
  expect((until - from) / hour).toBe(hours)
})

test('0 days ago is today', () => {
  expect(days('0 days ago')).toBe('2026-11-23')
})

test('29 feb before it comes this year is no other day', () => {
  expect(days('29 feb', '2028-02-01T12:00Z')).toBe('2024-02-29')
})

test('a word that only begins like a month is no month', () => {
  expect(() => days('3 marzipan')).toThrow()
})

test('years before any journal are not taken for others', () => {
  expect(
    readDay('1990 years ago', { now: Date.parse('2026-11-23T12:00Z'), zone: 'UTC' }),
  ).not.toMatchObject({
    from: Date.UTC(1936, 10, 23),
  })
})
