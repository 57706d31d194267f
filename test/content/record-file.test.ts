// Reading a kind of record's file: what it takes, and what it says, with line numbers, of what it does not.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkRecord } from '../../src/journal/content/record-file.ts'

const head = [
  '---',
  'id: promise',
  'title: A promise',
  'plural: Promises',
  'purpose: One sentence.',
  'group: trust',
  'intensity: low',
  'audience: either',
  'line: {text} · {how}',
  'versions: no',
  'review: look_on',
  'due: back_at',
  'events: [kept, taken-up]',
  'links: [entry]',
  'share: [therapist, partner]',
  'watch: [never]',
  'note: A gentle sentence.',
  '---',
]
const body = [
  '## text line needed',
  '',
  'What, in one',
  'line?',
  '',
  '## how choice needs other',
  '',
  'How, to {other}?',
  '',
  '- well: well',
  '- so-so: so, and',
  '  so',
  '',
  '## look_on date ahead',
  'When?',
  '## back_at moment ahead needed',
  'When?',
  '## far scale 0-10',
  'How far?',
]
const good = [...head, ...body]
const check = (lines: readonly string[]) => checkRecord(lines.join('\n'), 'promise.md')
/** The good file with one of its lines (1 is the first) put otherwise. */
const planted = (line: number, text: string) => check(good.with(line - 1, text))

test('a good file is a kind of record', () => {
  const { kind, faults, advice } = check(good)
  expect({ faults, advice }).toEqual({ faults: [], advice: [] })
  expect(kind).toEqual({
    id: 'promise',
    title: 'A promise',
    plural: 'Promises',
    purpose: 'One sentence.',
    group: 'trust',
    intensity: 'low',
    audience: 'either',
    line: '{text} · {how}',
    versions: false,
    review: 'look_on',
    due: 'back_at',
    events: ['kept', 'taken-up'],
    ends: [],
    links: ['entry'],
    share: ['therapist', 'partner'],
    private: [],
    watch: ['never'],
    note: 'A gentle sentence.',
    fields: [
      {
        name: 'text',
        type: 'line',
        label: 'text',
        ask: 'What, in one line?',
        needed: true,
        options: [],
        line: 19,
      },
      {
        name: 'how',
        type: 'choice',
        label: 'how',
        ask: 'How, to {other}?',
        needed: false,
        needs: 'other',
        options: [
          { value: 'well', label: 'well' },
          { value: 'so-so', label: 'so, and so' },
        ],
        line: 24,
      },
      {
        name: 'look_on',
        type: 'date',
        label: 'look on',
        ask: 'When?',
        needed: false,
        ahead: true,
        options: [],
        line: 32,
      },
      {
        name: 'back_at',
        type: 'moment',
        label: 'back at',
        ask: 'When?',
        needed: true,
        ahead: true,
        options: [],
        line: 34,
      },
      {
        name: 'far',
        type: 'scale',
        label: 'far',
        ask: 'How far?',
        needed: false,
        options: [],
        range: { least: 0, most: 10 },
        line: 36,
      },
    ],
  })
})

test('behind what can be chosen stand the questions that serve it', () => {
  const below = (line: string) => check(good.toSpliced(good.indexOf('- well: well') + 1, 0, line))
  const { kind, faults } = below('- well asks: SMR-01, SMR-02')
  expect(faults).toEqual([])
  expect(kind?.fields[1]?.options[0]).toEqual({
    value: 'well',
    label: 'well',
    asks: ['SMR-01', 'SMR-02'],
  })
  expect(below('- so-so asks: SMR-01').faults).toHaveLength(1)
  expect(below('- well asks: smr').faults).toHaveLength(1)
})

test('what need not be there need not be there', () => {
  const { kind, faults } = check([
    ...head.slice(0, 9),
    '---',
    '## text text',
    'What?',
    '## how line',
    'How?',
  ])
  expect(faults).toEqual([])
  expect(kind).toMatchObject({
    versions: false,
    events: [],
    ends: [],
    links: [],
    share: [],
    private: [],
    watch: [],
  })
  for (const key of ['review', 'due', 'note']) expect(kind).not.toHaveProperty(key)
})

test('line ends of another system, and a mark at the start, change nothing', () => {
  const plain = check(good)
  expect(checkRecord(`\uFEFF${good.join('\r\n')}`, 'promise.md')).toEqual(plain)
  expect(checkRecord(good.join('\r'))).toEqual(plain)
})

test.each([
  [24, '## how choice needed needs other care well', { is: 'well' }],
  [36, '## far text care', {}],
])('an answer that may be danger, in line %i: %s', (line, heading, care) => {
  const { kind } = planted(line, heading)
  expect(kind?.fields.flatMap((field) => field.care ?? [])).toEqual([care])
})

describe('a fault is said at its line', () => {
  test.each([
    ['a key that is none', 4, 'colour: blue', '"colour" is not a key of a record'],
    ['an id in capitals', 2, 'id: Promise', '"id" is lower-case letters'],
    ['a name in the title', 3, 'title: Of {partner}', 'does not stand in "title"'],
    ['a third person in the purpose', 5, 'purpose: Of {other}.', 'does not stand in "purpose"'],
    ['a group that is none', 6, 'group: misc', '"group" is one of stand, hold'],
    ['an intensity that is none', 7, 'intensity: mild', '"intensity" is one of'],
    ['an audience that is none', 8, 'audience: all', '"audience" is one of'],
    ['a line without a field', 9, 'line: words', 'at least one {field}'],
    ['a line with a field that is none', 9, 'line: {text} · {who}', 'there is no "who"'],
    ['versions that are neither', 10, 'versions: some', '"versions" is yes or no'],
    ['a review on a field that is none', 11, 'review: some_day', 'there is no "some_day"'],
    ['a review on a field of another type', 11, 'review: back_at', '"back_at" is a moment'],
    ['due at a date', 12, 'due: look_on', '"look_on" is a date'],
    ['events of two words', 13, 'events: [made good]', 'is not one word'],
    ['events that are no list', 13, 'events: kept', '"events" is a list'],
    ['an event that every record has', 13, 'events: [later]', 'is asked of every record'],
    ['an end that is no event', 14, 'ends: [gone]', 'is not among its "events"'],
    ['a wait without an end', 14, 'waits: 1', 'goes with what "ends" it'],
    ['a link in capitals', 14, 'links: [Entry]', 'is not the id'],
    ['a share that is none', 15, 'share: [everyone]', 'is not one of therapist, partner'],
    ['a private field that is none', 14, 'private: [nothing]', 'there is no "nothing"'],
    ['a word to watch without a note', 17, '', '"watch" goes with a "note"'],
    ['a note without a word', 16, '', '"note" goes with words'],
    ['text before the first field', 19, 'Hello.', 'belongs to none'],
    ['a heading of another depth', 24, '# how choice', 'A field’s heading is'],
    ['a field in capitals', 24, '## How choice', 'A field’s heading is'],
    ['a type that is none', 24, '## how number', '"number" is not a type'],
    ['a name every object has as a type', 24, '## how constructor', '"constructor" is not a type'],
    ['a scale without ends', 36, '## far scale', 'from where to where'],
    ['a scale that goes down', 36, '## far scale 10-0', 'from the smaller'],
    ['numbers where there are none', 36, '## far date 0-10', 'has no numbers'],
    ['a line that lies ahead', 36, '## far line ahead', 'lies "ahead"'],
    ['care on a day', 36, '## far date care', '"care" stands behind text, line, list'],
    ['care about one word of a line', 36, '## far line care bad', '"care" stands behind text'],
    ['care in a choice without a no', 24, '## how choice care', 'nothing to choose is "no"'],
    ['care about a choice that is none', 24, '## how choice care bad', 'to choose is "bad"'],
    ['a name used before', 36, '## text line', '"text" is here twice'],
    ['a choice of one', 28, '', '"how" has two or more'],
    ['a choice without a value', 28, '- Well', 'is "- value: its words"'],
    ['a choice that is there before', 29, '- well: again', '"well" is here twice'],
    ['a choice where there is none', 37, '- a: b', 'nothing to choose from'],
    ['text after the choices', 31, 'And?', 'comes before what there is to choose'],
    ['a field that asks nothing', 37, '', '"far" asks nothing'],
    ['a strange name', 37, 'With {friend}?', 'is not a name'],
    ['a third person in a field everyone is asked', 37, 'With {other}?', 'needs other'],
  ])('%s', (_, line, text, message) => {
    const { kind, faults } = planted(line, text)
    expect(kind).toBeUndefined()
    expect(faults.map((fault) => fault.message).join('\n')).toContain(message)
    const told = faults.find((fault) => fault.message.includes(message))
    // What is missing is told at the key or field that lacks it, what is asked at the field's heading.
    if (line === 37 || text === '') expect(told?.line).toBeLessThanOrEqual(line + 1)
    else expect(told?.line).toBe(line)
  })

  test.each([
    ['with: one', '"with" is two, or not there.'],
    ['for: fun', '"for" is one of decide'],
    ['days: how', '"days" names a line; "how" is a choice.'],
    ['for: map', 'What is for "map" has a field "learned_from".'],
    ['for: parked', undefined],
    ['for: break', undefined],
    ['days: text', undefined],
  ])('%s', (key, message) => {
    const { faults } = check(good.toSpliced(17, 0, key))
    if (message === undefined) expect(faults).toEqual([])
    else expect(faults).toContainEqual({ line: 18, message: expect.stringContaining(message) })
  })

  test('and what is for something says the keys that are read of it', () => {
    const without = good
      .filter((line) => !/^(due|review):/.test(line))
      .toSpliced(15, 0, 'for: break')
    expect(check(without).faults).toEqual([
      { line: 16, message: 'What is for "break" says "due".' },
    ])
  })

  test('a file called otherwise than its kind, and one without fields', () => {
    expect(checkRecord(good.join('\n'), 'other.md').faults[0]).toEqual({
      line: 1,
      message: 'The file of "promise" is called promise.md.',
    })
    expect(checkRecord('').kind).toBeUndefined()
    expect(check([...head]).faults.map(({ message }) => message)).toContain(
      'There is no field ("## text line needed").',
    )
  })
})

test('a writer’s own kind loads, and is told where it reads otherwise', () => {
  const { kind, advice } = planted(37, 'Why did she leave!')
  expect(kind).toBeDefined()
  expect(advice.map(({ line }) => line)).toEqual([36, 36, 36])
  expect(planted(28, '- well: well done').advice).toHaveLength(1)
  expect(planted(17, 'note: You should not.').advice).toEqual([
    { line: 17, message: 'note: "You should" is not how unearth speaks.' },
  ])
})

describe('never throws', () => {
  const fits = (text: string) => {
    const { kind, faults } = checkRecord(text, 'promise.md')
    const lines = text.split(/\r\n|\r|\n/).length
    expect(kind === undefined).toBe(faults.length > 0)
    for (const { line, message } of faults) {
      expect(line).toBeGreaterThanOrEqual(1)
      expect(line).toBeLessThanOrEqual(lines + 1)
      expect(message).toMatch(/\.$/)
    }
    expect(faults).toEqual(faults.toSorted((a, b) => a.line - b.line))
  }

  test('whatever the text is', () => {
    const noise = fc.string({ unit: 'binary', maxLength: 200 })
    fc.assert(fc.property(noise, fits))
    fc.assert(fc.property(noise, noise, (a, b) => fits(`---\n${a}\n---\n${b}`)))
  })

  test('whatever a good file’s lines are swapped for, doubled, or left without', () => {
    const bit = fc.constantFrom(
      '---',
      '## ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      'id: ',
      '',
      'text',
      ' line',
      ' scale 0-10',
      ' needed',
      ':',
      ' · ',
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length), fc.nat(2), fc.array(bit)), { maxLength: 4 }),
        (edits) => {
          const lines = [...good]
          for (const [at, cut, bits] of edits) lines.splice(at, cut, bits.join(''))
          fits(lines.join('\n'))
        },
      ),
      { numRuns: 500 },
    )
  })
})
