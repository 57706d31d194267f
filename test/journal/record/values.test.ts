// What is typed for a field becomes its value or is refused with a sentence; what comes from elsewhere is checked by shape.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkRecord } from '../../../src/journal/content/record-file.ts'
import type { Json } from '../../../src/journal/fields.ts'
import type { Field, RecordKind } from '../../../src/journal/record/kind.ts'
import { readValue } from '../../../src/journal/record/typed.ts'
import { checkValues } from '../../../src/journal/record/values.ts'

const file = `---
id: visit
title: A visit
plural: Visits
purpose: For tests.
group: hold
intensity: low
audience: either
line: {what}
---

## what line needed
What?

## page text
What?

## items list
Which?

## mood choice
How?
- in: in
- not-yet: not yet
- not-now: not now

## parts choices
Which?
- a: part A
- b: part B, with a comma

## how scale 0-10
How?

## past_day date
Which day?

## next_day date ahead
Which day?

## at time
When?

## past_at moment
When?

## next_at moment ahead
When?

## sides columns
Two.
- mine: my side
- theirs: their side

## line_of entry
Which one?
`
function visit(): RecordKind {
  const { kind, faults } = checkRecord(file, 'visit.md')
  if (kind === undefined) throw new Error(JSON.stringify(faults))
  return kind
}
const kind = visit()

function field(name: string): Field {
  const found = kind.fields.find((each) => each.name === name)
  if (found === undefined) throw new Error(name)
  return found
}

// Sunday 22 November 2026, 21:40 in Berlin.
const clock = { now: Date.parse('2026-11-22T20:40:00Z'), zone: 'Europe/Berlin' }
const value = (name: string, typed: string, at = clock) => {
  const read = readValue(field(name), typed, at)
  return 'value' in read ? read.value : read
}

test.each(kind.fields.map(({ name }) => name))('nothing typed is no value: %s', (name) => {
  for (const typed of ['', '  ', '\n\t']) expect(value(name, typed)).toBeUndefined()
})

describe('what is typed', () => {
  test.each<[string, string, Json]>([
    ['what', '  a line ', 'a line'],
    ['what', 'two\n lines', 'two lines'],
    ['page', '  two\n\n lines \n', '  two\n\n lines'],
    ['items', 'one, with a comma; two', ['one, with a comma', 'two']],
    ['items', '- one\n\n• two\n* three', ['one', 'two', 'three']],
    ['mood', 'in', 'in'],
    ['mood', 'IN', 'in'],
    ['mood', 'Not Yet', 'not-yet'],
    ['mood', 'not-n', 'not-now'],
    ['mood', '3', 'not-now'],
    ['line_of', '0199C0DE-0000-7000-8000-00000000cafe', '0199c0de-0000-7000-8000-00000000cafe'],
    ['parts', 'a', ['a']],
    ['parts', 'a, 2, part a', ['a', 'b']],
    ['parts', 'part B, with a comma', ['b']],
    ['parts', ',', undefined as unknown as Json],
    ['how', '0', 0],
    ['how', '10', 10],
    ['at', '21:40', '21:40'],
    ['at', '9.05', '09:05'],
    ['at', '9 pm', '21:00'],
    ['at', '12am', '00:00'],
    ['at', '12:30 PM', '12:30'],
    ['sides', 'mine: x; y\ntheir side: z\nmine: w', { mine: ['x', 'y', 'w'], theirs: ['z'] }],
    ['sides', 'mine:', undefined as unknown as Json],
    ['past_day', 'today', '2026-11-22'],
    ['past_day', 'yesterday', '2026-11-21'],
    ['past_day', 'monday', '2026-11-16'],
    ['past_day', 'sunday', '2026-11-15'],
    ['past_day', 'next monday', '2026-11-23'],
    ['past_day', '3 weeks ago', '2026-11-01'],
    ['past_day', '3 nov', '2026-11-03'],
    ['past_day', '3 dec', '2025-12-03'],
    ['past_day', '2026-11-22', '2026-11-22'],
    ['next_day', 'tomorrow', '2026-11-23'],
    ['next_day', 'monday', '2026-11-23'],
    ['next_day', 'sun', '2026-11-29'],
    ['next_day', 'next sunday', '2026-11-29'],
    ['next_day', 'last monday', '2026-11-16'],
    ['next_day', 'in 3 weeks', '2026-12-13'],
    ['next_day', 'in a month', '2026-12-22'],
    ['next_day', '+2d', '2026-11-24'],
    ['next_day', 'in 1 year', '2027-11-22'],
    ['next_day', '3 nov', '2027-11-03'],
    ['next_day', '3 dec', '2026-12-03'],
    ['next_day', '22 nov', '2026-11-22'],
    ['next_day', '29 feb', '2028-02-29'],
    ['next_day', '2027-01-31', '2027-01-31'],
    ['next_at', '+20m', '2026-11-22T22:00'],
    ['next_at', 'in 20 minutes', '2026-11-22T22:00'],
    ['next_at', 'in half an hour', '2026-11-22T22:10'],
    ['next_at', 'in 3 hours', '2026-11-23T00:40'],
    ['next_at', '21:40', '2026-11-22T21:40'],
    ['next_at', '21:39', '2026-11-23T21:39'],
    ['next_at', 'now', '2026-11-22T21:40'],
    ['next_at', 'tomorrow 9am', '2026-11-23T09:00'],
    ['next_at', 'monday at 18:30', '2026-11-23T18:30'],
    ['next_at', 'in 2 days 18:30', '2026-11-24T18:30'],
    ['next_at', '2026-11-25T18:30', '2026-11-25T18:30'],
    ['next_at', '2026-11-25, 6:30 pm', '2026-11-25T18:30'],
    ['past_at', '21:40', '2026-11-22T21:40'],
    ['past_at', '23:50', '2026-11-21T23:50'],
    ['past_at', 'yesterday 9:00', '2026-11-21T09:00'],
    ['past_at', '3 nov at 9pm', '2026-11-03T21:00'],
  ])('%s: "%s"', (name, typed, expected) => {
    expect(value(name, typed)).toEqual(expected)
    expect(
      checkValues({ ...kind, fields: [field(name)] }, { [name]: value(name, typed) as Json }),
    ).toEqual(expected === undefined && field(name).needed ? [expect.anything()] : [])
  })

  test.each([
    ['mood', 'not', 'in; not yet; not now'],
    ['mood', '4', 'not among'],
    ['mood', 'constructor', 'not among'],
    ['parts', 'a, z', '"z" is not among'],
    ['how', '11', 'a number from 0 to 10'],
    ['how', '1.5', 'a number from 0 to 10'],
    ['how', '-1', 'a number from 0 to 10'],
    ['at', '24:00', 'Write 21:40'],
    ['at', '21', 'Write 21:40'],
    ['at', '13pm', 'Write 21:40'],
    ['past_day', 'last week', 'more than one day'],
    ['past_day', '2026', 'more than one day'],
    ['past_day', '3.12.2026', 'two ways'],
    ['next_day', '2026-02-30', 'is not a day'],
    ['next_day', 'soon', 'in 3 weeks'],
    ['next_day', 'in 99999 weeks', 'is not a day'],
    ['next_at', 'tomorrow', 'not a day and a time'],
    ['next_at', 'someday 21:40', 'is not a day'],
    ['past_at', 'later', 'yesterday 21:40'],
    ['sides', 'ours: x', 'belongs to no column'],
    ['sides', 'x', 'belongs to no column'],
  ])('%s: "%s" is refused', (name, typed, sentence) => {
    expect(value(name, typed)).toEqual({ refused: expect.stringContaining(sentence) })
    expect(value(name, typed)).toEqual({ refused: expect.stringMatching(/\.$/) })
  })

  test('is read by the writer’s own wall', () => {
    const tonga = { ...clock, zone: 'Pacific/Tongatapu' }
    expect(value('next_day', 'tomorrow', tonga)).toBe('2026-11-24')
    expect(value('past_day', 'today', tonga)).toBe('2026-11-23')
    expect(value('next_at', '+20m', { ...clock, zone: 'Nowhere/None' })).toBe('2026-11-22T21:00')
  })

  test('goes over the hour that clocks repeat by the time that passes', () => {
    const before = { now: Date.parse('2026-10-25T00:50:00Z'), zone: 'Europe/Berlin' }
    expect(value('next_at', 'now', before)).toBe('2026-10-25T02:50')
    expect(value('next_at', '+20m', before)).toBe('2026-10-25T02:10')
  })

  test('never throws, and what it takes is of the field’s shape', () => {
    const piece = fc.constantFrom(
      'in ',
      '+',
      '3',
      ' weeks',
      ':',
      '40',
      'pm',
      'monday',
      ' nov',
      '-',
      ';',
      '\n',
      ',',
      'a',
      'mine',
    )
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(fc.constantFrom(...kind.fields), typed, (each, text) => {
        const read = readValue(each, text, clock)
        if ('refused' in read) expect(read.refused).toMatch(/\.$/)
        else if (read.value !== undefined) {
          expect(checkValues({ ...kind, fields: [each] }, { [each.name]: read.value })).toEqual([])
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('values from elsewhere', () => {
  const only = (values: Json | undefined) => checkValues(kind, values)

  test.each<[string, Json | undefined]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a word', 'x'],
  ])('%s is no record', (_, values) => {
    expect(only(values)).toEqual(['The values are an object of fields.'])
  })

  test('a needed one that is missing, empty or blank', () => {
    for (const values of [{}, { what: '' }, { what: ' ' }, { what: null }]) {
      expect(only(values)).toEqual(['"what" is needed.'])
    }
  })

  test('a field that is none, also one that every object has', () => {
    const given = JSON.parse('{"what":"x","constructor":1,"__proto__":2,"mod":3}') as Json
    expect(only(given).map((each) => each.split(' is not')[0])).toEqual([
      '"constructor"',
      '"__proto__"',
      '"mod"',
    ])
    expect(
      checkValues({ ...kind, fields: [{ ...field('mood'), name: 'constructor' }] }, {}),
    ).toEqual([])
  })

  test.each<[string, Json, string]>([
    ['what', 3, 'one line of text'],
    ['what', 'a\nb', 'one line of text'],
    ['what', ['a'], 'one line of text'],
    ['page', {}, 'is text'],
    ['items', 'a', 'a list of lines'],
    ['items', ['a', 3], 'a list of lines'],
    ['items', [['a']], 'a list of lines'],
    ['mood', 'not yet', 'one of in, not-yet, not-now'],
    ['mood', '3', 'one of in'],
    ['parts', ['a', 'a'], 'each once'],
    ['parts', 'a', 'a list of some of a, b'],
    ['how', '5', 'a whole number from 0 to 10'],
    ['how', 5.5, 'a whole number from 0 to 10'],
    ['how', 11, 'a whole number from 0 to 10'],
    ['past_day', '2026-02-30', 'a day'],
    ['past_day', '2026-1-1', 'a day'],
    ['past_day', 'today', 'a day'],
    ['at', '24:00', 'a time'],
    ['at', '9:00', 'a time'],
    ['at', '2026-11-22T21:40', 'a time'],
    ['next_at', '2026-11-22 21:40', 'a day and a time'],
    ['next_at', '2026-11-31T21:40', 'a day and a time'],
    ['next_at', '2026-11-22', 'a day and a time'],
    ['sides', ['x'], 'an object with lists'],
    ['sides', { ours: ['x'] }, 'under mine, theirs'],
    ['sides', { mine: 'x' }, 'an object with lists'],
  ])('%s as %j', (name, given, sentence) => {
    expect(only({ what: 'x', [name]: given })).toEqual([expect.stringContaining(sentence)])
  })

  test('null and nothing are no value', () => {
    expect(only({ what: 'x', mood: null, items: [], sides: { mine: [] }, past_day: '' })).toEqual(
      [],
    )
  })

  test('never throws, whatever they are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (values) => {
        for (const each of only(values as Json)) expect(each).toMatch(/\.$/)
      }),
    )
    const name = fc.constantFrom(...kind.fields.map((each) => each.name))
    fc.assert(
      fc.property(fc.dictionary(name, fc.jsonValue()), (values) => void only(values as Json)),
    )
    let deep: Json = 'x'
    for (let depth = 0; depth < 50_000; depth += 1) deep = [deep]
    expect(only({ what: 'x', items: deep })).toHaveLength(1)
  })
})
