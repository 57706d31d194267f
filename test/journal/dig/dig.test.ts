// The dig, as functions of what was told: how a strand stands, what is asked next and why, which two lines belong together, and
// when it is asked what led to what.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asksWhatLed, firsts, thens } from '../../../src/journal/dig/links.ts'
import { nextOf, type Standing } from '../../../src/journal/dig/next.ts'
import { pairOf } from '../../../src/journal/dig/pair.ts'
import { type DigStrand, filledBy, type Told } from '../../../src/journal/dig/strand.ts'
import { wordReader } from '../../../src/journal/mirror/words.ts'

const day = 86_400_000
const now = 1000 * day
const strand = (id: string, count = 3): DigStrand => ({
  id,
  title: id,
  says: '',
  part: 'presenting',
  questions: Array.from({ length: count }, (_, index) => `${id.toUpperCase()}-0${index + 1}`),
})
const strands = [strand('aa'), strand('bb'), strand('cc')]
const all = strands.flatMap(({ questions }) => questions)
const told = (question: string, days: number, text = 'a few words'): Told => ({
  entry: `${question} ${days}`,
  question,
  text,
  at: now - days * day,
})
const long = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ')
const standing = (of: Partial<Standing>): Standing => ({
  strands,
  told: [],
  open: new Set(all),
  rested: new Set(),
  waiting: new Set(),
  now,
  ...of,
})
const next = (of: Partial<Standing>, pointed?: string) => {
  const found = nextOf(standing(of), pointed)
  return found && [found.question, found.why]
}

test.each<[string, Told[], string]>([
  ['nothing', [], 'nothing'],
  ['only another strand', [told('BB-01', 1, long)], 'nothing'],
  ['empty words', [told('AA-01', 1, '  ')], 'nothing'],
  ['a line', [told('AA-01', 1)], 'little'],
  ['many words to one question', [told('AA-01', 1, `${long} ${long}`)], 'little'],
  ['words to two', [told('AA-01', 1, long), told('AA-02', 1, long)], 'words'],
])('a strand with %s', (_, words, filled) => {
  expect(filledBy(strand('aa'), words)).toBe(filled)
})

describe('what is next', () => {
  test.each<[string, Partial<Standing>, string | undefined, unknown]>([
    ['the first, where nothing is told', {}, undefined, ['AA-01', 'nothing']],
    ['where nothing is yet', { told: [told('AA-01', 1)] }, undefined, ['BB-01', 'nothing']],
    [
      'where it is thin',
      {
        told: [
          told('AA-01', 1, long),
          told('AA-02', 1, long),
          told('BB-01', 9),
          told('CC-01', 1, long),
          told('CC-03', 1, long),
        ],
      },
      undefined,
      ['BB-02', 'little'],
    ],
    [
      'of equally thin ones the one left alone longest',
      { told: [told('AA-01', 1), told('BB-01', 9), told('CC-01', 5)] },
      undefined,
      ['BB-02', 'little'],
    ],
    [
      'not twice in a row in the same',
      { told: [told('AA-01', 1), told('BB-01', 9), told('CC-01', 5)], last: 'bb' },
      undefined,
      ['CC-02', 'little'],
    ],
    ['where the writer points', { told: [told('CC-01', 1)] }, 'cc', ['CC-02', 'pointed']],
    ['what waits unfinished', { waiting: new Set(['CC-03']) }, undefined, ['CC-03', 'waits']],
    [
      'not what was skipped just now',
      { rested: new Set(['AA-01']) },
      undefined,
      ['AA-02', 'nothing'],
    ],
    [
      'the oldest, where all was answered long ago',
      { strands: [strand('aa')], told: [told('AA-01', 40), told('AA-02', 60), told('AA-03', 2)] },
      undefined,
      ['AA-02', 'little'],
    ],
    [
      'nothing, where all was answered of late',
      { strands: [strand('aa')], told: [told('AA-01', 3), told('AA-02', 3), told('AA-03', 2)] },
      undefined,
      undefined,
    ],
  ])('is %s', (_, of, pointed, expected) => {
    expect(next(of, pointed)).toEqual(expected)
  })

  test('is always open, never rested, never asked of late, and of the thinnest there is', () => {
    const some = fc.subarray(all).map((ids) => new Set(ids))
    const telling = fc.array(
      fc
        .tuple(fc.constantFrom(...all), fc.integer({ min: 0, max: 90 }))
        .map(([id, ago]) => told(id, ago)),
    )
    fc.assert(
      fc.property(some, some, telling, (open, rested, words) => {
        const found = nextOf(standing({ open, rested, told: words }))
        const may = (id: string) =>
          open.has(id) &&
          !rested.has(id) &&
          words.every(({ question, at }) => question !== id || now - at >= 28 * day)
        if (found === undefined) expect(all.filter(may)).toEqual([])
        else {
          expect(may(found.question)).toBe(true)
          const thinner = strands.filter(
            (each) => filledBy(each, words) === 'nothing' && each.questions.some(may),
          )
          if (thinner.length > 0) expect(found.why).toBe('nothing')
        }
      }),
    )
  })
})

describe('two lines', () => {
  const read = wordReader()
  const pair = (words: readonly Told[], turn = 0) => {
    const found = pairOf(strands, words, read, turn)
    return found && [...found.lines.map(({ text }) => text), found.word]
  }

  test('belong together where both have a word that few others have', () => {
    expect(
      pair([
        told('AA-01', 30, 'It was cold. The staircase smelled of paint.'),
        told('BB-01', 20, 'Nobody asked me anything.'),
        told('CC-01', 2, 'I sat on the staircase again. Then I left.'),
      ]),
    ).toEqual(['The staircase smelled of paint.', 'I sat on the staircase again.', 'staircase'])
  })

  test('else are the first and the last of one strand, far apart', () => {
    expect(pair([told('AA-01', 30, 'He drove.'), told('AA-02', 2, 'She sang.')])).toEqual([
      'He drove.',
      'She sang.',
      undefined,
    ])
  })

  test('are none where nothing, or one answer alone, is there', () => {
    expect(pair([])).toBeUndefined()
    expect(pair([told('AA-01', 1, 'The staircase. The staircase.')])).toBeUndefined()
  })

  test('are always two different answers, the earlier first, whatever the turn', () => {
    const word = fc.constantFrom(
      'staircase',
      'harbour',
      'kettle',
      'window',
      'the',
      'went',
      'bridge',
    )
    const text = fc
      .array(word, { minLength: 1, maxLength: 6 })
      .map((words) => `${words.join(' ')}.`)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...all), text), { maxLength: 8 }),
        fc.nat(50),
        (written, turn) => {
          const words = written.map(([id, line], index) => told(id, 50 - index, line))
          const found = pairOf(strands, words, read, turn)
          expect(pairOf(strands, words, read, turn)).toEqual(found)
          if (found === undefined) return
          const [from, to] = found.lines
          expect(from.entry).not.toBe(to.entry)
          expect(from.at).toBeLessThanOrEqual(to.at)
        },
      ),
    )
  })
})

describe('what led to what', () => {
  test.each<[number, readonly string[], boolean]>([
    [3, ['a', 'b'], true],
    [2, ['a', 'b'], false],
    [0, ['a', 'b'], false],
    [3, ['a'], false],
    [6, ['a', 'b'], true],
  ])('after %s answers, with lines %s: %s', (answers, lines, asks) => {
    expect(asksWhatLed(answers, lines, [])).toBe(asks)
  })

  test('is not asked where every line is linked to every other', () => {
    expect(asksWhatLed(3, ['a', 'b'], [{ from: 'b', to: 'a' }])).toBe(false)
  })

  test('offers lines that lead nowhere yet first, and never a link that is there', () => {
    const links = [{ from: 'a', to: 'b' }]
    expect(firsts(['a', 'b', 'c'], links)).toEqual(['b', 'c', 'a'])
    expect(thens('a', ['a', 'b', 'c'], links)).toEqual(['c'])
    expect(thens('b', ['a', 'b', 'c'], links)).toEqual(['c'])
  })
})
