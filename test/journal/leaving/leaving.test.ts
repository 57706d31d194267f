// What leaves: nothing that was not chosen, nothing that stays, no name that has a role.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadRecords, loadSheet, loadWalks } from '../../../src/files/content.ts'
import type { Entry } from '../../../src/journal/entry.ts'
import type { EntryId, RevisionId } from '../../../src/journal/ids.ts'
import { capitals } from '../../../src/journal/leaving/capitals.ts'
import { type LeavingWish, leaving } from '../../../src/journal/leaving/leaving.ts'
import { withRoles } from '../../../src/journal/leaving/roles.ts'
import { type Mark, type MarkKind, mayLeave } from '../../../src/journal/page/marks.ts'
import { merged } from '../../../src/journal/page/spans.ts'
import type { RecordKind } from '../../../src/journal/record/kind.ts'
import { recordText } from '../../../src/journal/record/words.ts'
import { type Material, sheetBoxes } from '../../../src/journal/view/formulation.ts'

const at = { utc: Date.UTC(2026, 10, 20, 20), zone: 'UTC', offset: 0 }
const { kinds } = loadRecords([])

function entryOf(text: string, fields = {}, kind = 'answer', id = 'e1' as EntryId): Entry {
  return {
    id,
    seq: 1,
    kind,
    created: at,
    removed: null,
    revision: {
      id: `r-${id}` as RevisionId,
      entry: id,
      number: 1,
      written: at,
      text,
      fields,
      from: null,
    },
  }
}
const markOf = (start: number, end: number, kind: MarkKind): Mark => ({
  id: `m${start}`,
  revision: 'r-e1' as RevisionId,
  kind,
  start,
  end,
  made: at,
})

/** What leaves of an entry that was made from none. */
const leaves = (entry: Entry, marks: readonly Mark[], wish: LeavingWish, kind?: RecordKind) =>
  leaving(
    entry,
    marks,
    merged(marks.filter(({ kind }) => !mayLeave(kind, wish.theirs))),
    wish,
    kind,
  )

/** Words that occur once each, and spans of them marked at random. */
const marked = fc
  .record({
    count: fc.integer({ min: 1, max: 30 }),
    spans: fc.array(
      fc.tuple(
        fc.nat(29),
        fc.nat(29),
        fc.constantFrom<MarkKind>('say', 'hand-over', 'not-yet', 'their-story', 'surprise'),
      ),
      { maxLength: 6 },
    ),
  })
  .map(({ count, spans }) => {
    const words = Array.from({ length: count }, (_, index) => `word${index}x`)
    const starts = words.map(
      (_, index) => words.slice(0, index).join(' ').length + (index > 0 ? 1 : 0),
    )
    const marks = spans.flatMap(([a, b, kind]) => {
      const from = Math.min(a, b, count - 1)
      const to = Math.min(Math.max(a, b), count - 1)
      const end = (starts[to] ?? 0) + (words[to]?.length ?? 0)
      return [
        { mark: markOf(starts[from] ?? 0, end, kind), words: words.slice(from, to + 1), kind },
      ]
    })
    return { text: words.join(' '), words, marks }
  })

const inside = (marks: { kind: MarkKind; words: string[] }[], ...kinds: MarkKind[]) =>
  new Set(marks.filter(({ kind }) => kinds.includes(kind)).flatMap(({ words }) => words))

test('no word leaves that was not chosen, and none that stays', () => {
  fc.assert(
    fc.property(marked, fc.boolean(), fc.boolean(), ({ text, words, marks }, onlySaid, theirs) => {
      const out = leaves(
        entryOf(text),
        marks.map(({ mark }) => mark),
        { passages: onlySaid ? ['say'] : [], theirs, roles: [] },
      )
      const chosen = onlySaid ? inside(marks, 'say') : new Set(words)
      const held = inside(marks, 'not-yet', ...(theirs ? [] : (['their-story'] as const)))
      const there = new Set(JSON.stringify(out ?? '').match(/word\d+x/g) ?? [])
      const wanted = words.filter((word) => chosen.has(word) && !held.has(word))
      expect([...there].toSorted()).toEqual(wanted.toSorted())
    }),
    { numRuns: 400 },
  )
})

test('where words are left out, the place says so', () => {
  const text = 'It was K. who rang. I lied.'
  const out = leaves(entryOf(text), [markOf(0, 19, 'their-story')], {
    passages: [],
    theirs: false,
    roles: [],
  })
  expect(out?.text).toBe('[…]\n\nI lied.')
})

test('between two passages that stay nothing leaves, not even what lies around them', () => {
  const text = 'One secret. \n Another secret.'
  const marks = [markOf(0, 11, 'not-yet'), markOf(14, text.length, 'not-yet')]
  expect(leaves(entryOf(text), marks, { passages: [], theirs: false, roles: [] })).toBeUndefined()
})

test('a guess about the other person never leaves; what they said or did may', () => {
  const lean = kinds.find(({ id }) => id === 'lean')
  for (const [basis, there] of [
    ['guess', false],
    ['said', true],
  ] as const) {
    const values = { me: 'in', them: 'out', basis }
    const entry = entryOf(recordText(lean as never, values), { values }, 'lean')
    const out = leaves(entry, [], { passages: [], theirs: false, roles: [] }, lean)
    expect(JSON.stringify(out).includes('"them"')).toBe(there)
  }
})

test('nor does it where another passage of the same record stays, or is asked for by itself', () => {
  const lean = kinds.find(({ id }) => id === 'lean') as RecordKind
  const values = { me: 'in', them: 'out', basis: 'guess', protecting: 'quiet', did: 'left' }
  const text = recordText(lean, values)
  const entry = entryOf(text, { values }, 'lean')
  const mark = (kind: MarkKind, words: string) =>
    markOf(text.indexOf(words), text.indexOf(words) + words.length, kind)
  const all = { passages: [], theirs: false, roles: [] }
  const held = leaves(entry, [mark('not-yet', 'quiet')], all, lean)?.text
  expect(held).toContain('left')
  const said = leaves(entry, [markOf(0, text.length, 'say')], { ...all, passages: ['say'] }, lean)
  for (const words of [held, said?.text]) expect(words).not.toMatch(/them|guess|quiet.*quiet/)
  const strange = entryOf(`${text}.`, { values }, 'lean')
  expect(leaves(strange, [mark('not-yet', 'quiet')], all, lean)).toBeUndefined()
})

test.each([
  ['a name and its possessive', "Robin said Robin’s car is ROBIN's.", "P. said P.’s car is P.'s."],
  ['not inside a word', 'Robins sing; Robin does not.', 'Robins sing; P. does not.'],
  ['the longer name first', 'Mary Ann and Ann', 'M. and A.'],
  ['one letter only in its own case', 'K and k, okay.', 'O. and k, okay.'],
  ['three dots are no end', 'And Robin... then', 'And P.... then'],
  ['beside underscores and signs', '_Robin_ and @robin_k and “Robin”', '_P._ and @P._k and “P.”'],
  ['letters with marks', 'Zoë, ZOË and Zoe\u0308.', 'Z., Z. and Z.'],
])('names become roles: %s', (_, text, out) => {
  expect(
    withRoles(text, [
      { name: 'Robin', role: 'P.' },
      { name: 'Ann', role: 'A.' },
      { name: 'Mary Ann', role: 'M.' },
      { name: 'K', role: 'O.' },
      { name: 'Zoë', role: 'Z.' },
    ]),
  ).toBe(out)
})

test.each([
  [
    'a part of a full name',
    'Sam Miller',
    'Sam said that Miller and sam_miller ran.',
    'X said that X and X_X ran.',
  ],
  ['an apostrophe of another shape', "O'Brien", 'O’Brien rang.', 'X rang.'],
  ['a hyphen of another shape', 'Anne-Marie', 'Anne‑Marie rang Anne.', 'X rang X.'],
  ['what is not seen', 'Robin', 'Ro\u00adbin and R\u200bobin rang.', 'X and X rang.'],
  ['full width', 'Sam', 'Ｓａｍ rang.', 'X rang.'],
  ['accents, there or not', 'José', 'Jose and Jose\u0301 and JOSÉ', 'X and X and X'],
  ['a letter that is written as two', 'Strauß', 'STRAUSS und Strauß', 'X und X'],
  ['Japanese', 'サム', '昨日サムは笑った', '昨日Xは笑った'],
  ['Chinese', '小明', '我和小明说', '我和X说'],
  ['Korean', '민수', '민수가 왔다', 'X가 왔다'],
  ['Latin beside Japanese', 'Sam', 'Samは', 'Xは'],
  ['words run together', 'Sam', '#SamAndMe', '#XAndMe'],
  ['a name that is also a word', 'Will', 'Will will go.', 'X will go.'],
  ['not inside a word', 'Sam', 'the same Samuel', 'the same Samuel'],
  ['one sign alone not inside a word', '明', '明天', '明天'],
  ['not half a syllable', '민', '미나', '미나'],
])('a name is found however it is spelt: %s', (_, name, text, out) => {
  expect(withRoles(text, [{ name, role: 'X' }])).toBe(out)
})

test('the words with a capital that are left are counted, but not those that are usual', () => {
  const text =
    'Then Robin came. Later I saw Robin and Kim on Monday. The Night was a night. Kim left.'
  const { add, left } = capitals()
  add(text)
  expect([...left([])]).toEqual([
    ['Kim', 2],
    ['Robin', 2],
  ])
  expect([...left(['Robin'])]).toEqual([['Kim', 2]])
})

test('no name is left, whatever stands around it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('Robin', 'robin', 'ROBIN', 'said', '.', ' ', '\n', '“', '-', '@')),
      (parts) => {
        const out = withRoles(parts.join(' '), [{ name: 'Robin', role: 'P.' }])
        expect(out.toLowerCase()).not.toContain('robin')
      },
    ),
  )
})

const record = (kind: string, values: object, id: string) =>
  entryOf(
    recordText(kinds.find((each) => each.id === kind) as never, values as never),
    { values },
    kind,
    id as EntryId,
  )

const material = (entries: readonly Entry[]): Material => ({
  entries,
  care: new Set(
    loadWalks([]).walks.flatMap(({ questions }) =>
      questions.flatMap(({ id, care }) => (care ? [id] : [])),
    ),
  ),
  kinds: new Map(kinds.map((kind) => [kind.id, kind])),
  boxes: new Map(
    loadWalks([]).walks.flatMap(({ questions }) =>
      questions.flatMap(({ id, box }) => (box === undefined ? [] : [[id, box] as const])),
    ),
  ),
  marked: [],
  zone: 'UTC',
})
const partnerBoxes = (given: Material) => sheetBoxes(given, loadSheet('partner'), 'partner')
const formulationBoxes = (given: Material) => sheetBoxes(given, loadSheet('therapist'), 'therapist')

test('a partner’s page holds agreements, times, promises that were said and offers; and nothing else', () => {
  const every = kinds.map((kind, index) => {
    const values = Object.fromEntries(
      kind.fields.map(({ name, type, options, range }) => [
        name,
        type === 'list' || type === 'choices'
          ? [options[0]?.value ?? `${kind.id}-secret`]
          : type === 'choice'
            ? options[0]?.value
            : type === 'scale'
              ? range?.least
              : type === 'columns'
                ? {}
                : `${kind.id}-${name}-words`,
      ]),
    )
    return record(kind.id, values, `id${index}`)
  })
  const private_ = record('promise', { text: 'between me and this page', said_to: 'page' }, 'own')
  const lines = partnerBoxes(material([...every, private_])).flatMap(({ lines }) => lines)
  const text = lines.map(({ text }) => text).join('\n')
  expect(text).toMatch(/agreement-text-words/)
  expect(text).not.toContain('between me and this page')
  const from = new Set(text.match(/[a-z-]+?(?=-[a-z_]+-words)/g) ?? [])
  expect([...from].every((kind) => /^(agreement|container|promise|transparency)/.test(kind))).toBe(
    true,
  )
  for (const kind of kinds) {
    for (const name of kind.private) expect(text).not.toContain(`${kind.id}-${name}-words`)
  }
})

test('whatever a page’s file says, a partner gets records alone, and only of kinds that may go there', () => {
  const plan = [
    ...loadSheet('therapist'),
    { id: 'all', heading: 'ALL', most: 9, sources: [{ from: 'records' as const, kind: 'lean' }] },
  ]
  const given = material([
    entryOf('an answer', { question: 'SUP-07' }),
    entryOf('left open', {}, 'floor', 'fl' as EntryId),
    record('lean', { me: 'in', them: 'out', basis: 'said' }, 'l'),
    record('factor', { text: 'the quiet house', p: 'predisposing' }, 'f'),
    record('break', { said: 'air', return_at: '2026-11-20T20:30' }, 'b'),
  ])
  expect(sheetBoxes(given, plan, 'partner').flatMap(({ lines }) => lines)).toEqual([])
  expect(
    sheetBoxes(given, plan, 'therapist').flatMap(({ lines }) => lines.map(({ text }) => text)),
  ).toEqual([
    'an answer',
    'the quiet house',
    'breaks: no return noted, once',
    'I do not know yet: left open',
  ])
})

test('the formulation has every box, in its order, and empty boxes stay empty', () => {
  const boxes = formulationBoxes(
    material([
      record('factor', { text: 'the quiet house', p: 'predisposing', learned_from: 'home' }, 'f'),
    ]),
  )
  expect(boxes.map(({ heading }) => heading)).toEqual([
    'SAFETY FIRST',
    'WHERE THINGS STAND',
    'WHY NOW',
    'WHAT HAPPENED',
    'THE GROUND',
    'THE SPARK',
    'THE FUEL',
    'WHAT HOLDS',
    'LINK',
    'STORY OF WHY',
    'OLD IDENTITIES',
    'EFFECT',
    'DECISION',
    'PRACTICE',
    'SURPRISES',
    'STUCK',
    'OPEN QUESTIONS',
  ])
  expect(boxes.find(({ heading }) => heading === 'THE GROUND')?.lines[0]?.text).toBe(
    'the quiet house [home]',
  )
  expect(boxes.filter(({ lines }) => lines.length > 0)).toHaveLength(1)
})
