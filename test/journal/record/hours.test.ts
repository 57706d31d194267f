// Which of the writer's own words about off-hours stand against an hour.
import { expect, test } from 'vitest'
import type { Entry } from '../../../src/journal/entry.ts'
import { offLimits } from '../../../src/journal/record/hours.ts'

const entry = (values: object) => ({ revision: { fields: { values } } }) as unknown as Entry
// 2026-11-24 is a Tuesday.
const at = (hour: string, day = '2026-11-24') => `${day}T${hour}`

test.each([
  ['22:00', '21:59', undefined],
  ['22:00', '22:00', 'not after 22:00'],
  ['22:00', '02:30', 'not after 22:00'],
  ['22:00', '05:00', undefined],
  ['00:30', '23:00', undefined],
  ['00:30', '01:00', 'not after 00:30'],
])('not after %s, at %s: %s', (not_after, now, said) => {
  expect(offLimits(entry({ not_after }), at(now))).toBe(said)
})

test.each([
  ['after 22', '23:10', true],
  ['nothing after 10pm', '22:30', true],
  ['nothing after 10pm', '21:30', false],
  ['before 8:00', '07:15', true],
  ['before 8:00', '08:15', false],
  ['22:00-07:00', '23:00', true],
  ['22:00-07:00', '06:59', true],
  ['22:00-07:00', '12:00', false],
  ['between 12 and 2pm', '13:00', true],
  ['5 to 7pm', '18:00', true],
  ['5 to 7pm', '16:00', false],
  ['Tuesdays', '12:00', true],
  ['Sunday mornings', '12:00', false],
  ['Tuesday mornings', '12:00', false],
  ['Tuesday mornings', '11:00', true],
  ['at night', '01:00', true],
  ['weekends', '12:00', false],
  ['Tuesday after 20:00', '19:00', false],
  ['Tuesday after 20:00', '21:00', true],
  ['Monday after 20:00', '21:00', false],
  ['after 2 drinks', '03:00', false],
  ['her mother', '23:00', false],
  ['the bedroom', '23:00', false],
  ['in the car, with the children', '03:00', false],
  ['money matters', '03:00', false],
])('off limits "%s", on a Tuesday at %s: %s', (item, now, is) => {
  const said = offLimits(entry({ off_limits: ['the kitchen', item] }), at(now))
  expect(said).toBe(is ? item : undefined)
})
