// What a mirror shows of a page: the words of each signal as they stand, and the pairs. The lists themselves have their
// regression fixtures in test/journal/care; those tuned the lists, and say nothing of how often they are right.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadLexicons, loadMirrors, shipped } from '../../../src/files/content.ts'
import { readMirrors } from '../../../src/journal/content/mirrors-file.ts'
import { look } from '../../../src/journal/mirror/look.ts'
import { notIt } from '../../../src/journal/mirror/not-it.ts'
import { finderOf, hitsOn, inContext, type Page } from '../../../src/journal/mirror/page.ts'
import { planFor } from '../../../src/journal/mirror/plan.ts'
import fixtures from '../care/lexicon-fixtures.json' with { type: 'json' }
import prose from './plain-prose.json' with { type: 'json' }

const lexicons = loadLexicons()
const plan = loadMirrors()
const page = (text: string, id = '1'): Page => ({ id, text, theirs: [] })

function looked(text: string, more: Partial<Parameters<typeof look>[1]> = {}) {
  const found = look([page(text)], {
    plan,
    lexicons,
    said: new Set(),
    most: 12,
    before: [],
    ...more,
  })
  return {
    signals: found.signals.map(({ plan: { signal } }) => signal),
    words: found.signals.flatMap(({ places }) =>
      places.map(({ hit: { start, end } }) => text.slice(start, end)),
    ),
    pairs: found.pairs.map(({ pair }) => pair.heading),
  }
}

describe('the file of mirrors', () => {
  test('names only lists there are, none of danger, and every shown list has a label and a basis', () => {
    const { faults, named } = readMirrors(shipped('mirrors.md'))
    expect(faults).toEqual([])
    for (const { signal } of named) expect(Object.keys(lexicons)).toContain(signal)
    expect(named.filter(({ signal }) => signal.startsWith('risk'))).toEqual([])
    for (const { signal, basis } of plan.signals) {
      expect(basis, signal).not.toBe('')
      expect(lexicons[signal]?.label, signal).not.toBe('')
    }
  })

  test('has every signal and every pair of the design', () => {
    expect(plan.signals.map(({ signal }) => signal)).toEqual([
      'minimise',
      'soften',
      'intent',
      'blame',
      'agentless',
      'norm',
      'self_attack',
      'owning',
      'effect',
      'absolute',
      'hedge',
      'plan',
      'win_back',
      'watching',
    ])
    expect(plan.pairs).toHaveLength(4)
    expect(plan.trends.map(({ over }) => over)).toEqual(['sittings', 'sittings', 'versions'])
  })

  test('asks, and never says what somebody is', () => {
    for (const { question } of [...plan.signals, ...plan.pairs]) {
      expect(question).toMatch(/\?$/)
      expect(question).not.toMatch(/\byou (are|tend|seem|always|never)\b|suggests|shows that/i)
    }
  })

  test.each([
    ['## Soften\n\nA?', 'A heading here'],
    ['## soften beside blame\n\nA?', 'A heading here'],
    ['## soften\n', '"soften" has no words.'],
    ['## soften\n\nA?\n\n- often', 'An item here is'],
  ])('%j is a fault', (text, message) => {
    const { faults } = readMirrors(`---\nwhat: x\n---\n${text}`)
    expect(faults).toContainEqual({
      line: expect.any(Number),
      message: expect.stringContaining(message),
    })
  })

  test('whoever was hurt is shown no list and no pair that asks for their part', () => {
    const shown = planFor(plan, true)
    expect(shown.signals.map(({ signal }) => signal)).toEqual([
      'self_attack',
      'absolute',
      'hedge',
      'plan',
    ])
    expect(shown.pairs).toEqual([])
  })
})

describe('a mirror over a page', () => {
  test('has the exact words, and the sentence they stand in', () => {
    const text =
      'The bank rang.\nAfter I made a mistake with the account I hid the letters. It rained.'
    expect(looked(text).words).toEqual(['made a mistake', 'I hid'])
    const [hit] = hitsOn(page(text), 'soften', lexicons)
    expect(hit && inContext(text, hit.sentence, [hit], 200)).toBe(
      'After I ‹made a mistake› with the account I hid the letters.',
    )
  })

  test('a long sentence is shown around its words, broken between words', () => {
    const text = `${'so it went on '.repeat(20)}and it was only a few texts ${'and more of it '.repeat(20)}.`
    const [hit] = hitsOn(page(text), 'minimise', lexicons)
    const shown = hit === undefined ? '' : inContext(text, hit.sentence, [hit], 80)
    expect(shown).toMatch(/^… (\w+ )+‹it was only› (\w+ )+…$/)
    expect(shown.length).toBeLessThan(100)
  })

  test.each([
    ['I am a monster. It was because she never listened.', ['self_attack and blame']],
    [
      "They can't sleep. It rained. I never meant to hurt anyone.",
      ['intent behind effect', 'effect without owning'],
    ],
    ["I never meant to hurt anyone. It rained. They can't sleep.", ['effect without owning']],
    [
      `They can't sleep. ${'It rained. '.repeat(4)}I never meant to hurt anyone.`,
      ['effect without owning'],
    ],
    ['I lied to them for two years.', ['owning without effect']],
    ["I lied, and they can't sleep.", []],
  ])('%j stands for %j', (text, pairs) => {
    expect(looked(text).pairs).toEqual(pairs)
  })

  test('finds what the fixtures say, of the lists it shows', () => {
    const shown = new Set(plan.signals.filter(({ habit }) => !habit).map(({ signal }) => signal))
    for (const { text, must, must_not } of fixtures) {
      const { signals } = looked(text)
      for (const signal of must.filter((each) => shown.has(each)))
        expect(signals, text).toContain(signal)
      for (const signal of must_not) expect(signals, text).not.toContain(signal)
    }
  })

  test('ten pages of plain days show next to nothing', () => {
    const accusing = [
      'minimise',
      'soften',
      'intent',
      'blame',
      'agentless',
      'norm',
      'self_attack',
      'win_back',
      'watching',
    ]
    for (const text of prose) {
      const { signals, pairs } = looked(text)
      expect(
        signals.filter((signal) => accusing.includes(signal)),
        text,
      ).toEqual([])
      expect(
        pairs.filter((pair) => pair.startsWith('self_attack')),
        text,
      ).toEqual([])
    }
  })

  test('a passage that is somebody else’s is not looked into', () => {
    const text = 'The other one said: it was only a few texts. I lied.'
    const theirs = [{ start: 0, end: 44 }]
    const { signals } = look([{ id: '1', text, theirs }], {
      plan,
      lexicons,
      said: new Set(),
      most: 12,
      before: [],
    })
    expect(signals.map(({ plan: { signal } }) => signal)).toEqual(['owning'])
  })

  test('"not it" takes one sentence out for one list, and keeps no word of it', () => {
    const text = 'It was only a few texts. At least I told the truth.'
    const mark = notIt.signal('1', 'minimise', 'It was only  a few texts.')
    expect(mark).not.toMatch(/texts/)
    expect(looked(text, { said: new Set([mark]) }).words).toEqual(['At least I told'])
    expect(
      looked(text, { said: new Set([notIt.signal('2', 'minimise', 'It was only a few texts.')]) })
        .words,
    ).toHaveLength(2)
  })

  test('all-or-nothing words are shown where there are more than mostly, and not before eight pages', () => {
    const text = 'She always knew. I never said it. Everything was quiet.'
    const before = Array.from(
      { length: 8 },
      (_, at) => `Nothing much, a walk along the canal, day ${at}.`,
    )
    expect(looked(text).signals).not.toContain('absolute')
    expect(looked(text, { before: before.slice(1) }).signals).not.toContain('absolute')
    expect(looked(text, { before }).signals).toContain('absolute')
    expect(
      looked(text, { before: before.map(() => 'Never, always, nothing.') }).signals,
    ).not.toContain('absolute')
  })

  test('over many pages the latest places are shown, and that there are more', () => {
    const pages = Array.from({ length: 9 }, (_, at) => page(`I lied about day ${at}.`, String(at)))
    const { signals } = look(pages, { plan, lexicons, said: new Set(), most: 4, before: [] })
    const [owning] = signals
    expect(owning?.places.map(({ page: { id } }) => id)).toEqual(['5', '6', '7', '8'])
    expect(owning?.more).toBe(true)
  })
})

test('a pair is asked once, of the latest page it stands on', () => {
  const pages = ['I lied in May.', 'I lied in June.', 'The canal.'].map((text, at) =>
    page(text, String(at)),
  )
  const { pairs } = look(pages, { plan, lexicons, said: new Set(), most: 4, before: [] })
  expect(pairs.map(({ pair, page: { id } }) => `${pair.heading} ${id}`)).toEqual([
    'owning without effect 1',
  ])
})

test('one look for a whole list finds what its patterns find one by one', () => {
  const lines = [...fixtures.map(({ text }) => text), ...prose]
  for (const { signal } of plan.signals) {
    const isIn = finderOf(lexicons, signal)
    for (const text of lines) {
      expect(isIn(text), `${signal}: ${text}`).toBe(hitsOn(page(text), signal, lexicons).length > 0)
    }
  }
})

test('whatever is written, words in context are the words as they stand', () => {
  const part = fc.constantFrom(
    'it was only ',
    'I lied. ',
    'the canal ',
    'rain\n',
    '’',
    '… ',
    '👩‍👧 ',
    'technically ',
  )
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 40 }),
      fc.integer({ min: 20, max: 200 }),
      (parts, room) => {
        const text = parts.join('')
        for (const { signal } of plan.signals) {
          for (const hit of hitsOn(page(text), signal, lexicons)) {
            const shown = inContext(text, hit.sentence, [hit], room)
            expect(shown).toContain(`‹${text.slice(hit.start, hit.end).replace(/\s+/g, ' ')}›`)
            expect(shown).not.toContain('\n')
          }
        }
      },
    ),
  )
})
