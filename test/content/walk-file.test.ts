// Reading a walk's file: what it takes, and what it says, with line numbers, of what it does not.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadWalks } from '../../src/files/content.ts'
import { listOf, readFrontMatter } from '../../src/journal/content/front-matter.ts'
import { checkWalk } from '../../src/journal/content/walk-file.ts'
import type { Keeps, Shown, Walk } from '../../src/journal/walk/walk.ts'

const head = [
  '---',
  'id: small-repairs',
  'code: SMR',
  'title: Small repairs',
  'purpose: One sentence.',
  'minutes: 10',
  'intensity: low',
  'processes: [trust]',
  'phases: [rebuild]',
  'ps: [protective]',
  'audience: either',
  'close: A line to finish: …',
  '---',
  '',
]
const body = [1, 2, 3, 4, 5, 6].flatMap((n) => [
  `## SMR-0${n}`,
  '',
  `Question ${n}, in one paragraph?`,
  '',
  `- SMR-0${n}a: And under that?`,
  '',
])
const good = [...head, ...body]
const file = (lines: readonly string[]) => lines.join('\n')

/** The good file with one of its lines (1 is the first) put otherwise. */
const planted = (line: number, text: string) =>
  checkWalk(file(good.with(line - 1, text)), 'small-repairs.md')

function printed(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map((each) => [each].flat().join('+')).join(', ')}]`
  }
  if (typeof value !== 'object') return String(value)
  const [of, kind, asked] = Object.values(value ?? {})
  return [[of, kind].join(' of '), ...(asked === undefined ? [] : [asked])].join(': ')
}

function printedKeeps({ kind, value, fields, whole }: Keeps): string {
  const named = value === undefined ? kind : `${kind}/${value}`
  const into = fields.length === 0 ? named : `${named}.${fields.join('+')}`
  return whole ? `${into} whole` : into
}

function printedShown(shown: Shown): string {
  if ('question' in shown) return shown.question
  return shown.value === undefined ? shown.kind : `${shown.kind}/${shown.value}`
}

/** A walk as the file it could have come from. */
function print(walk: Walk): string {
  const { questions, ...keys } = walk
  const lines = Object.entries(keys).flatMap(([key, value]) =>
    key === 'file' ? [] : [`${key}: ${printed(value)}`],
  )
  const asked = questions.map((question) => {
    const { id, rev, text, needs, keeps, shows, apart, care, asks, box, hurt, probes } = question
    const flags = {
      needs,
      rev: rev === 1 ? undefined : rev,
      keeps: keeps && printedKeeps(keeps),
      shows: shows?.map(printedShown).join('+'),
      asks,
      box,
    }
    const behind = Object.entries(flags).flatMap(([flag, word]) =>
      word === undefined ? [] : [`${flag} ${word}`],
    )
    const heading = [
      '##',
      id,
      ...behind,
      ...(care ? ['care'] : []),
      ...(apart ? ['apart'] : []),
    ].join(' ')
    const items = probes.flatMap((p) => [
      `- ${p.id}: ${p.text}`,
      ...(p.hurt === undefined ? [] : [`- ${p.id} hurt: ${p.hurt}`]),
    ])
    return [
      heading,
      text,
      [...(hurt === undefined ? [] : [`- hurt: ${hurt}`]), ...items].join('\n'),
    ].join('\n\n')
  })
  return `---\n${lines.join('\n')}\n---\n\n${asked.join('\n\n')}\n`
}

/** A walk without the lines its parts stand on. */
const bare = (walk: Walk | undefined) =>
  JSON.parse(
    JSON.stringify(walk, (key, value) => (key === 'line' || key === 'file' ? undefined : value)),
  )

test('a good file is a walk, with the line of every question and probe', () => {
  const { walk, faults, advice } = checkWalk(file(good), 'small-repairs.md')
  expect(faults).toEqual([])
  expect(advice).toEqual([])
  expect(walk).toMatchObject({ id: 'small-repairs', minutes: 10, processes: ['trust'] })
  expect(walk?.questions[0]).toEqual({
    id: 'SMR-01',
    rev: 1,
    text: 'Question 1, in one paragraph?',
    line: 15,
    probes: [{ id: 'SMR-01a', text: 'And under that?', line: 19 }],
  })
})

test('what is printed and read again is the same walk', () => {
  for (const walk of loadWalks([]).walks) {
    const again = checkWalk(print(walk), `${walk.id}.md`)
    expect(again.faults).toEqual([])
    expect(bare(again.walk)).toEqual(bare(walk))
  }
})

test('any question a person could type comes back as typed', () => {
  const words = fc
    .stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} ,;:'’"“”?.()-]*$/u)
    .map((text) => text.trim().replace(/\s+/g, ' '))
  const question = fc.record({
    text: words,
    probes: fc.array(words, { maxLength: 4 }),
    needs: fc.boolean(),
    rev: fc.integer({ min: 1, max: 9 }),
  })
  fc.assert(
    fc.property(fc.array(question, { minLength: 1, maxLength: 9 }), words, (asked, title) => {
      const walk: Walk = {
        id: 'small-repairs',
        code: 'SMR',
        title,
        purpose: 'One sentence.',
        minutes: 10,
        intensity: 'low',
        processes: ['trust', 'atone'],
        phases: ['rebuild'],
        ps: ['protective'],
        audience: 'either',
        close: 'A line.',
        questions: asked.map(({ text, probes, needs, rev }, at) => ({
          id: `SMR-0${at + 1}`,
          rev,
          text,
          probes: probes.map((probe, p) => ({
            id: `SMR-0${at + 1}${'abcd'[p]}`,
            text: probe,
            line: 1,
          })),
          line: 1,
          ...(needs ? { needs: 'other' as const } : {}),
        })),
      }
      const read = checkWalk(print(walk))
      expect(read.faults).toEqual([])
      expect(bare(read.walk)).toEqual(bare(walk))
    }),
    { numRuns: 150 },
  )
})

test('line ends of another system, and a mark at the start, change nothing', () => {
  const plain = checkWalk(file(good))
  expect(checkWalk(`\uFEFF${good.join('\r\n')}`)).toEqual(plain)
  expect(checkWalk(good.join('\r'))).toEqual(plain)
})

describe('never throws', () => {
  const fits = (text: string) => {
    const { walk, faults } = checkWalk(text, 'x.md')
    const lines = text.split(/\r\n|\r|\n/).length
    expect(walk === undefined).toBe(faults.length > 0)
    for (const { line, message } of faults) {
      expect(line).toBeGreaterThanOrEqual(1)
      expect(line).toBeLessThanOrEqual(lines + 1)
      expect(message).toMatch(/\.$/)
    }
    expect(faults).toEqual(faults.toSorted((a, b) => a.line - b.line))
  }
  const noise = fc.string({ unit: 'binary', maxLength: 200 })

  test('whatever the text is', () => {
    fc.assert(fc.property(noise, fits))
  })

  test('whatever stands between two lines of dashes', () => {
    fc.assert(fc.property(noise, noise, (a, b) => fits(`---\n${a}\n---\n${b}`)))
  })

  test('whatever a good file’s lines are swapped for, doubled, or left without', () => {
    const bit = fc.constantFrom('---', '## ', '- ', '[', ']', '{', 'id: ', '', 'SMR-01', 'rev', ':')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length), fc.nat(2), fc.array(bit)), { maxLength: 4 }),
        (edits) => {
          const lines = [...good]
          for (const [at, cut, bits] of edits) lines.splice(at, cut, bits.join(''))
          fits(file(lines))
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('a fault is said at its line', () => {
  test.each([
    ['a key that is none', 4, 'colour: blue', '"colour" is not a key of a walk'],
    ['a key said twice', 5, 'id: again', '"id" is here twice.'],
    ['a line that is no key', 5, 'just words', 'A line here is "key: value".'],
    ['an id in capitals', 2, 'id: Small', '"id" is lower-case letters'],
    ['a code of one letter', 3, 'code: S', '"code" is two to six capitals'],
    ['no minutes at all', 6, 'minutes: 0', '"minutes" is a number'],
    ['minutes in words', 6, 'minutes: ten', '"minutes" is a number'],
    ['an intensity that is none', 7, 'intensity: mild', '"intensity" is one of low, medium, high'],
    ['a process that is none', 8, 'processes: [trust, heal]', '"heal" is not known'],
    ['a list without brackets', 8, 'processes: trust', '"processes" is a list'],
    ['an empty list', 9, 'phases: []', '"phases" has at least one'],
    ['a name every object has', 10, 'ps: [constructor]', '"constructor" is not known'],
    ['an audience that is none', 11, 'audience: all', '"audience" is one of'],
    ['no close', 12, 'close:', '"close" is missing.'],
    ['text before the first question', 14, 'Hello.', 'belongs to none'],
    ['a heading of another depth', 21, '# SMR-02', 'A question’s heading is'],
    [
      'a heading with more after it',
      21,
      '## SMR-02 needs partner',
      '"needs" is written "needs other"',
    ],
    ['a record in capitals', 21, '## SMR-02 keeps Factor', '"keeps" is written'],
    ['a record of no name', 21, '## SMR-02 keeps', '"keeps" is written'],
    ['a value of two words', 21, '## SMR-02 keeps factor/a/b', '"keeps" is written'],
    ['all of nothing', 21, '## SMR-02 whole', '"whole" stands behind'],
    ['earlier words of no name', 21, '## SMR-02 shows SMR-1', '"shows" is written'],
    [
      'a question that only quotes',
      23,
      'Of “{PRS-02}”, what else?',
      'asks something without its quote',
    ],
    ['a flag that is none', 21, '## SMR-02 careful', '"careful" is not known behind'],
    ['a flag every object has', 21, '## SMR-02 constructor', '"constructor" is not known behind'],
    ['a flag said twice', 21, '## SMR-02 care care', '"care" is here twice.'],
    ['another feeling', 21, '## SMR-02 asks joy', '"asks" is written "asks fear"'],
    ['a box of two words', 21, '## SMR-02 box Why Now', '"box" is written'],
    ['a length that is none', 12, 'close: x\nlength: long', '"length" is one of short, lines.'],
    ['an offer that is none', 12, 'close: x\noffer: some', '"offer" is one of broke, hurt, never'],
    ['something with three', 12, 'close: x\nwith: three', '"with" is two, or not there.'],
    ['a use that is none', 12, 'close: x\nfor: fun', '"for" is one of write'],
    ['an empty key', 12, 'close: x\noffer:', '"offer" is one of'],
    ['what it shows, of nothing', 12, 'close: x\nshows: ticks', '"shows" is a field and its kind'],
    ['a review of nothing', 12, 'close: x\nreviews: [SMR-77]', '"reviews" is a list of questions'],
    ['what it settles, unasked', 12, 'close: x\nsettles: held of limit', '"settles" is an event'],
    ['another way to dig', 12, 'close: x\ndig: deep', '"dig" is gentle, or not there.'],
    [
      'a course of one',
      12,
      'close: x\ncourse: [SMR-01]',
      'a list of questions of this walk, a sitting each',
    ],
    ['a course in words', 12, 'close: x\ncourse: all', '"course" is none, or a list'],
    [
      'a course of strangers',
      12,
      'close: x\ncourse: [SMR-01, SMR-02, SMR-03, PRS-01]',
      '"PRS-01" in "course"',
    ],
    ['a number of one digit', 21, '## SMR-2', 'A question’s heading is'],
    ['another walk’s code', 21, '## PRS-02', 'does not begin with the walk’s code, SMR'],
    ['an id used before', 21, '## SMR-01', '"SMR-01" is here twice.'],
    ['a question without text', 23, '', '"SMR-02" asks nothing.'],
    ['a probe of another question', 25, '- SMR-01b: And?', 'A probe of this question is'],
    ['a probe without an id', 25, '- And under that?', 'A probe of this question is'],
    ['text after the probes', 26, 'One more thing.', 'comes before its probes'],
    ['a name that is none', 21, '## SMR-02', undefined],
  ] as const)('%s', (_, line, text, message) => {
    const { walk, faults } = planted(line, text)
    if (message === undefined) {
      expect(faults).toEqual([])
      return
    }
    expect(walk).toBeUndefined()
    const at = /asks (nothing|something)/.test(message)
      ? 21
      : message.includes('is missing')
        ? faults[0]?.line
        : line + text.split('\n').length - 1
    expect(
      faults
        .filter((fault) => fault.line === at)
        .map((fault) => fault.message)
        .join('\n'),
    ).toContain(message)
  })

  test('and what could read better is told beside it, in one round', () => {
    const { walk, faults, advice } = checkWalk(
      file(good.with(5, 'minutes: ten').with(22, 'Why did she go?')),
      'small-repairs.md',
    )
    expect(walk).toBeUndefined()
    expect(faults.map(({ line }) => line)).toEqual([6])
    expect(advice.map(({ line }) => line)).toEqual([21, 21])
  })

  test('a file called otherwise than its walk', () => {
    expect(checkWalk(file(good), 'other.md').faults).toEqual([
      { line: 1, message: 'The file of "small-repairs" is called small-repairs.md.' },
    ])
  })

  test('a file that ends after its front matter', () => {
    expect(checkWalk(file(head)).faults.map(({ message }) => message)).toEqual([
      'There is no question ("## CODE-01").',
    ])
  })

  test('all of them at once, in the file’s order', () => {
    const lines = good.with(5, 'minutes: x').with(20, '## PRS-02').with(24, '- no')
    expect(checkWalk(file(lines)).faults.map(({ line }) => line)).toEqual([6, 21, 25])
  })

  test('a third person in a question that every writer is asked', () => {
    expect(planted(23, 'What of {other}?').faults[0]?.message).toContain('needs other')
    const lines = good.with(20, '## SMR-02 needs other').with(22, 'What of {other}?')
    expect(checkWalk(file(lines)).faults).toEqual([])
  })
})

test.each([
  ['## SMR-02', undefined],
  ['## SMR-02 keeps factor', { kind: 'factor', fields: [] }],
  ['## SMR-02 needs other rev 3 keeps and-statement', { kind: 'and-statement', fields: [] }],
  ['## SMR-02 keeps factor care rev 2 needs other', { kind: 'factor', fields: [] }],
  ['## SMR-02 keeps factor/protective', { kind: 'factor', value: 'protective', fields: [] }],
  ['## SMR-02 keeps and-statement.a+b rev 2', { kind: 'and-statement', fields: ['a', 'b'] }],
  ['## SMR-02 keeps story.text whole', { kind: 'story', fields: ['text'], whole: true }],
])('%s keeps %s', (heading, keeps) => {
  const { walk, faults } = planted(21, heading)
  expect(faults).toEqual([])
  expect(walk?.questions[1]?.keeps).toEqual(keeps)
})

test('earlier words: answers, records, records with a value', () => {
  const { walk, faults } = planted(21, '## SMR-02 shows PRS-01+PRS-close+story+factor/protective')
  expect(faults).toEqual([])
  expect(walk?.questions[1]?.shows).toEqual([
    { question: 'PRS-01' },
    { question: 'PRS-close' },
    { kind: 'story' },
    { kind: 'factor', value: 'protective' },
  ])
})

describe('names that are not filled in', () => {
  test('a strange name in a question is a fault', () => {
    expect(planted(23, 'What of {friend}?').faults[0]?.message).toContain(
      '"{friend}" is not a name',
    )
  })

  test('the line is the text’s own, also a probe’s', () => {
    expect(planted(25, '- SMR-02a: What of {friend}?').faults[0]?.line).toBe(25)
  })

  test('a strange name in the close is a fault: the close is asked too', () => {
    expect(planted(12, 'close: Say it to {friend}.').faults[0]?.line).toBe(12)
  })

  test('the close is asked of every writer, so it has no third person', () => {
    expect(planted(12, 'close: Say it to {other}.').faults[0]?.line).toBe(12)
  })
})

describe('one slip is one fault', () => {
  test('a heading of another depth, twice', () => {
    const { faults } = checkWalk(file([...good, '### notes', '', '### more notes', '']))
    expect(faults.map(({ message }) => message).join('\n')).not.toContain('""')
  })

  test('a space after the closing dashes', () => {
    expect(planted(13, '--- ').faults).toEqual([])
  })

  test('a probe that an editor wrapped at its margin', () => {
    expect(planted(26, '  and the rest of it?').faults).toEqual([])
  })

  test('revisions are counted from 1', () => {
    expect(planted(21, '## SMR-02 rev 0').faults).toHaveLength(1)
  })
})

test('front matter is words after the first colon; the rest of the line is the value', () => {
  const { values, body, bodyLine } = readFrontMatter('---\nclose: Ask: what, when?\n\n---\nrest')
  expect(values.get('close')).toEqual({ value: 'Ask: what, when?', line: 2 })
  expect({ body, bodyLine }).toEqual({ body: ['rest'], bodyLine: 5 })
})

test('a list is between brackets', () => {
  expect(listOf('[a, b]')).toEqual(['a', 'b'])
  expect(listOf('[ ]')).toEqual([])
  expect(listOf('a, b')).toBeUndefined()
  expect(listOf('[a')).toBeUndefined()
})
