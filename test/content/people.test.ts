// The people to call: each line is one that two public pages agree on, and can be dialled as it stands.
import { describe, expect, test } from 'vitest'
import { loadPeople } from '../../src/files/pages.ts'
import { peopleFor, peopleText } from '../../src/journal/care/people.ts'

const lines = loadPeople()
const zones = new Set(Intl.supportedValuesOf('timeZone'))

describe.each(lines)('$where: $name', ({ reach, sources, checked, zones, emergency }) => {
  test('names two pages that do not belong together', () => {
    expect(sources).toHaveLength(2)
    expect(new Set(sources.map(hostOf)).size).toBe(2)
    for (const source of sources) expect(source).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+\/\S*$/)
  })

  test('says the day on which they were read, and it has been', () => {
    expect(checked).toMatch(/^\d{4}-\d\d-\d\d$/)
    const day = new Date(`${checked}T00:00:00Z`)
    expect(day.toISOString().slice(0, 10), 'a day of the calendar').toBe(checked)
    expect(day.getTime()).toBeLessThanOrEqual(Date.now())
  })

  test('has a number as it is dialled there, or an address', () => {
    expect(reach).not.toMatch(/^\+/)
    expect(reach).toMatch(/^\d|^[a-z]+\.[a-z]+$/)
    if (emergency) expect(reach).toMatch(/^\d{3}\b/)
    expect(zones.length > 0 || /^[a-z]/.test(reach)).toBe(true)
  })
})

test('every zone is one that there is, or has been under that name', () => {
  for (const zone of new Set(lines.flatMap((line) => line.zones))) {
    if (zone.endsWith('/')) continue
    expect(() => new Intl.DateTimeFormat('en', { timeZone: zone }), zone).not.toThrow()
  }
})

test.each([
  ['Europe/London', '999'],
  ['America/New_York', '911'],
  ['America/Indiana/Tell_City', '911'],
  ['America/Toronto', '911'],
  ['Australia/Sydney', '000'],
  ['Pacific/Auckland', '111'],
  ['Asia/Tokyo', '110 police, 119 ambulance and fire'],
  ['Europe/Berlin', '112'],
  ['Europe/Dublin', '112'],
  ['Europe/Zurich', '112'],
])('in %s the first is %s', (zone, reach) => {
  const [first] = peopleFor(lines, zone, [])
  expect(first).toMatchObject({ reach, emergency: true, near: true })
  if (!zone.includes('Indiana')) expect(zones).toContain(zone)
})

test('every country with a number for danger has only one, but for the countries of the EU', () => {
  for (const zone of zones) {
    const dangers = peopleFor(lines, zone, []).filter((each) => each.near && each.emergency)
    expect(dangers.length, zone).toBeLessThanOrEqual(1)
  }
})

test('what is printed has every number and every date of the file, once for each line', () => {
  const printed = peopleText(peopleFor(lines, 'Etc/UTC', []))
  for (const { name, reach } of lines) {
    expect(printed).toContain(`  ${name}\n    ${reach} · `)
  }
  expect(printed.match(/checked \d{1,2} [A-Z][a-z]{2} \d{4}$/gm)).toHaveLength(lines.length)
})

function hostOf(source: string): string {
  return source.replace(/\/.*$/, '')
}
