// A record in one line and in full: what drops out, what stays in order, and that no word is lost.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkRecord } from '../../../src/journal/content/record-file.ts'
import type { Json } from '../../../src/journal/fields.ts'
import type { RecordKind } from '../../../src/journal/record/kind.ts'
import { recordLine, recordText, type Values, watched } from '../../../src/journal/record/words.ts'

const file = `---
id: visit
title: A visit
plural: Visits
purpose: For tests.
group: hold
intensity: low
audience: either
line: {what} · back {back_at} · {mood}, {parts}
watch: [never, for now, c++, I'll change]
note: A big word.
---

## what text needed
What?

## back_at moment
When?

## mood choice
How?
- low: rather low
- high: high up

## parts choices
Which?
- a: part A
- b: part B

## how scale 0-10
How far?

## items list
Which things?

## sides columns
Two sides.
- mine: my side
- theirs: their side

## the_day date
Which day?

## more text
More?
`
function visit(): RecordKind {
  const { kind, faults } = checkRecord(file, 'visit.md')
  if (kind === undefined) throw new Error(JSON.stringify(faults))
  return kind
}
const kind = visit()

const full: Values = {
  what: 'First line.\n\n  Second line.',
  back_at: '2026-11-22T21:40',
  mood: 'low',
  parts: ['b', 'a'],
  how: 0,
  items: ['one', 'two'],
  sides: { mine: ['x'], theirs: [] },
  the_day: '2026-11-22',
  more: 'one\ntwo',
}

describe('one line', () => {
  test.each<[string, Values, string]>([
    [
      'all of it',
      full,
      'First line. Second line. · back 2026-11-22 21:40 · rather low, part B, part A',
    ],
    [
      'a part that has no value drops out, with its dot',
      { what: 'A', mood: 'low', parts: ['a'] },
      'A · rather low, part A',
    ],
    ['a part with one of two values drops out', { what: 'A', mood: 'low' }, 'A'],
    ['or with the other of the two', { what: 'A', parts: ['a'] }, 'A'],
    ['the first part may drop out too', { back_at: '2026-11-22T21:40' }, 'back 2026-11-22 21:40'],
    ['nothing at all is the title', {}, 'A visit'],
    ['blanks are nothing', { what: ' \n', parts: [], back_at: '' }, 'A visit'],
    ['braces and dots in the writer’s words stay', { what: '{mood} · {what}' }, '{mood} · {what}'],
    [
      'a choice that is none is said as it is',
      { what: 'A', mood: 'odd', parts: ['z'] },
      'A · odd, z',
    ],
  ])('%s', (_, values, line) => {
    expect(recordLine(kind, values)).toBe(line)
  })

  test('is one line, whatever the values are', () => {
    fc.assert(
      fc.property(anyValues(), (values) => {
        const line = recordLine(kind, values)
        expect(line).not.toMatch(/[\n\r]/)
        expect(line).not.toBe('')
      }),
    )
  })
})

describe('in full', () => {
  test('the main value as it stands, then the rest by its labels', () => {
    expect(recordText(kind, full)).toBe(
      [
        'First line.',
        '',
        '  Second line.',
        '',
        'back at: 2026-11-22 21:40',
        'mood: rather low',
        'parts:',
        '- part B',
        '- part A',
        'how: 0',
        'items:',
        '- one',
        '- two',
        'sides:',
        'my side:',
        '- x',
        'the day: 2026-11-22',
        'more:',
        'one',
        'two',
      ].join('\n'),
    )
  })

  test('a value alone stands alone', () => {
    expect(recordText(kind, { what: 'Only this.' })).toBe('Only this.')
    expect(recordText(kind, { how: 3 })).toBe('how: 3')
    expect(recordText(kind, {})).toBe('')
  })

  test('a field the kind has no more is said under its name', () => {
    expect(recordText(kind, { what: 'A', old_name: 'kept', another: ['x'] })).toBe(
      'A\n\nanother:\n- x\nold_name: kept',
    )
  })

  test('does not hang on the order of the values', () => {
    const turned = Object.fromEntries(Object.entries(full).toReversed())
    expect(recordText(kind, turned)).toBe(recordText(kind, full))
  })

  test('loses no word, whatever the values are', () => {
    fc.assert(
      fc.property(anyValues(), (values) => {
        const text = recordText(kind, values)
        expect(recordText(kind, values)).toBe(text)
        for (const word of wordsIn(values)) {
          // A choice is said in its own words.
          if (!['low', 'high', 'a', 'b'].includes(word)) expect(text).toContain(word)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('is not undone by values that lie very deep, or are very many', () => {
    let deep: Json = 'bottom'
    for (let depth = 0; depth < 50_000; depth += 1) deep = [deep]
    expect(recordText(kind, { items: deep })).toContain('bottom')
    expect(recordLine(kind, { what: deep })).toContain('bottom')
    const many = Array.from({ length: 300_000 }, () => 'x')
    expect(watched(kind, { items: [...many, 'never'] })).toBe('A big word.')
  })
})

describe('a watched word', () => {
  test.each<[Values, boolean]>([
    [{ what: 'I will never.' }, true],
    [{ what: 'NEVER' }, true],
    [{ what: 'nevermore, whenever, never_' }, false],
    [{ what: 'néver' }, false],
    [{ what: 'Staying for\nnow' }, true],
    [{ what: 'I write c++ here' }, true],
    [{ what: 'I write c here' }, false],
    [{ what: 'I’ll change' }, true],
    [{ items: ['one', 'never'] }, true],
    [{ more: 'never' }, true],
    [{ mood: 'never', sides: { mine: ['never'] } }, false],
    [{}, false],
  ])('in %j: %s', (values, found) => {
    expect(watched(kind, values)).toBe(found ? 'A big word.' : undefined)
  })

  test('brings nothing where a kind has no note', () => {
    const { note: _, ...plain } = kind
    expect(watched({ ...plain, watch: [] }, { what: 'never' })).toBeUndefined()
  })
})

function anyValues(): fc.Arbitrary<Values> {
  const word = fc.oneof(fc.stringMatching(/^[a-zé🌊{}·:]{1,9}$/u), fc.constantFrom('low', 'b', ''))
  const value: fc.Arbitrary<Json> = fc.oneof(
    word,
    fc.array(word, { maxLength: 3 }),
    fc.integer({ min: 0, max: 10 }),
    fc.constant(null),
    fc.boolean(),
    fc.dictionary(word, fc.array(word, { maxLength: 3 }), { maxKeys: 3 }),
    fc.array(fc.dictionary(word, word, { maxKeys: 2 }), { maxLength: 2 }),
  )
  const name = fc.constantFrom(...kind.fields.map((field) => field.name), 'strange', 'other')
  return fc.dictionary(name, value) as fc.Arbitrary<Values>
}

/** Every word the values hold that is not a column without anything in it. */
function wordsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((each: Json) => wordsIn(each))
}
