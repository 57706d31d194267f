import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatInstant,
  instantNow,
  isoString,
  localHour,
  offsetAt,
  showTimesBy,
} from '../../../src/journal/time/instant.ts'

const at = (iso: string, zone: string) =>
  instantNow({ now: () => Date.parse(iso), zone: () => zone })

test.each([
  [
    '2026-11-22T20:04:05.123Z',
    'Europe/Berlin',
    60,
    'Sun 22 Nov 2026, 21:04',
    '2026-11-22T21:04:05.123+01:00',
  ],
  [
    '2026-07-01T22:30:00Z',
    'Europe/Berlin',
    120,
    'Thu 2 Jul 2026, 00:30',
    '2026-07-02T00:30:00.000+02:00',
  ],
  [
    '2026-01-01T04:59:59Z',
    'America/New_York',
    -300,
    'Wed 31 Dec 2025, 23:59',
    '2025-12-31T23:59:59.000-05:00',
  ],
  [
    '2028-02-28T18:20:00Z',
    'Asia/Kathmandu',
    345,
    'Tue 29 Feb 2028, 00:05',
    '2028-02-29T00:05:00.000+05:45',
  ],
  [
    '2026-01-10T00:00:00Z',
    'Pacific/Chatham',
    825,
    'Sat 10 Jan 2026, 13:45',
    '2026-01-10T13:45:00.000+13:45',
  ],
  [
    '2026-01-10T00:00:00Z',
    'America/St_Johns',
    -210,
    'Fri 9 Jan 2026, 20:30',
    '2026-01-09T20:30:00.000-03:30',
  ],
  ['2026-01-10T00:00:00Z', 'UTC', 0, 'Sat 10 Jan 2026, 00:00', '2026-01-10T00:00:00.000+00:00'],
])('%s in %s', (iso, zone, offset, full, withOffset) => {
  const instant = at(iso, zone)
  expect(instant).toEqual({ utc: Date.parse(iso), zone, offset })
  expect(formatInstant(instant, 'full')).toBe(full)
  expect(`${formatInstant(instant, 'day')}, ${formatInstant(instant, 'time')}`).toBe(full)
  expect(isoString(instant)).toBe(withOffset)
  expect(localHour(instant)).toBe(Number(withOffset.slice(11, 13)))
})

test('the hour that happens twice is told apart by its offset', () => {
  const first = at('2026-10-25T00:30:00Z', 'Europe/Berlin')
  const second = at('2026-10-25T01:30:00Z', 'Europe/Berlin')
  expect(formatInstant(first, 'time')).toBe('02:30')
  expect(formatInstant(second, 'time')).toBe('02:30')
  expect(isoString(first)).toBe('2026-10-25T02:30:00.000+02:00')
  expect(isoString(second)).toBe('2026-10-25T02:30:00.000+01:00')
})

test('an unknown zone counts as UTC', () => {
  expect(offsetAt(0, 'Mars/Olympus')).toBe(0)
  expect(offsetAt(0, '')).toBe(0)
})

test('the ISO string names the same moment, to the millisecond, in every zone', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(1975), max: Date.UTC(2100) }),
      fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      (utc, zone) => {
        const instant = instantNow({ now: () => utc, zone: () => zone })
        expect(Date.parse(isoString(instant))).toBe(utc)
      },
    ),
  )
})

test('the wall clock shown is the one Intl shows for that zone', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(1975), max: Date.UTC(2100) }),
      fc.constantFrom(
        'Europe/Berlin',
        'America/New_York',
        'Asia/Kathmandu',
        'Australia/Lord_Howe',
        'Pacific/Apia',
      ),
      (utc, timeZone) => {
        const instant = instantNow({ now: () => utc, zone: () => timeZone })
        const wall = new Intl.DateTimeFormat('en-GB', {
          timeZone,
          hourCycle: 'h23',
          hour: '2-digit',
          minute: '2-digit',
        })
        expect(isoString(instant).slice(11, 16)).toBe(wall.format(utc))
      },
    ),
  )
})

const wallOn = (TZ: string) =>
  execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { formatInstant } from ${JSON.stringify(resolve(import.meta.dirname, '../../../src/journal/time/instant.ts'))}
       process.stdout.write(formatInstant({ utc: ${Date.parse('2026-03-29T06:30Z')}, zone: 'America/New_York', offset: -240 }, 'full'))`,
    ],
    { env: { ...process.env, TZ }, encoding: 'utf8' },
  )

test('where the machine is now does not move a wall clock lived elsewhere', () => {
  expect(wallOn('UTC')).toBe('Sun 29 Mar 2026, 02:30')
  expect(wallOn('Asia/Tokyo')).toBe('Sun 29 Mar 2026, 02:30')
})

test('also not where the machine skips that hour', () => {
  expect(wallOn('Europe/Berlin')).toBe('Sun 29 Mar 2026, 02:30')
})

test.each([
  [{ LANG: 'C.UTF-8' }, 'Sun 22 Nov 2026, 21:04'],
  [{ LANG: 'POSIX' }, 'Sun 22 Nov 2026, 21:04'],
  [{}, 'Sun 22 Nov 2026, 21:04'],
  [{ LANG: 'en_GB.UTF-8' }, 'Sun 22 Nov 2026, 21:04'],
  [{ LANG: 'en_US.UTF-8' }, 'Sun, Nov 22, 2026, 9:04 PM'],
  [{ LANG: 'de_DE.UTF-8' }, 'So., 22. Nov. 2026, 21:04'],
  [{ LANG: 'de_DE.UTF-8', LC_TIME: 'en_US.UTF-8' }, 'Sun, Nov 22, 2026, 9:04 PM'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'C' }, 'Sun 22 Nov 2026, 21:04'],
  [{ LANG: 'zz_ZZ.UTF-8' }, undefined],
  [{ LANG: '../../etc' }, 'Sun 22 Nov 2026, 21:04'],
])('%j shows a time as %j, and stores it as ever', (env, shown) => {
  const instant = at('2026-11-22T20:04:05.123Z', 'Europe/Berlin')
  try {
    showTimesBy(env)
    if (shown === undefined) expect(formatInstant(instant, 'full')).toContain('2026')
    else expect(formatInstant(instant, 'full')).toBe(shown)
    expect(isoString(instant)).toBe('2026-11-22T21:04:05.123+01:00')
  } finally {
    showTimesBy({})
  }
})

test.each([
  ['de_DE.UTF-8', '22. Nov. 2026', 'Nov. 2026'],
  ['en_US.UTF-8', 'Nov 22, 2026', 'Nov 2026'],
  ['C', '22 Nov 2026', 'Nov 2026'],
])('in %s a date without its day of the week is %j, and its month %j', (LANG, date, month) => {
  const instant = at('2026-11-22T20:04:05.123Z', 'Europe/Berlin')
  try {
    showTimesBy({ LANG })
    expect(formatInstant(instant, 'date')).toBe(date)
    expect(formatInstant(instant, 'brief-month')).toBe(month)
  } finally {
    showTimesBy({})
  }
})
