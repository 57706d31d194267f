// What speaks for a rest: each signal by itself, and silence where there is none.
import { expect, test } from 'vitest'
import { loadLexicons, loadPickers } from '../../../src/files/content.ts'
import { signalsIn } from '../../../src/journal/care/strain.ts'

const lexicons = loadLexicons()
const calm = { heavy: false, seconds: 600 }
const given = {
  text: 'We walked to the harbour.',
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

test('nothing speaks for a rest after an ordinary evening', () => {
  expect(signalsIn(given)).toEqual([])
  expect(signalsIn({ ...given, past: varied })).toEqual([])
})

test('a loop is close to the last entries and brings no new words', () => {
  expect(signalsIn({ ...given, text: same, past: [`${same} apple`, ...varied] })).toEqual(['loop'])
  expect(signalsIn({ ...given, text: varied[0] ?? '', past: varied.slice(1) })).toEqual([])
})

test('a young journal has no loops', () => {
  expect(signalsIn({ ...given, text: same, past: [same, same, same] })).toEqual([])
})

test('three verdicts and no act; an act beside them is enough to say nothing', () => {
  const verdicts = 'I am a monster. I ruin everything. I hate myself.'
  expect(signalsIn({ ...given, text: verdicts })).toEqual(['verdicts'])
  expect(signalsIn({ ...given, text: `${verdicts} I lied to them.` })).toEqual([])
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
