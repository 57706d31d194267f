// The therapist's page: what comes first, what is said of it, and what has room.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadSheet } from '../../../src/files/content.ts'
import { fitted, wordCount } from '../../../src/journal/view/first-page.ts'
import { type Material, sheetBoxes } from '../../../src/journal/view/formulation.ts'
import { entry, event, marked, material, record } from './entries.ts'

const plan = loadSheet('therapist')
const boxOf = (id: string, given: Material) => {
  const at = plan.findIndex((each) => each.id === id)
  return sheetBoxes(given, plan, 'therapist')[at]
}
const linesOf = (id: string, given: Material) => boxOf(id, given)?.lines.map(({ text }) => text)

const cared = (question: string, care: string | undefined, text: string, moment?: string) =>
  entry(
    'answer',
    { question, asked: `Asked as ${question}? Said behind it.`, ...(care ? { care } : {}) },
    text,
    moment,
  )

test('risk and where things stand are the first two boxes, for a session too', () => {
  expect(plan.slice(0, 2).map(({ id }) => id)).toEqual(['safety', 'status'])
  expect(plan.filter(({ also }) => also === 'session').map(({ id }) => id)).toEqual([
    'safety',
    'status',
  ])
  for (const { empty } of plan.slice(0, 2)) {
    expect(empty).toBe('nothing was written here; please ask')
  }
})

describe('safety first', () => {
  test('every answer that needed care is there: its question, its word, its words; what is no "no" first, then the latest', () => {
    const given = material([
      cared('SUP-08', 'no', 'None.', '2026-11-01T20:00'),
      cared('SUP-08', 'yes', 'At night.', '2026-11-02T20:00'),
      cared('SUP-08', 'no', 'Not now.', '2026-11-03T20:00'),
      cared('SUP-07', undefined, 'Before there was a word.', '2026-10-01T20:00'),
      cared('STB-12', 'not sure', 'Maybe money.', '2026-11-04T20:00'),
      entry('answer', { question: 'NED-01' }, 'Something else.'),
    ])
    expect(boxOf('safety', given)?.lines.map(({ asked, text }) => [asked, text])).toEqual([
      ['Asked as STB-12?', 'not sure: Maybe money.'],
      ['Asked as SUP-08?', 'yes: At night.'],
      ['Asked as SUP-07?', 'Before there was a word.'],
      ['Asked as SUP-08?', 'no: Not now.'],
      ['Asked as SUP-08?', 'no: None.'],
    ])
  })

  test('an answer to a question that is not there any more still counts, by its word', () => {
    expect(linesOf('safety', material([cared('GONE-01', 'yes', 'It is so.')]))).toEqual([
      'yes: It is so.',
    ])
  })

  test('a question of that kind that was left open stands here, and not among the open questions', () => {
    const floor = entry('floor', { question: 'SUP-08', asked: 'Is it so?' }, 'Is it so?')
    const given = material([floor])
    expect(linesOf('safety', given)).toEqual(['I do not know yet'])
    expect(linesOf('open', given)).toEqual([])
    const answered = entry('floor', { question: 'SUP-08', answered: 'x' }, 'Is it so?')
    expect(linesOf('safety', material([answered]))).toEqual([])
  })

  test.each([
    ['hard-talk', { heard: 'x', frightening: 'yes' }, ['yes']],
    ['hard-talk', { heard: 'x', frightening: 'no' }, ['no']],
    ['hard-talk', { heard: 'x' }, []],
    ['transparency', { what: 'x', offered: 'extracted' }, ['extracted']],
    ['transparency', { what: 'x', offered: 'offered' }, []],
    ['plan', { first_thing: 'x', unsafe: 'the rent' }, ['the rent']],
    ['plan', { first_thing: 'x', unsafe: '  ' }, []],
    ['plan', { first_thing: 'x', unsafe: 'No.' }, ['No.']],
  ])('of a %s with %j: %j', (kind, values, lines) => {
    expect(linesOf('safety', material([record(kind, values)]))).toEqual(lines)
  })

  test('a word that was chosen stands behind its own label, and nowhere else in its record', () => {
    const talk = record('hard-talk', { heard: 'Yes, I was late.', frightening: 'yes' })
    const [line] = boxOf('safety', material([talk]))?.lines ?? []
    const [place, ...others] = line?.places ?? []
    expect(talk.revision.text.slice(place?.start, place?.end)).toBe('frightening: yes')
    expect(others).toEqual([])
  })
})

test.each([
  [record('decision', { state: 'not-yet', statement: 'I wait.' }), 'Decided: not yet'],
  [
    record('breach', {
      what: 'I wrote to K.',
      duration: 'months',
      came_out: 'some',
      came_on: '2026-10-03',
      now: 'over',
    }),
    'I wrote to K.; went on months; came to light: some of each, 2026-10-03; now: it is over',
  ],
  [record('breach', { what: 'I wrote to K.' }), 'I wrote to K.'],
  [
    record('contact-route', {
      route: 'work mail',
      state: 'cannot-close',
      narrowest: 'with Jo in copy',
    }),
    'Contact, not closed: work mail, cannot be closed; with Jo in copy',
  ],
  [record('contact-route', { route: 'the app', state: 'closed' }), 'Contact, closed: the app'],
  [record('told', { who: 'Jo', state: 'told', level: 'outline' }), 'Knows: Jo, the outline'],
  [record('plan', { first_thing: 'x', professional: 'A., Tuesdays' }), 'Help: A., Tuesdays'],
] as const)('where things stand: %#', (kept, line) => {
  expect(linesOf('status', material([kept]))).toEqual([line])
})

test('a story of several paragraphs says where each begins, and what is held of it reaches over them', () => {
  const text = 'It began with the quiet.\n\nThen I lied.'
  const story = record('story', { text, ticks: ['sense'] })
  const given = material([story])
  expect(linesOf('story', given)).toEqual([
    'Version 1. It began with the quiet. ¶ Then I lied. Ticked: it makes sense.',
  ])
  const places = boxOf('story', given)?.lines.flatMap((line) => line.places)
  const words = places?.map(({ start, end }) => story.revision.text.slice(start, end))
  expect(words).toContain(text)
})

test('when it came out is there where the writer said it', () => {
  const note = entry('note', {}, 'x')
  expect(linesOf('status', material([note], [], { cameOut: 'not yet' }))).toEqual([
    'Came out: not yet',
  ])
})

test('why now is what was last chosen for a session; what is in the trash is gone from it', () => {
  const note = entry('note', {}, 'I said it was work.')
  const topics = [
    { text: 'I said it was work.', wish: 'be asked', entry: note.id },
    { text: 'my own', wish: '', entry: '' },
    { text: 'from the trash', wish: '', entry: 'gone' },
  ]
  const prep = entry('prep', { topics }, 'x', '2026-11-19T20:00')
  expect(linesOf('why-now', material([note, prep]))).toEqual([
    'I said it was work. · I ask for: be asked',
    'my own',
  ])
})

test('the effect has its walk, without any record', () => {
  const given = material([entry('answer', { question: 'IMP-08' }, 'What it did to you.')])
  expect(linesOf('effect', given)).toEqual(['What it did to you.'])
})

test('a line that surprised has its question above it', () => {
  const page = entry('answer', { question: 'NED-01', asked: 'When did it begin?' }, 'No bicycle.')
  const given = material([page], [marked(page, 'surprise', 'No bicycle.')])
  expect(boxOf('surprises', given)?.lines).toMatchObject([
    { asked: 'When did it begin?', text: 'No bicycle.' },
  ])
})

test.each([
  [['20:30'], 'breaks: back on the minute said, once'],
  [['20:29', '20:00'], 'breaks: back on the minute said, twice'],
  [['20:43', '20:30'], 'breaks: back on the minute said, once; 13 minutes late, once'],
  [['20:31', '20:31'], 'breaks: a minute late, twice'],
  [['23:30'], 'breaks: 3 hours late, once'],
  [[undefined], 'breaks: no return noted, once'],
  [['20:31', '20:32', '20:33', '20:34', '20:35'], 'breaks: a minute to 5 minutes late, 5 times'],
])('returns at %j, when half past eight was said: %s', (times, line) => {
  const entries = times.flatMap((time) => {
    const taken = record('break', { said: 'air', return_at: '2026-11-18T20:30' })
    return time === undefined ? [taken] : [taken, event(taken, 'returned', `2026-11-18T${time}`)]
  })
  expect(linesOf('practice', material(entries))).toEqual([line])
})

describe('the first page', () => {
  const box = (heading: string, lines: readonly string[], empty?: string) => ({
    heading,
    most: 99,
    lines: lines.map((text, index) => ({
      id: `${heading}${index}`,
      text,
      from: '1 Nov',
      places: [],
    })),
    ...(empty === undefined ? {} : { empty }),
  })
  const anyBoxes = fc.array(
    fc.tuple(
      fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 6 }),
      fc.option(fc.constant('please ask'), { nil: undefined }),
    ),
    { maxLength: 12 },
  )

  test('has 600 words at most, and every line is on it or counted', () => {
    fc.assert(
      fc.property(anyBoxes, (sizes) => {
        const boxes = sizes.map(([lines, empty], at) =>
          box(
            `B${at}`,
            lines.map((words) => 'word '.repeat(words).trim()),
            empty,
          ),
        )
        const { first, more, left } = fitted(boxes, 50, 'too long for this page')
        const words = first.flatMap(({ heading, lines, empty = '' }) => [
          heading,
          ...(lines.length === 0 ? [empty] : lines.flatMap(({ text, from }) => [text, from])),
        ])
        expect(wordCount(words.join(' ')) + 50).toBeLessThanOrEqual(600)
        const ids = (all: typeof boxes) => all.flatMap(({ lines }) => lines.map(({ id }) => id))
        expect([...ids(first as never), ...ids(more as never)].toSorted()).toEqual(
          ids(boxes).toSorted(),
        )
        expect(left).toBe(ids(more as never).length)
      }),
    )
  })

  test('what is never empty comes first, and each of the others has a line before one has two', () => {
    const long = 'word '.repeat(250).trim()
    const short = 'word '.repeat(70).trim()
    const { first, more } = fitted(
      [box('A', [short, short]), box('B', [short, short]), box('S', [long, short], 'please ask')],
      0,
      'too long',
    )
    expect(first.map(({ lines }) => lines.length)).toEqual([2, 1, 2])
    expect(more.map(({ heading }) => heading)).toEqual(['B'])
  })

  test('a box whose lines have no room says so, and never that nothing was written', () => {
    const { first, left } = fitted(
      [box('S', ['word '.repeat(700)], 'nothing was written')],
      0,
      'too long',
    )
    expect([first[0]?.empty, left]).toEqual(['too long', 1])
  })
})
