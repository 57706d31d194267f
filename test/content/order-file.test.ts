// The order as a file: what it may say, and what is told of a line that says something else.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDir, loadRecords, loadWalks } from '../../src/files/content.ts'
import { loadGrounding } from '../../src/files/pages.ts'
import { readWhen } from '../../src/journal/content/condition.ts'
import { strayInOrder } from '../../src/journal/content/named.ts'
import { readOrder } from '../../src/journal/content/order-file.ts'

const shipped = readFileSync(join(contentDir(), 'order.md'), 'utf8')

const when = (text: string) => readWhen(text, { walks: [], kinds: [], asked: [] })

test.each([
  ['acute', [[{ is: 'acute' }]]],
  ['not dark, fear', [[{ not: true, is: 'dark' }, { is: 'fear' }]]],
  ['touched a and b', [[{ is: 'touched', walks: ['a', 'b'], count: 2, times: 1 }]]],
  ['touched a or b', [[{ is: 'touched', walks: ['a', 'b'], count: 1, times: 1 }]]],
  ['touched two of a or b or c', [[{ is: 'touched', walks: ['a', 'b', 'c'], count: 2, times: 1 }]]],
  ['touched a twice', [[{ is: 'touched', walks: ['a'], count: 1, times: 2 }]]],
  [
    '21 days since came-out, or within 7 days of kept month',
    [
      [{ is: 'since', days: 21, since: { from: 'came-out' } }],
      [{ is: 'within', days: 7, since: { from: 'kept', id: 'month' } }],
    ],
  ],
  ['kept a or b', [[{ is: 'kept', kinds: ['a', 'b'] }]]],
  [
    'a state is in or out',
    [[{ is: 'says', kind: 'a', field: 'state', values: ['in', 'out'], all: false }]],
  ],
  [
    'a ticks has x and y',
    [[{ is: 'says', kind: 'a', field: 'ticks', values: ['x', 'y'], all: true }]],
  ],
  ['2 versions of a', [[{ is: 'versions', kind: 'a', count: 2 }]]],
  ['3 values of a p with 2 each', [[{ is: 'spread', kind: 'a', field: 'p', count: 3, each: 2 }]]],
  ['a kept for 30 days', [[{ is: 'held', kind: 'a', event: 'kept', days: 30 }]]],
])('"%s" is a condition', (text, value) => {
  expect(when(text)).toEqual({ value })
})

test.each([
  '',
  'sometimes',
  'touched',
  'touched many of a',
  '21 days',
  'since came-out',
  'not',
  'a is',
])('"%s" is none', (text) => {
  expect(when(text)).toEqual({ fault: expect.stringContaining('is no condition') })
})

test.each([
  ['- kinder-voice\n- line-a-day', '- Kinder Voice\n- line-a-day', 'is not the id of a walk'],
  ['- from: acute', '- from: soon', '"soon" is no condition.'],
  ['- acute: 21 days', '- acute: a while', '"acute" is written "21 days".'],
  ['- acute: 21 days', '- urgent: 21 days', '"urgent" is no rule'],
  ['- every: 28 days, untold', '- every: month, untold', 'A rhythm is'],
  ['- after: dark', '- after: 3 sit ups', 'A rhythm is'],
  ['- after: dark', '- whenever: dark', 'A rhythm is'],
  ['- ask: somebody', '- ask: anybody', '"ask" is one of'],
  ['- between: surprise every 4', '- between: surprise', '"between" is a walk'],
  [', else avoidance or needs', '', 'Some of a group are'],
  ['## state fear', '## state shame', 'here twice'],
  ['## state fear', '## feeling fear', 'A heading here is'],
  ['## hurt\n', '## hurt\n\n- hurt-steady\n', 'stand below a stage'],
  ['ask, asked', 'ask,, asked', 'with a comma between'],
])('a fault is told with its line: %s → %s', (from, to, message) => {
  const text = shipped.replace(from, to)
  expect(text).not.toBe(shipped)
  const { faults } = readOrder(text)
  const told = faults.find((fault) => fault.message.includes(message))
  expect(told?.message).toContain(message)
  const changed = text.split('\n').findIndex((line, at) => line !== shipped.split('\n')[at])
  // A blank line or a heading more above it is no other place.
  expect(Math.abs((told?.line ?? 0) - 1 - changed)).toBeLessThan(3)
})

test('the shipped one has nothing to be said about it, and no walk twice in a stage but to come again', () => {
  const { faults, order } = readOrder(shipped)
  expect(faults).toEqual([])
  for (const stage of [...order.broke, ...order.hurt, ...order.both.first]) {
    const once = stage.steps.flatMap((step) =>
      'of' in step || step.again !== undefined || step.when.length > 0 ? [] : [step.walk],
    )
    expect(new Set(once).size, stage.name).toBe(once.length)
  }
})

test('any text at all is read without throwing', () => {
  fc.assert(
    fc.property(fc.nat(shipped.length), fc.nat(60), fc.string(), (at, length, piece) => {
      void readOrder(shipped.slice(0, at) + piece + shipped.slice(at + length))
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['- standing\n', '- standning\n', 'There is no walk "standning".'],
  ['decode or hard-talk', 'decode or hard-walk', 'There is no kind of record "hard-walk".'],
  ['ground: senses', 'ground: sense', 'There is no grounding script "sense".'],
  ['breach now is over', 'breach now is done', '"now" of "breach" is never "done".'],
  ['breach now is over', 'breach today is over', '"breach" has no field "today".'],
  ['promise kept for', 'promise held for', 'Nothing called "held" becomes of "promise".'],
])('what is named and is not there is told: %s → %s', (from, to, message) => {
  const text = shipped.replace(from, to)
  const stray = strayInOrder(readOrder(text), {
    walks: loadWalks([]).walks,
    kinds: loadRecords([]).kinds,
    grounds: loadGrounding().map(({ id }) => id),
  })
  expect(stray.map((each) => each.message)).toContainEqual(expect.stringContaining(message))
})
