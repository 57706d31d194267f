// The tour's invented journal: that it can be read, holds together, speaks as all of unearth does, and what a broken one says.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentDir, loadWalks } from '../../src/files/content.ts'
import { readTour, type TourItem, tourDay } from '../../src/journal/content/tour-file.ts'
import { rules } from '../../src/journal/content/voice.ts'

const file = readFileSync(join(contentDir(), 'tour.md'), 'utf8')
const { items, faults } = readTour(file)
const { walks } = loadWalks([])

const kinds: Readonly<Record<string, readonly string[]>> = {
  promise: ['text', 'cue', 'action', 'visible_to', 'worst_day', 'repair', 'review_on'],
  decision: ['state', 'statement', 'intention_clarity', 'motives', 'look_again_on'],
  factor: ['text', 'p', 'learned_from', 'when', 'confidence'],
  lean: ['me', 'them', 'basis', 'protecting', 'did'],
  did: ['what', 'kind', 'drive', 'started_by'],
  break: ['said', 'return_at', 'agreed'],
  agreement: ['text', 'about', 'from', 'review_on', 'state'],
  container: [
    'what',
    'days',
    'time',
    'length',
    'place',
    'open_words',
    'close_words',
    'off_limits',
    'not_after',
  ],
  story: ['text', 'supports', 'ticks', 'signs'],
  northstar: ['text'],
  identity: ['name', 'served', 'costs', 'retire_from', 'keep'],
  question: ['text'],
  repair: [
    'what',
    'owned',
    'did',
    'care',
    'honest',
    'slip_at',
    'noticed_at',
    'said_at',
    'mended_at',
  ],
  'two-truths': ['harm', 'human'],
  capacity: ['which', 'word', 'example', 'elsewhere'],
  'session-notes': ['landed', 'set', 'next_on'],
}
const lists = [
  'decision motives',
  'story supports',
  'story ticks',
  'story signs',
  'container off_limits',
  'session-notes set',
]
const days = ['review_on', 'look_again_on', 'next_on', 'from']
const moments = ['return_at', 'slip_at', 'noticed_at', 'said_at', 'mended_at']
const choices: Readonly<Record<string, readonly string[]>> = {
  'decision state': ['in', 'out', 'not-yet'],
  'factor p': ['presenting', 'predisposing', 'precipitating', 'perpetuating', 'protective'],
  'factor when': ['then', 'still'],
  'factor confidence': ['guess', 'likely', 'sure'],
  'lean me': ['in', 'out'],
  'lean them': ['in', 'out', 'unknown'],
  'lean basis': ['said', 'did', 'guess'],
  'decision motives': [
    'want',
    'build',
    'worthy',
    'right',
    'guilt',
    'fear',
    'relief',
    'supposed',
    'owe',
    'cruel',
  ],
  'promise worst_day': ['yes', 'smaller', 'no'],
  'break agreed': ['yes', 'said', 'no'],
  'agreement state': ['proposed', 'agreed', 'paused', 'ended'],
  'capacity which': [
    'desire',
    'lines',
    'asking',
    'discomfort',
    'pain',
    'open-strong',
    'answering',
    'self-close',
  ],
  'capacity word': ['not-yet', 'now-and-then', 'with-effort', 'mostly', 'under-pressure'],
  'did kind': [
    'undefended',
    'kept-word',
    'stayed',
    'curious',
    'answered-for',
    'hard-truth',
    'remorse',
    'volunteered',
  ],
  'did drive': ['growth', 'damage-control'],
  'did started_by': ['me', 'asked'],
  'agreement about': ['communication', 'daily', 'technology', 'money', 'privacy'],
  'repair honest': ['yes', 'part', 'no'],
  'story ticks': ['sense', 'nuance', 'tellable-partner', 'tellable-self', 'tender'],
}
const events: Readonly<Record<string, readonly string[]>> = {
  promise: ['kept', 'part', 'missed', 'mended'],
  break: ['returned'],
  question: ['answered'],
}

const at = ({ day, time }: { readonly day: number; readonly time: string }) => `day ${day} ${time}`
const minute = ({ day, time }: { readonly day: number; readonly time: string }) =>
  day * 1440 + Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const of = (kind: string) => items.filter((item) => item.kind === kind)
const recordOf = (event: TourItem) =>
  items.find(({ what, tag }) => what === 'record' && tag === event.tag)
const values = items.flatMap((item) =>
  Object.entries(item.values ?? {}).map(([field, value]) => ({
    item,
    field,
    value,
    name: `${item.kind} ${field}`,
  })),
)
const words = (item: TourItem): string =>
  [item.asked ?? '', item.text ?? '', ...Object.values(item.values ?? {}).flat()].join('\n')

describe('the file', () => {
  test('is read without a fault', () => {
    expect(faults).toEqual([])
  })

  test('says at its head that it is invented', () => {
    expect(file.slice(0, file.indexOf('\n## '))).toMatch(/This is invented.*composite\s+of nobody/s)
  })

  test('is four months of 45 to 70 items and five to eight thousand words', () => {
    const count = items.map(words).join(' ').split(/\s+/).length
    expect(items.length).toBeGreaterThanOrEqual(45)
    expect(items.length).toBeLessThanOrEqual(70)
    expect(count).toBeGreaterThan(5000)
    expect(count).toBeLessThan(8000)
    expect(items[0]?.day).toBe(1)
    expect(items.at(-1)?.day).toBeGreaterThan(110)
    expect(items.at(-1)?.day).toBeLessThan(125)
  })

  test('goes forward, and never two items at one moment', () => {
    const order = items.map(minute)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(new Set(order).size).toBe(order.length)
  })

  test('answers questions that there are', () => {
    const known = walks.flatMap((walk) => walk.questions.map(({ id }) => id))
    for (const { what, question } of items) {
      if (what === 'answer') expect(known).toContain(question)
    }
  })

  test('leaves the hurt partner’s own walks to them', () => {
    const hurt = walks.filter(({ audience }) => audience === 'hurt').map(({ code }) => code)
    for (const { question = '' } of items) expect(hurt).not.toContain(question.slice(0, 3))
  })

  test('begins pages as the walk of surprises does', () => {
    const begun = walks.find(({ id }) => id === 'surprise')?.questions.map(({ text }) => text)
    for (const { asked } of items) if (asked !== undefined) expect(begun).toContain(asked)
  })

  test('names only what stands before it', () => {
    items.forEach((item, index) => {
      const before = items.slice(0, index)
      if (item.from) expect(before.map(at)).toContain(at(item.from))
      if (item.what === 'event') {
        expect(before.map(({ what, tag }) => `${what} ${tag}`)).toContain(`record ${item.tag}`)
        expect(events[recordOf(item)?.kind ?? '']).toContain(item.event)
      }
    })
  })

  test('has the fields of each kind, and what they may hold', () => {
    for (const { item, field, value, name } of values) {
      expect(kinds[item.kind ?? ''], name).toContain(field)
      expect(Array.isArray(value), name).toBe(lists.includes(name))
      for (const one of [value].flat()) {
        if (choices[name]) expect(choices[name], name).toContain(one)
        if (days.includes(field)) expect(tourDay(one), `${name} ${one}`).toBeDefined()
        if (moments.includes(field)) expect(tourDay(one)?.time, `${name} ${one}`).toBeDefined()
        if (field === 'time' || field === 'not_after')
          expect(tourDay(`day 1 ${one}`)?.time).toBe(one)
        if (name !== 'story text' && name !== 'two-truths harm') expect(one).not.toContain('\n')
        if (field === 'intention_clarity') expect(one).toMatch(/^(\d|10)$/)
      }
    }
  })

  test('has the main field of each record, and the slip before its mending', () => {
    for (const { kind = '', what, values: filled = {} } of items) {
      if (what === 'record') expect(filled, kind).toHaveProperty(kinds[kind]?.[0] ?? '')
    }
    for (const { values: filled = {} } of of('repair')) {
      const hours = ['slip_at', 'noticed_at', 'said_at', 'mended_at'].map((field) => {
        const { day = 0, time = '' } = tourDay(String(filled[field])) ?? {}
        return minute({ day, time })
      })
      expect(hours).toEqual(hours.toSorted((a, b) => a - b))
    }
  })

  test('keeps to the light hours with what is heavy', () => {
    const heavy = walks.filter(({ intensity }) => intensity === 'high').map(({ code }) => code)
    for (const { question = '', time } of items) {
      if (heavy.includes(question.slice(0, 3))) expect(time > '05:00' && time < '23:00').toBe(true)
    }
  })
})

describe('every view has something to show', () => {
  test('the map: twelve to sixteen factors over all five Ps, each from an entry and learned somewhere', () => {
    const factors = of('factor')
    expect(factors.length).toBeGreaterThanOrEqual(12)
    expect(factors.length).toBeLessThanOrEqual(16)
    expect(new Set(factors.map((factor) => factor.values?.['p'])).size).toBe(5)
    for (const { values: filled, from } of factors) {
      expect(filled).toHaveProperty('learned_from')
      expect(from).toBeDefined()
    }
  })

  test('the story: three versions, each longer than the last', () => {
    const lengths = of('story').map((story) => String(story.values?.['text']).length)
    expect(lengths).toHaveLength(3)
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
    expect(new Set(of('story').map(({ tag }) => tag)).size).toBe(1)
  })

  test('surprises: seven to nine lines, each a whole line of its text', () => {
    const marked = items.flatMap(({ text = '', marks }) =>
      marks.map(({ start, end }) => ({ text, start, end })),
    )
    expect(marked.length).toBeGreaterThanOrEqual(7)
    expect(marked.length).toBeLessThanOrEqual(9)
    for (const { text, start, end } of marked) {
      expect(text.slice(start, end)).toMatch(/^\S.{15,}[.?]$/)
      expect(text.at(start - 1) ?? '\n').toBe('\n')
      expect(text.at(end) ?? '\n').toBe('\n')
    }
    expect(items.map(words).join('\n')).not.toContain('◆')
  })

  test.each(['kitchen', 'receipt', 'lamp', 'car park'])('search: %s', (word) => {
    expect(items.filter((item) => words(item).includes(word)).length).toBeGreaterThan(3)
  })

  test('review: promises kept, in part, missed, mended; breaks returned from, in time and late', () => {
    const happened = (kind: string) =>
      items.filter((item) => item.what === 'event' && recordOf(item)?.kind === kind)
    expect(new Set(happened('promise').map(({ event }) => event))).toEqual(
      new Set(events['promise']),
    )
    const late = happened('break').map((back) => {
      const { day = 0, time = '' } = tourDay(String(recordOf(back)?.values?.['return_at'])) ?? {}
      return minute(back) > minute({ day, time })
    })
    expect(new Set(late)).toEqual(new Set([true, false]))
  })

  test('again: the first question of all weeks later', () => {
    const [again] = items.filter((item) => item.again)
    const first = items.find(({ question }) => question === again?.question)
    expect(again?.day).toBeGreaterThan((first?.day ?? 0) + 84)
    expect(first?.again).toBeUndefined()
  })

  test('a course: four pages, every second day', () => {
    const pages = items.filter(({ what }) => what === 'page')
    expect(pages.map(({ day }) => day - (pages[0]?.day ?? 0))).toEqual([0, 2, 4, 6])
  })

  test('decisions: three, one of them the last word there is, which is not yet', () => {
    expect(of('decision')).toHaveLength(3)
    expect(of('decision').at(-1)?.values?.['state']).toBe('not-yet')
  })

  test('both lanes of leaning, and of the other’s one that is marked as a guess', () => {
    const lanes = of('lean').map((lean) => lean.values ?? {})
    expect(new Set(lanes.map(({ me }) => me))).toEqual(new Set(['in', 'out']))
    expect(new Set(lanes.map(({ them }) => them))).toEqual(new Set(['in', 'out', 'unknown']))
    expect(lanes.map(({ basis }) => basis)).toContain('guess')
  })

  test.each(Object.keys(kinds))('a %s', (kind) => {
    expect(of(kind).length).toBeGreaterThan(0)
  })

  test('an open question and an answered one', () => {
    const answered = items.filter(({ event }) => event === 'answered')
    expect(answered).toHaveLength(1)
    expect(of('question').length).toBeGreaterThan(1)
  })
})

describe('the voice', () => {
  const all = items.map((item) => ({ where: at(item), text: words(item) }))
  const ungendered = rules.find(({ name }) => name === 'nothing is gendered')

  test.each(all)('nobody is gendered, $where', ({ text }) => {
    if (ungendered === undefined) throw new Error('no such rule')
    expect(ungendered.breaks({ id: '', text: 'Ask her.', line: 1 }, 'either')).toBeDefined()
    expect(ungendered.breaks({ id: '', text, line: 1 }, 'either')).toBeUndefined()
  })

  // What would bring the card with people to call, and what unearth does not help with.
  const never: readonly RegExp[] = [
    /\bkill(?:ing)? myself\b/i,
    /\bend(?:ing)? (?:my life|it all)\b/i,
    /\b(?:want|wanted|wish|ready) to (?:die|be dead|disappear for good)\b/i,
    /\bwish i (?:was|were) (?:dead|never born)\b/i,
    /\bbetter off (?:dead|without me)\b/i,
    /\bno (?:reason|point) (?:to|in) liv(?:e|ing)\b/i,
    /\b(?:don't|do not) want to (?:be here|be alive|live|wake up)\b/i,
    /\bcan(?:'t|not) go on\b(?! \w+ing)/i,
    /\bsuicid\w*/i,
    /\b(?:hurt|hurting|harm|harming|cut|cutting|burn|burning) myself\b(?! (?:off|out|some|a|short|free))/i,
    /\bself[- ]?harm\w*/i,
    /\boverdos\w*/i,
    /\b(?:want|going|gonna|need|like) to (?:hurt|hit|kill|strangle) (?:her|him|them)\b/i,
    /\bi (?:hit|slapped|punched|shoved|choked|strangled|grabbed) (?:her|him|them|robin|k\.|my (?:partner|wife|husband|girlfriend|boyfriend|spouse|kids?|child(?:ren)?|son|daughter|ex))/i,
    /\bmake (?:her|him|them) pay\b/i,
    /\bteach (?:her|him|them) a lesson\b/i,
    /\b(?:lose|lost) control and\b/i,
    /\b(?:she|he|they|robin) (?:hit|hits|slapped|punched|choked|strangled|shoved|threatened|threatens|locked) (?:me|to)\b/i,
    /\b(?:afraid|scared|frightened|terrified) (?:of|to) (?:her|him|them|robin|go home|be at home)\b/i,
    /\bwon't let me (?:leave|go|see|work|have)\b/i,
    /\btook (?:away )?my (?:phone|keys|money|passport|card)\b/i,
    /\bthreaten(?:ed|s|ing) to (?:kill|hurt|harm|leave me with nothing|take the (?:kids|children))\b/i,
    /\b(?:win|get|have) (?:her|him|them|you|robin) back\b/i,
    /\bmake (?:her|him|them|you|robin) (?:forgive|stay|believe|jealous|love|see|trust|understand|take me back)\b/i,
    /\bhow (?:do|can) i (?:convince|persuade|get (?:her|him|them|you|robin) to)\b/i,
    /\b(?:check(?:ed|ing)?|look(?:ed|ing)? (?:at|through)|went through|read(?:ing)?) (?:her|his|their|your|robin's) (?:phone|messages|texts|email|emails|laptop|location|diary|journal|accounts?)\b/i,
    /\btrack(?:ed|ing)? (?:her|him|them|you|robin)\b/i,
  ]

  test.each(never)('%s is nowhere', (pattern) => {
    for (const { where, text } of all) {
      expect(text.replaceAll('’', "'"), where).not.toMatch(pattern)
    }
  })

  test('gets plainer: what was played down in the first week is not in the last weeks', () => {
    const down =
      /\b(it was (only|just)|nothing (really )?happened|it's not like i|one thing led|honestly|i suppose|never meant)\b/i
    const between = (from: number, until: number) =>
      items.filter(({ day }) => day >= from && day <= until).map(words)
    expect(between(1, 7).join('\n')).toMatch(down)
    expect(between(60, 125).join('\n')).not.toMatch(down)
  })
})

const small = `Head, for whoever opens it.
## day 1 21:14 answer PRS-01

One.
◆ Two, and a word.

Three.

## day 9 22:05 page 15 min
asked: What I am not writing about is …

Free.
## day 9 22:30 record factor #f from day 9 22:05
p: protective
text: first

  second
learned_from:
- a
- b: c
## day 10 07:00 event kept #f
## day 80 21:00 answer PRS-01 again
Later.
`

test('an item is its heading, its words or fields, and its surprises', () => {
  expect(readTour(small)).toEqual({
    faults: [],
    items: [
      {
        day: 1,
        time: '21:14',
        what: 'answer',
        question: 'PRS-01',
        text: 'One.\nTwo, and a word.\n\nThree.',
        marks: [{ start: 5, end: 21 }],
      },
      {
        day: 9,
        time: '22:05',
        what: 'page',
        minutes: 15,
        asked: 'What I am not writing about is …',
        text: 'Free.',
        marks: [],
      },
      {
        day: 9,
        time: '22:30',
        what: 'record',
        kind: 'factor',
        tag: 'f',
        from: { day: 9, time: '22:05' },
        values: { p: 'protective', text: 'first\n\nsecond', learned_from: ['a', 'b: c'] },
        marks: [],
      },
      { day: 10, time: '07:00', what: 'event', event: 'kept', tag: 'f', marks: [] },
      {
        day: 80,
        time: '21:00',
        what: 'answer',
        question: 'PRS-01',
        again: true,
        text: 'Later.',
        marks: [],
      },
    ],
  })
})

test('ends of lines and a byte order mark make no difference', () => {
  expect(readTour(`\uFEFF${file.replaceAll('\n', '\r\n')}`)).toEqual({ items, faults })
  expect(readTour(file.replaceAll('\n', '\r'))).toEqual({ items, faults })
})

describe('a broken file', () => {
  test.each([
    [/## day 1 21:14/, '## day 0 21:14', 2, 'A heading begins "## day 9 22:05"'],
    [/## day 1 21:14/, '## day 1 24:00', 2, 'A heading begins'],
    [/## day 1 21:14/, '## Day 1 21:14', 2, 'A heading begins'],
    [/answer PRS-01$/m, 'letter PRS-01', 2, '"letter" is not an item'],
    [/answer PRS-01$/m, 'constructor PRS-01', 2, '"constructor" is not an item'],
    [/answer PRS-01$/m, 'answer prs', 2, 'ends "answer PRS-01'],
    [/answer PRS-01$/m, 'answer PRS-01 again', 2, '"PRS-01" is not answered before this'],
    [/PRS-01 again/, 'PRS-01', 22, 'write "PRS-01 again"'],
    [/◆ Two, and a word\./, '◆Two', 5, 'A surprise is'],
    [/◆ Two, and a word\./, '◆ ', 5, 'A surprise is'],
    [/Later\.\n/, '', 22, 'This answer has no words'],
    [/Free\.\n/, '', 9, 'This page has no words'],
    [/15 min/, '0 min', 9, 'ends "page 15 min"'],
    [/asked: .*/, 'asked:', 10, '"asked" says nothing'],
    [/from day 9 22:05/, 'from day 9 22:06', 13, 'Nothing before this stands at day 9 22:06'],
    [/from day 9 22:05/, 'from day 9', 13, 'ends "record promise'],
    [/day 9 22:30/, 'day 9 22:05', 13, 'is not later'],
    [/day 10 07:00/, 'day 9 07:00', 21, 'is not later'],
    [/p: protective/, 'P: protective', 14, 'A record has lines'],
    [/ {2}second/, 'second', 17, 'A record has lines'],
    [/ {2}second/, '- second', 17, 'A record has lines'],
    [/- b: c/, '  b: c', 20, 'A record has lines'],
    [/p: protective/, 'text: protective', 15, '"text" is here twice'],
    [/- a\n- b: c\n/, '', 18, '"learned_from" says nothing'],
    [/kept #f/, 'kept #g', 21, 'No record before this is #g'],
    [/kept #f/, 'kept', 21, 'ends "event kept #p1"'],
  ])('%s → %s is said of line %i', (found, instead, line, message) => {
    expect(small).toMatch(found)
    expect(readTour(small.replace(found, instead)).faults).toContainEqual({
      line,
      message: expect.stringContaining(message),
    })
  })

  test('a record of another kind has not the same tag, and nothing comes from an event', () => {
    const more = `${small}## day 81 09:00 record promise #f from day 10 07:00\ntext: a\n`
    expect(readTour(more).faults).toEqual([
      { line: 24, message: '#f is a factor, not a promise.' },
      { line: 24, message: 'Nothing comes from an event: name its record.' },
    ])
  })

  test.each(['', 'No heading.', '# day 1 21:14 answer PRS-01'])('%j has no item', (text) => {
    expect(readTour(text)).toEqual({
      items: [],
      faults: [{ line: 1, message: expect.stringContaining('There is no item') }],
    })
  })

  const sound = (text: string) => {
    const read = readTour(text)
    const lines = text.split(/\r\n|\r|\n/).length
    for (const { line, message } of read.faults) {
      expect(line).toBeGreaterThanOrEqual(1)
      expect(line).toBeLessThanOrEqual(lines)
      expect(message).toMatch(/[.]$|\)\.$/)
    }
    for (const { text: kept = '', marks } of read.items) {
      for (const { start, end } of marks) expect(kept.slice(start, end)).toMatch(/^.+$/)
    }
    return read
  }
  const lines = file.split('\n')

  test('names lines of the file and never throws, whatever happened to it', () => {
    const junk = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...lines, '## ', '◆', '◆ ', '- ', '  x', 'a:', '## day', '__proto__: x'),
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(lines.length), fc.nat(3), fc.array(junk, { maxLength: 3 })), {
          minLength: 1,
          maxLength: 6,
        }),
        (cuts) => {
          const broken = [...lines]
          for (const [where, gone, put] of cuts) broken.splice(where, gone, ...put)
          sound(broken.join('\n'))
        },
      ),
    )
  })

  test('reads any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void sound(text)),
    )
  })

  test('a heading that cannot be read costs its own item and those that name it', () => {
    const headings = lines.flatMap((line, index) => (line.startsWith('## ') ? [index] : []))
    for (const heading of headings) {
      const read = sound(lines.with(heading, '## day one').join('\n'))
      expect(read.faults).toContainEqual({ line: heading + 1, message: expect.any(String) })
      expect(read.items).toHaveLength(items.length - 1)
    }
  })
})

test('words come out as they went in', () => {
  const line = fc.string().filter((text) => text === text.trimEnd() && !/^(## |◆)/.test(text))
  const text = fc
    .array(fc.tuple(line, fc.boolean()), { minLength: 1, maxLength: 6 })
    .filter((all) => all.at(0)?.[0].trim() !== '' && all.at(-1)?.[0].trim() !== '')
    .map((all) => all.map(([each, marked]) => [each, marked && each !== ''] as const))
  fc.assert(
    fc.property(text, (all) => {
      const written = all.map(([each, marked]) => `${marked ? '◆ ' : ''}${each}`).join('\n')
      const [item] = readTour(`## day 1 21:14 answer PRS-01\n\n${written}\n\n`).items
      expect(item?.text).toBe(all.map(([each]) => each).join('\n'))
      expect(item?.marks.map(({ start, end }) => item.text?.slice(start, end))).toEqual(
        all.flatMap(([each, marked]) => (marked ? [each] : [])),
      )
    }),
  )
})

test.each([
  ['day 30', { day: 30 }],
  ['day 30 21:00', { day: 30, time: '21:00' }],
  ['day 0', undefined],
  ['day 30 24:00', undefined],
  ['30', undefined],
  ['day 30 ', undefined],
])('%j is %j', (value, read) => {
  expect(tourDay(value)).toEqual(read)
})
