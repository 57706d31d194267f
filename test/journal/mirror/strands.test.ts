// What comes back: words and moves in three entries of two walks on two days; and how a page lies to what was written before.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadLexicons } from '../../../src/files/content.ts'
import { against } from '../../../src/journal/mirror/against.ts'
import { balanceOf, wordsOf } from '../../../src/journal/mirror/over-time.ts'
import { type Passing, strandsOf } from '../../../src/journal/mirror/strands.ts'
import { lightStem, wordReader } from '../../../src/journal/mirror/words.ts'

const entry = (text: string, source: string, day: string, asked = ''): Passing => ({
  id: `${source}/${day}`,
  text,
  source,
  day,
  asked,
})
const words = (entries: readonly Passing[]) =>
  strandsOf(entries, wordReader(['Sam']), new Map()).words.map(({ form }) => form)

describe('words', () => {
  test.each([
    ['voices', 'voice'],
    ['stopped', 'stop'],
    ['lies', 'lie'],
    ['promises', 'promised'],
    ['stories', 'story'],
    ['carried', 'carry'],
    ['kitchens', 'kitchen'],
    ['calling', 'called'],
    ['hoping', 'hoped'],
  ])('%s and %s are one', (a, b) => expect(lightStem(a)).toBe(lightStem(b)))

  test.each([
    ['voice', 'void'],
    ['bus', 'bush'],
    ['glass', 'glad'],
    ['thing', 'thin'],
  ])('%s and %s are two', (a, b) => expect(lightStem(a)).not.toBe(lightStem(b)))

  test('names, figures, addresses and what everybody writes are left out', () => {
    const read = wordReader(['Sam'])
    const text =
      "Sam’s voice was on the phone with Marta in room 12b, https://example.org/voice, and I didn't know."
    expect(read(text).map(({ form }) => form)).toEqual(['voice', 'phone', 'room'])
  })

  test('each stands where it says, in whatever text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { form, start, end } of wordReader()(text))
          expect(text.slice(start, end)).toBe(form)
      }),
    )
  })
})

describe('a strand', () => {
  const three = [
    entry('A friendly voice on the phone.', 'presenting', '1'),
    entry('The voices in the office were friendly.', 'momentum', '2'),
    entry('Her voice, through the door.', 'momentum', '3'),
  ]

  test('is a word in three entries of two walks on two days, with its places', () => {
    const [strand] = strandsOf(three, wordReader(), new Map()).words
    expect(strand).toMatchObject({ form: 'voice', sources: 2 })
    expect(strand?.entries).toEqual(['presenting/1', 'momentum/2', 'momentum/3'])
  })

  test.each([
    ['two entries', three.slice(0, 2)],
    ['one walk', three.map((each) => ({ ...each, source: 'presenting' }))],
    ['one day', three.map((each) => ({ ...each, day: '1' }))],
    ['an echo of what was asked', three.map((each) => ({ ...each, asked: 'Whose voice was it?' }))],
    [
      'a name',
      three.map((each) => ({
        ...each,
        text: 'Sam called. Then Marta came. Marta left with Marta.',
      })),
    ],
  ])('is not %s', (_, entries) => expect(words(entries)).toEqual([]))

  test('is no word that stands in every entry once there are twenty', () => {
    const days = Array.from({ length: 24 }, (_, at) =>
      entry(`kitchen ${at % 7 === 0 ? 'harbour' : 'rain'}`, `w${at % 3}`, String(at)),
    )
    expect(words(days)).toEqual(['harbour'])
  })

  test('is a move where a signal comes back', () => {
    const moves = new Map([
      ['soften', (text: string) => text.includes('friendly')],
      ['blame', () => false],
    ])
    const more = [...three, entry('a friendly line', 'notes', '4')]
    expect(strandsOf(more, wordReader(), moves).moves).toMatchObject([
      {
        what: 'move',
        of: 'soften',
        entries: ['presenting/1', 'momentum/2', 'notes/4'],
        sources: 3,
      },
    ])
  })
})

describe('against what was written before', () => {
  const usual = Array.from(
    { length: 12 },
    (_, at) =>
      `The office was loud and the meeting ran long. I drove home along the river and parked under the bridge number ${at}. ${'Office, meeting, river, bridge, supper, kitchen, phone, silence, window, garden. '.repeat(7)}`,
  )
  const planted = 'Grandfather locked the piano and swallowed the little brass key.'

  test('the planted memory is the line furthest from the usual words', () => {
    const text = `The office was loud. I drove home along the river to the kitchen. ${planted} The meeting ran long and the phone was silent.`
    const [first] = against(usual, text, wordReader()).furthest
    expect(text.slice(first?.start, first?.end)).toBe(planted)
  })

  test('names, figures and slips of the keys do not make a line far', () => {
    const slips = 'The offcie meeeting ran along the rivver bridge kitchin.'
    const names =
      'Then Wolfgang met Xaver in Quedlinburg under the bridge with supper in the kitchen garden.'
    const text = `${slips} ${names} ${planted}`
    const [first] = against(usual, text, wordReader(['Wolfgang'])).furthest
    expect(text.slice(first?.start, first?.end)).toBe(planted)
    const all = against(usual, `${slips} ${planted}`, wordReader()).furthest
    expect(all.map(({ start }) => start)).toEqual([slips.length + 1])
  })

  test('nothing is said of the first entries, or of a short one', () => {
    expect(against(usual.slice(0, 6), planted, wordReader())).toEqual({
      furthest: [],
      returning: [],
    })
    expect(against(usual, planted, wordReader()).newness).toBeUndefined()
  })

  test('how new its words are is one of three', () => {
    const fresh = Array.from(
      { length: 70 },
      (_, at) => `word${String.fromCharCode(97 + (at % 26))}${'xyz'[Math.floor(at / 26)]}`,
    ).join(' ')
    expect(against(usual, fresh, wordReader()).newness).toBe('new')
    const varied = usual.map(
      (text, at) => `${'abcdefghijkl'[at]}pple ${'abcdefghijkl'[at]}erry ${text}`,
    )
    expect(against(varied, usual[3] ?? '', wordReader()).newness).toBe('familiar')
  })

  test('returning words were here before, and are more frequent today', () => {
    const text =
      'Silence at supper. Silence in the car, silence after the silence. Trombone, trombone.'
    expect(
      against(
        usual.map((each) => each.replace(/silence, /g, '')).concat('One silence.'),
        text,
        wordReader(),
      ).returning,
    ).toEqual(['silence'])
  })
})

test('over sittings stand the words as they were typed, and people in an order', () => {
  const pages = [
    { id: '1', text: 'Because I was tired, and it made no sense. I wonder why.', theirs: [] },
  ]
  expect(wordsOf(pages, ['causal', 'insight'], loadLexicons())).toEqual([
    'Because',
    'wonder',
    'why',
  ])
  expect(
    balanceOf([
      { id: '1', text: 'I lied to her. I hid it. I knew. My phone. You know.', theirs: [] },
    ]),
  ).toEqual({
    mostly: ['I'],
    some: ['they', 'you'],
    little: [],
    none: ['we'],
  })
  expect(balanceOf([{ id: '1', text: 'Rain.', theirs: [] }])).toBeUndefined()
})
