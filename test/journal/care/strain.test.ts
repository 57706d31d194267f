// What speaks for a rest: each signal by itself, and silence where there is none.
import { expect, test } from 'vitest'
import { loadLexicons, loadPickers } from '../../../src/files/content.ts'
import { signalsIn } from '../../../src/journal/care/strain.ts'

const lexicons = loadLexicons()
const calm = { heavy: false, seconds: 600 }
const given = {
  pages: ['We walked to the harbour.'],
  day: '2026-11-24',
  past: [],
  sat: [calm],
  today: [calm],
  lexicons,
  distress: loadPickers().heavy,
}

/** Texts with hardly a content word in common. */
const varied = Array.from({ length: 20 }, (_, entry) =>
  Array.from({ length: 40 }, (_, word) =>
    `${'bcdfgh'[entry % 6]}a${'klmnpr'[word % 6]}o${entry}x${word}`.replace(
      /\d/g,
      (n) => 'aeioubcdfg'[Number(n)] ?? 'a',
    ),
  ).join(' '),
)
const same =
  'kitchen quiet table phone waiting window street lamp engine keys drawer letter empty glass winter radio stairs cellar garden ladder apron kettle'

/** One evening each, the latest first. */
const evenings = (texts: readonly string[]) =>
  texts.map((text, back) => ({ text, day: `2026-11-${String(23 - back).padStart(2, '0')}` }))

test('nothing speaks for a rest after an ordinary evening', () => {
  expect(signalsIn(given)).toEqual([])
  expect(signalsIn({ ...given, past: evenings(varied) })).toEqual([])
})

test('a loop is close to the last entries and brings no new words', () => {
  expect(
    signalsIn({ ...given, pages: [same], past: evenings([`${same} apple`, ...varied]) }),
  ).toEqual(['loop'])
  expect(
    signalsIn({ ...given, pages: [varied[0] ?? ''], past: evenings(varied.slice(1)) }),
  ).toEqual([])
})

/** What each night of a journal says, from its first on. */
const nights = (texts: readonly string[]) =>
  texts.map((text, night) =>
    signalsIn({
      ...given,
      pages: [text],
      day: `night ${night}`,
      past: texts
        .slice(0, night)
        .map((earlier, at) => ({ text: earlier, day: `night ${at}` }))
        .toReversed(),
    }),
  )
const why =
  'Why did I do it, why, what is wrong with me. I lie awake beside the window and hear the street, the same kitchen light, the phone, and I cannot find an answer anywhere in me. The car park, the rented room, the coat on the chair, her face at breakfast, the train, the lie.'
const clause = (night: number) => `${why} Tonight ${['rain', 'wind', 'snow', 'fog'][night % 4]}.`

test('fourteen nights of one page: from the third on it is a loop, every night, and it never falls asleep', () => {
  const found = nights(Array.from({ length: 14 }, () => same))
  expect(found.slice(0, 2)).toEqual([[], []])
  for (const signals of found.slice(2)) expect(signals).toEqual(['loop'])
})

test('one varied clause a night is the same page', () => {
  const found = nights(Array.from({ length: 16 }, (_, night) => clause(night)))
  for (const signals of found.slice(2)) expect(signals).toContain('loop')
})

test('after ten varied evenings, nights that go round are loops, the seventh as the second', () => {
  const found = nights([...varied.slice(0, 10), ...Array.from({ length: 7 }, () => why)])
  expect(found.slice(0, 11).flat()).toEqual(['why'])
  for (const signals of found.slice(11)) expect(signals).toContain('loop')
})

test('a page written twice in one night, and a short line every night, are no loop', () => {
  const twice = { ...given, pages: [same], past: [{ text: same, day: given.day }] }
  expect(signalsIn(twice)).toEqual([])
  expect(nights(Array.from({ length: 9 }, () => 'Slept. Walked the dog.')).flat()).toEqual([])
})

test('the same why three times in one page; in three pages, or told, it is none', () => {
  const asked = 'Why? Why did I? What’s wrong with me?'
  expect(signalsIn({ ...given, pages: [asked] })).toEqual(['why'])
  expect(signalsIn({ ...given, pages: ['Why?', 'Why?', 'Why?'] })).toEqual([])
  const told = 'That is why I left. The reason why I lied. I know why. She asked why.'
  expect(signalsIn({ ...given, pages: [told] })).toEqual([])
})

test('three verdicts and no act; an act beside them is enough to say nothing', () => {
  const verdicts = 'I am a monster. I ruin everything. I hate myself.'
  expect(signalsIn({ ...given, pages: [verdicts] })).toEqual(['verdicts'])
  expect(signalsIn({ ...given, pages: [`${verdicts} I lied to them.`] })).toEqual([])
})

test('heavier after than before in two of the last three', () => {
  const worse = { ...calm, state: 'steady', after: 'shame' }
  const better = { ...calm, state: 'shame', after: 'steady' }
  expect(signalsIn({ ...given, sat: [worse, better, worse] })).toEqual(['heavier'])
  expect(signalsIn({ ...given, sat: [worse, better, better, worse] })).toEqual([])
  expect(signalsIn({ ...given, sat: [{ ...calm, state: 'shame', after: 'fear' }, worse] })).toEqual(
    [],
  )
})

test('more than three quarters of an hour, or a second heavy walk in one day', () => {
  expect(signalsIn({ ...given, today: [calm, { heavy: false, seconds: 2200 }] })).toEqual(['long'])
  const heavy = { heavy: true, seconds: 60 }
  expect(signalsIn({ ...given, today: [heavy, heavy] })).toEqual(['long'])
  expect(signalsIn({ ...given, today: [heavy, calm] })).toEqual([])
})
