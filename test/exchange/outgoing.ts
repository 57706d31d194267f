// Entries and sheets to export: two that are read by eye, and any at all.
import fc from 'fast-check'
import type { Outgoing, Sheet } from '../../src/exchange/outgoing.ts'
import type { Instant } from '../../src/journal/entry.ts'
import type { Json } from '../../src/journal/fields.ts'
import { markKinds } from '../../src/journal/page/marks.ts'

export function at(hours: number): Instant {
  const utc = Date.UTC(2026, 10, 22, 20, 4, 5, 123) + hours * 3_600_000
  return { utc, zone: 'Europe/Berlin', offset: 60 }
}

export const spark: Outgoing = {
  id: '019aab00-0000-7000-8000-0000001a2b3c',
  kind: 'answer',
  created: at(0),
  changed: at(1),
  title: 'The spark',
  asked: 'What happened in the hour before?',
  walk: 'precipitating',
  question: 'PRC-01',
  fields: { rev: 1, tags: ['late', 'no: quotes'], starred: true },
  text: 'I came home late and said nothing.\n\n- the phone\n- the door',
  marks: [{ kind: 'surprise', start: 7, end: 16, made: at(2) }],
}

export const note: Outgoing = {
  id: '019aab00-0000-7000-8000-0000001a2b3d',
  kind: 'note',
  created: at(5),
  changed: at(5),
  title: 'Note',
  fields: {},
  text: 'Quiet.',
  marks: [],
}

export const page: Sheet = {
  title: 'In my own words',
  notes: ['Self-report. Tentative.'],
  sections: [
    { heading: 'Why now', items: [{ asked: 'What would help?', text: 'Sleep.' }] },
    { heading: 'The ground', items: [] },
    {
      heading: 'The spark',
      items: [
        { text: 'The hour after work.', from: '22 Nov 2026' },
        { text: 'Two lines,\none item.', from: '23 Nov 2026' },
      ],
    },
  ],
}

/** What somebody may have typed, pasted or imported that some format would read as more than words. */
export const hostile = [
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u009b2J',
  '\u202eright\u202c',
  '[2020-01-01 10:00] not an entry',
  '[2020-01-01\n10:00] not one either',
  '---\ntitle: no\n---\n',
  '# heading',
  '> quotation',
  '- item',
  '1. one',
  '```\ncode\n```',
  '    indented',
  '\ttabbed',
  '| a | b |\n|---|---|\n| c | d |',
  'Setext\n===',
  '<script>alert(1)</script>',
  '<!-- hidden -->',
  '</p></article>',
  '&amp; &#38; &nbsp;',
  '![pixel](http://example.org/x.png)',
  '[[wiki]] [link](x) [^1] [a]: b',
  '*star* _under_ ~~struck~~ **bold** snake_case',
  '\\*escaped\\* end\\',
  '%%comment%% ==marked==',
  '👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 🇩🇪',
  'שלום עולם',
  'مرحبا بالعالم',
  '日本語の長い文章です。「括弧」も（括弧）も',
  'first\r\nsecond\rthird',
  'NUL \u0000 here',
  'lone \ud800 surrogate',
  '\udc00',
  '\ufeffmark',
  'line\u2028separator\u2029',
  'tag \u{e0041}',
  '@tag and email@example.org www.example.org',
  ' * ',
  '',
] as const

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...hostile),
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom('\n', '\n\n', ' ', '  ', '\t'),
      fc.string({ unit: fc.constantFrom(...'#*_-+=>[]()!`~|\\<&;: \n1.') }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

const anyInstant: fc.Arbitrary<Instant> = fc.record({
  utc: fc.integer({ min: Date.UTC(1000, 1), max: Date.UTC(9000, 1) }),
  zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns'),
  offset: fc.integer({ min: -720, max: 840 }),
})

const anyFields = fc.dictionary(
  fc.oneof(anyText, fc.constantFrom('tags', 'starred', '10', '9')),
  fc.oneof(fc.jsonValue() as fc.Arbitrary<Json>, fc.array(anyText), fc.boolean()),
  { maxKeys: 4 },
)

export const anyEntry: fc.Arbitrary<Outgoing> = fc
  .record(
    {
      id: fc.uuid({ version: 7 }),
      kind: fc.constantFrom('answer', 'page', 'note', 'promise'),
      created: anyInstant,
      changed: anyInstant,
      title: anyText,
      asked: anyText,
      walk: anyText,
      question: anyText,
      fields: anyFields,
      text: anyText,
      marks: fc.array(
        fc.record({
          kind: fc.constantFrom(...markKinds),
          start: fc.nat(),
          end: fc.nat(),
          made: anyInstant,
        }),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: ['id', 'kind', 'created', 'changed', 'title', 'fields', 'text', 'marks'] },
  )
  .map((entry) => entry as Outgoing)

export const anyEntries = fc.array(anyEntry, { maxLength: 4 })

const anySections = fc.array(
  fc.record({
    heading: anyText,
    items: fc.array(
      fc.record({ asked: anyText, text: anyText, from: anyText }, { requiredKeys: ['text'] }),
      { maxLength: 3 },
    ),
  }),
  { maxLength: 4 },
)

export const anySheet: fc.Arbitrary<Sheet> = fc
  .record(
    {
      title: anyText,
      notes: fc.array(anyText, { maxLength: 3 }),
      sections: anySections,
      more: fc.record({ title: anyText, sections: anySections }),
    },
    { requiredKeys: ['title', 'notes', 'sections'] },
  )
  .map((sheet) => sheet as Sheet)

/** Every word of a sheet in its order, piece by piece; where a line is from stands in brackets. */
export function wordsOf({ title, notes, sections, more }: Sheet): readonly string[] {
  const inside = (all: Sheet['sections']) =>
    all.flatMap(({ heading, items }) => [
      heading,
      ...items.flatMap(({ asked = '', text, from }) => [
        asked,
        text,
        from === undefined ? '' : `[${from}]`,
      ]),
    ])
  const next = more === undefined ? [] : [more.title, ...inside(more.sections)]
  return [title, ...notes, ...inside(sections), ...next]
}

/** Everything but white space, for comparing words wherever lines break. */
export function squash(text: string): string {
  return text.replace(/\s+/g, '')
}

/** Where text would be obeyed instead of shown. */
export const obeyed =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]|\p{Cs}/u
