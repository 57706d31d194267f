// What other journals wrote, read: each format, its traps, and hundreds of broken variants that end in a report.
import { createCipheriv, createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { dayOneJson } from '../../src/exchange/dayone.ts'
import { jsonExport } from '../../src/exchange/interchange.ts'
import { jrnlJson, jrnlText } from '../../src/exchange/jrnl.ts'
import { markdownFile } from '../../src/exchange/markdown.ts'
import type { Outgoing } from '../../src/exchange/outgoing.ts'
import { readAny } from '../../src/exchange/read-any.ts'
import { readDayOne } from '../../src/exchange/read-dayone.ts'
import { readJrnlText } from '../../src/exchange/read-jrnl.ts'
import { readJrnlEncrypted } from '../../src/exchange/read-jrnl-encrypted.ts'
import { isoString } from '../../src/journal/time/instant.ts'
import { safe } from '../../src/text/safe.ts'

const zone = 'Europe/Berlin'
const bytes = (text: string) => new TextEncoder().encode(text)
const file = (name: string, content: string | Uint8Array) => ({
  name,
  bytes: typeof content === 'string' ? bytes(content) : content,
  mtimeMs: Date.UTC(2026, 4, 1, 10),
})
const read = (name: string, content: string | Uint8Array, more = {}) =>
  readAny(file(name, content), { zone, ...more })

const instant = fc.record({
  utc: fc.integer({ min: -30_000_000_000_000, max: 250_000_000_000_000 }),
  zone: fc.constantFrom('Europe/Berlin', 'UTC', 'Asia/Kolkata'),
  offset: fc.integer({ min: -840, max: 840 }),
})
const words = fc
  .string({
    unit: fc.constantFrom(
      'a',
      'é',
      '日',
      '👩‍👧',
      ' ',
      '\n',
      '\r',
      '---',
      '\u001b',
      '\u0000',
      '\ufeff',
      '[2020-01-01 10:00] ',
      '\\',
      '`',
      '#',
      '\u202e',
    ),
    minLength: 1,
    maxLength: 40,
  })
  .filter((text) => text.trim() !== '')
const outgoing: fc.Arbitrary<Outgoing> = fc
  .record({
    id: fc.uuid({ version: 7 }),
    kind: fc.constantFrom('answer', 'note', 'promise'),
    created: instant,
    changed: instant,
    title: fc.constantFrom('The spark', 'A: promise', '- x'),
    text: words,
    fields: fc.record({
      walk: fc.constantFrom('needs', 'surprise'),
      values: fc.dictionary(fc.constantFrom('a', 'b'), words),
    }),
  })
  .map((each) => ({
    ...each,
    marks: [{ kind: 'say' as const, start: 0, end: 1, made: each.created }],
  }))

/** As it can be stored: halves of characters and NUL cannot. */
const stored = (text: string) => text.toWellFormed().replaceAll('\0', '\ufffd')

test('what leaves as JSON of unearth comes back as it was', () => {
  fc.assert(
    fc.property(fc.array(outgoing, { maxLength: 5 }), (entries) => {
      const text = [...jsonExport(entries, { utc: 0, zone: 'UTC', offset: 0 })].join('')
      const back = read('export.json', text)
      expect(back.faults).toEqual([])
      expect(
        back.entries.map(({ id, kind, created, changed, text, marks }) => ({
          id,
          kind,
          created,
          changed,
          text,
          marks,
        })),
      ).toEqual(
        entries.map(({ id, kind, created, changed, text, marks }) => ({
          id,
          kind,
          created,
          changed,
          text: stored(text),
          marks,
        })),
      )
      expect(back.entries.map(({ fields }) => fields['walk'])).toEqual(
        entries.map(({ fields }) => fields['walk']),
      )
    }),
  )
})

test('what leaves as a Markdown file comes back as it was, and an edit by hand counts', () => {
  fc.assert(
    fc.property(outgoing, (entry) => {
      const { name, text } = markdownFile(entry)
      const back = read(name, text)
      expect(back.faults).toEqual([])
      expect(back.entries[0]).toMatchObject({
        id: entry.id,
        kind: entry.kind,
        created: entry.created,
        changed: entry.changed,
        text: stored(entry.text),
        marks: entry.marks,
      })
      expect(read(name, `${text} and more`).entries[0]?.text.endsWith(' and more')).toBe(true)
    }),
  )
})

test('what came as Joplin’s Markdown leaves with its body bit for bit, its title, tags and moments, and comes back', () => {
  const line = words
    .filter((text) => !/[\n\r]/.test(text) && safe(text) === text)
    .map((text) => text.trim())
  const body = words.filter((text) => safe(text) === text)
  fc.assert(
    fc.property(line, body, fc.boolean(), (title, text, starred) => {
      const tags = ['a b', 'trigger/late']
      const front = `title: ${JSON.stringify(title)}\nupdated: 2024-03-13 08:05:00Z\ncreated: 2024-03-12 08:05:00Z\ntags:\n  - a b\n  - trigger/late`
      const [came] = read('x.md', `---\n${front}\n---\n\n${text}`).entries
      if (came === undefined) throw new Error('it was not read')
      const fields = { ...came.fields, ...(starred ? { starred: true } : {}) }
      const id = '01890000-0000-7000-8000-000000000000'
      const out = markdownFile({ ...came, fields, id, title: 'A page' }).text
      const [, head = '', below] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(out) ?? []
      expect(below).toBe(text)
      expect(parse(head)).toMatchObject({
        title: came.fields['title'],
        created: '2024-03-12 08:05:00Z',
        updated: '2024-03-13 08:05:00Z',
        // And what the words themselves have as #tags.
        tags: expect.arrayContaining(tags),
      })
      const [back] = read('y.md', out).entries
      expect(back).toMatchObject({ text: came.text, fields, created: came.created, id })
      const edited = out.replace(/^title: .*$/m, 'title: Another')
      expect(read('y.md', edited).entries[0]?.text).toBe(`Another\n\n${text}`)
    }),
    { numRuns: 200 },
  )
})

test('jrnl’s JSON and Day One’s come back with their words and their minute', () => {
  fc.assert(
    fc.property(outgoing, (entry) => {
      const clean = {
        ...entry,
        text:
          stored(entry.text)
            .replace(/[^\p{L}\n ]/gu, '')
            .trim() || 'x',
      }
      const jrnl = read('jrnl.json', [...jrnlJson([clean])].join(''))
      expect(jrnl.faults).toEqual([])
      expect(jrnl.entries[0]?.text).toContain(clean.text)
      const dayone = read('Journal.json', [...dayOneJson([clean])].join(''))
      expect(dayone.entries[0]?.text).toContain(clean.text)
      expect(dayone.entries[0]?.created.utc).toBe(Math.floor(entry.created.utc / 1000) * 1000)
    }),
    { numRuns: 50 },
  )
})

test('the same file twice gives the same ids', () => {
  const text = '[2020-01-01 10:00] One.\nBody.\n\n[2020-01-02 11:00] Two. *\n'
  const ids = () => read('a.txt', text).entries.map(({ sourceId }) => sourceId)
  expect(ids()).toEqual(ids())
  expect(new Set(ids()).size).toBe(2)
})

test('jrnl’s text: stars, tags, a title’s body, and a bracket that is no entry', () => {
  const { entries, notes } = readJrnlText(
    'j',
    '[2020-01-01 10:00] A title. *\nWith @Tom, and\n[2019-99-99 10:00] not a date\n\n[2020-03-29 02:30] In the gap.\n',
    { zone },
  )
  expect(entries.map(({ text }) => text)).toEqual([
    'A title.\nWith @Tom, and\n[2019-99-99 10:00] not a date',
    'In the gap.',
  ])
  expect(entries[0]?.fields).toEqual({ tags: ['tom'], starred: true })
  expect(notes[0]).toContain('line 3')
})

test.each([
  ['%d.%m.%Y %H:%M', '[03.02.2020 21:40] Hello'],
  ['%Y-%m-%d %I:%M %p', '[2020-02-03 09:40 PM] Hello'],
  ['%d %b %Y %H:%M', '[3 Feb 2020 21:40] Hello'],
])('jrnl’s text in its own format %s', (timeformat, text) => {
  const [entry] = readJrnlText('j', text, { zone: 'UTC', timeformat }).entries
  expect(new Date(entry?.created.utc ?? 0).toISOString()).toBe('2020-02-03T21:40:00.000Z')
})

test('jrnl’s first version had no brackets', () => {
  expect(
    read('j.txt', '2013-06-09 15:39 My first entry.\nMore.\n\n2013-06-10 15:40 Another.\n').entries,
  ).toHaveLength(2)
})

function fernetOf(text: string, password: string, salt: Buffer): string {
  const key = pbkdf2Sync(password, salt, 100_000, 32, 'sha256')
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-128-cbc', key.subarray(16), iv)
  const body = Buffer.concat([
    Buffer.from([0x80]),
    Buffer.alloc(8),
    iv,
    cipher.update(text),
    cipher.final(),
  ])
  const seal = createHmac('sha256', key.subarray(0, 16)).update(body).digest()
  return Buffer.concat([body, seal]).toString('base64url')
}

test('jrnl’s encrypted files of every version open with their password and with no other', () => {
  const text = '[2020-01-01 10:00] A secret.\n'
  const salt = randomBytes(16)
  const header = Buffer.from(
    Buffer.from(JSON.stringify({ salt: salt.toString('base64url') })).toString('base64'),
  )
  const raw = Buffer.from(JSON.stringify({ salt: salt.toString('base64url') }))
  const v3 = (head: Buffer) =>
    Buffer.concat([
      Buffer.from('JRNLv3'),
      Buffer.from([head.length >> 8, head.length & 255]),
      head,
      Buffer.from(fernetOf(text, 'dog', salt)),
    ])
  const v2 = Buffer.from(
    fernetOf(text, 'dog', Buffer.from('f2d5710ec18d2ededc8e36748904cef8', 'hex')),
  )
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update('dog').digest(), iv)
  const v1 = Buffer.concat([iv, cipher.update(text), cipher.final()])
  for (const made of [v3(header), v3(raw), v2, v1]) {
    expect(readJrnlEncrypted('j', made, 'dog', { zone }).entries[0]?.text).toBe('A secret.')
    const wrong = readJrnlEncrypted('j', made, 'cat', { zone })
    expect(wrong.entries).toEqual([])
    expect(wrong.faults).toHaveLength(1)
  }
})

const journal = Buffer.from(
  JSON.stringify({
    metadata: { version: '1.0' },
    entries: [
      {
        uuid: 'A'.repeat(32),
        creationDate: '2018-04-21T17:57:04Z',
        timeZone: 'Europe/London',
        text: 'It was 5\\.30\\. `a\\.b` stays\u200b. ![](dayone-moment://0A1B)',
        tags: ['with spaces'],
        location: { latitude: 1 },
        photos: [{ identifier: '0A1B', md5: 'abc', type: 'jpeg' }, { identifier: 'y' }],
        creationDeviceModel: 'iPhone',
        editingTime: 12,
      },
      { uuid: 'B', creationDate: '2018-04-21T17:57:04Z' },
    ],
  }),
)

test('Day One: words unescaped outside code, zone kept, pictures named, place left out, a broken entry reported', () => {
  const { entries, faults, notes } = readDayOne('Journal.json', journal, { zone })
  expect(entries).toHaveLength(1)
  expect(entries[0]).toMatchObject({
    text: 'It was 5.30. `a\\.b` stays. ![](photos/abc.jpeg)\n\n![](photos/y)',
    created: { zone: 'Europe/London', offset: 60 },
    fields: { tags: ['with spaces'], extra: { editingTime: 12 } },
  })
  expect(JSON.stringify(entries)).not.toContain('latitude')
  expect(JSON.stringify(entries)).not.toContain('iPhone')
  expect(faults[0]?.message).toBe('It has no words.')
  expect(notes).toEqual([
    'Journal.json: pictures, sounds, videos and files stay where they are (2); the words name them.',
    'Journal.json: places and weather are not taken in (1 entries have them).',
  ])
})

test.each([
  ['no front matter', 'Just words.', 'Just words.'],
  ['a body without its blank line', '---\ntags: x\n---\nBody', 'Body'],
  ['a body that is three dashes', '---\ntags: x\n---\n\n---\nrest', '---\nrest'],
  ['Windows lines and a mark', '\ufeff---\r\ncreated: 2020-01-01\r\n---\r\n\r\nBody', 'Body'],
  ['a title with a colon', '---\ntitle: "a: b"\n---\n\nBody', 'a: b\n\nBody'],
  ['a title that is a number', '---\ntitle: 001\n---\n\nBody', '001\n\nBody'],
  ['nothing but a title', '---\ntitle: x\n---\n', 'x'],
  ['a title that its body begins with', '---\ntitle: x\n---\n\n# x\n\nBody', '# x\n\nBody'],
])('Markdown with %s', (_, content, text) => {
  expect(read('2020-01-01.md', content).entries[0]?.text).toBe(text)
})

test.each([
  ['created: [[2026-11-22]]', Date.UTC(2026, 10, 21, 23)],
  ['created: 2026-11-22 02:38:52Z', Date.UTC(2026, 10, 22, 2, 38, 52)],
  ['Date: 2026-11-22T02:38:52+01:00', Date.UTC(2026, 10, 22, 1, 38, 52)],
  ['created_at: 2026-07-01 12:00', Date.UTC(2026, 6, 1, 10)],
  ['date: 2026-07-01', Date.UTC(2026, 5, 30, 22)],
  ['timezone: Asia/Tokyo\ncreated: 2026-07-01 12:00', Date.UTC(2026, 6, 1, 3)],
])('front matter %s is read as it was meant', (front, utc) => {
  const [entry] = read('x.md', `---\n${front}\ntags: [a, "#b", a]\nmood: 3\n---\n\nBody`).entries
  expect(entry?.created.utc).toBe(utc)
  expect(entry?.fields).toMatchObject({ tags: ['a', 'b'], extra: { mood: 3 } })
})

test('an alias that would unfold to gigabytes is a fault', () => {
  const laughs = [
    'a: &a [x,x,x,x,x,x,x,x,x,x]',
    ...Array.from(
      { length: 8 },
      (_, i) =>
        `${'bcdefghi'[i]}: &${'bcdefghi'[i]} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(',')}]`,
    ),
  ]
  const { entries, faults } = read('x.md', `---\n${laughs.join('\n')}\n---\n\nBody`)
  expect([entries, faults.length]).toEqual([[], 1])
})

test('a date in the name of a file, UTF-16, and what is not text', () => {
  expect(read('2024-03-01-2140-x.md', 'words').entries[0]?.created.utc).toBe(
    Date.UTC(2024, 2, 1, 20, 40),
  )
  expect(read('2024/03/01.txt', 'words').entries[0]?.created.utc).toBe(Date.UTC(2024, 1, 29, 23))
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('hällo', 'utf16le')])
  expect(read('a.txt', utf16).entries[0]?.text).toBe('hällo')
  expect(read('a.txt', Buffer.from([0xc3, 0x28, 0xff])).faults[0]?.message).toContain('not UTF-8')
})

test('a newer export of ours is refused with what to do', () => {
  expect(
    read('a.json', '{"format":"unearth","version":2,"entries":[]}').faults[0]?.message,
  ).toContain('Update unearth')
})

const daylio = `full_date,date,weekday,time,mood,activities,scales,note_title,note
2024-03-11,Mar 11,Monday,9:05 PM,good,"walking | old friends",Sleep: 4,,"He said ""stay"",
and I did."
2024-03-12,Mar 12,Tuesday,21:40,meh,,,A title,
2024-03-13,Mar 13,Wednesday,08:00,rad,,,,
soon,x,x,08:00,rad,,,,words
`
const rednotebook = `1:
  text: 'A day by the sea. #swim'
2: {text: !!python/unicode 'old words', Ideas: {write a book: null}, Tags: {film: null}}
3:
  text: '
12:
  text: |
    Two lines,
    13: not a day
`
const org = `#+title: Journal
#+filetags: :home:

* Monday, 04/11/2024 :sea:
** 21:40 By the water
We swam.
*** A thought
Below it.
** Without a time
Of the day.
* [2024-03-11 Mon 21:40] Talked :late:
:PROPERTIES:
:ID: x
:END:
About <2024-05-01 Wed>.
* A plan
:PROPERTIES:
:CREATED: [2024-03-12 Tue]
:END:
Rest.
* Loose
Undated.
`
const classic = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>Creation Date</key><date>2020-08-31T21:32:00Z</date>
<key>Starred</key><true />
<key>Entry Text</key><string>Rain &amp; wind &lt;3 &#233;.
Second line.</string>
<key>Time Zone</key><string>America/Los_Angeles</string>
<key>UUID</key><string>FC8A86CAFED711EA8892FAFFC2100C3D</string>
<key>Tags</key><array><string>tagtwo</string></array>
<key>Creator</key><dict><key>Host Name</key><string>iris.lan</string></dict>
</dict></plist>`

const brief = (name: string, content: string, more = {}) => {
  const { entries, faults } = read(name, content, more)
  return {
    entries: entries.map(({ created, text, fields }) => [
      isoString(created).slice(0, 16),
      text,
      fields,
    ]),
    faults: faults.map(({ where, message }) => `${where}: ${message}`),
  }
}

test('Daylio: a row is a page, its mood and its activities are tags, and a day that only has a mood says it', () => {
  expect(brief('daylio.csv', daylio)).toEqual({
    entries: [
      [
        '2024-03-11T21:05',
        'He said "stay",\nand I did.',
        { tags: ['good', 'walking', 'old friends'], extra: { mood: 'good', scales: 'Sleep: 4' } },
      ],
      ['2024-03-12T21:40', 'A title', { title: 'A title', tags: ['meh'], extra: { mood: 'meh' } }],
      ['2024-03-13T08:00', 'rad', { extra: { mood: 'rad' } }],
    ],
    faults: ['daylio.csv, row 4: Its date ("soon") is not understood.'],
  })
})

test('RedNotebook: a day is a page with its categories below, and a broken one spoils no other', () => {
  expect(brief('data/2024-03.txt', rednotebook)).toEqual({
    entries: [
      ['2024-03-01T00:00', 'A day by the sea. #swim', { tags: ['swim'] }],
      ['2024-03-02T00:00', 'old words\n\nIdeas: write a book', { tags: ['film'] }],
      ['2024-03-12T00:00', 'Two lines,\n13: not a day', {}],
    ],
    faults: ['data/2024-03.txt, 2024-03-03: It is not YAML, or too much of it.'],
  })
})

test('Org: headings with a date or a time begin pages, what stands below them is theirs, and the rest is one page', () => {
  const { entries, faults } = brief('a.org', org)
  expect(faults).toEqual([])
  expect(entries).toEqual([
    [expect.any(String), 'Journal\n\n* Loose\nUndated.', { title: 'Journal', tags: ['home'] }],
    ['2024-11-04T00:00', '** Without a time\nOf the day.', { tags: ['home', 'sea'] }],
    [
      '2024-11-04T21:40',
      'By the water\n\nWe swam.\n*** A thought\nBelow it.',
      { title: 'By the water', tags: ['home'] },
    ],
    [
      '2024-03-11T21:40',
      'Talked\n\nAbout <2024-05-01 Wed>.',
      { title: 'Talked', tags: ['home', 'late'] },
    ],
    ['2024-03-12T00:00', 'A plan\n\nRest.', { title: 'A plan', tags: ['home'] }],
  ])
  expect(brief('20240411.org', 'Just words.').entries[0]?.[0]).toBe('2024-04-11T00:00')
})

test('Day One’s first version: its list, its zone, its star, and a picture where there is one', () => {
  const name = 'J.dayone/entries/FC8A.doentry'
  const beside = new Set(['J.dayone/photos/FC8A.jpg'])
  expect(brief(name, classic, { beside })).toEqual({
    entries: [
      [
        '2020-08-31T14:32',
        'Rain & wind <3 é.\nSecond line.\n\n![](photos/FC8A.jpg)',
        { tags: ['tagtwo'], starred: true },
      ],
    ],
    faults: [],
  })
})

test.each([
  ['a.html', '<!DOCTYPE html><body>x', 'a web page', 'pandoc'],
  ['a.csv', 'when,what\n1,2', 'a table', 'Daylio'],
  ['x.daylio', 'x', 'a backup of Daylio', 'CSV'],
  ['a.json', '{"date_journal":1,"text":"x"}', 'an entry of Journey', 'jimmy'],
  ['a.json', '{"version":"004","items":[]}', 'a backup of Standard Notes', 'jimmy'],
  ['a.enex', '<en-export/>', 'an export of Evernote', 'jimmy'],
])('%s, known by sight, is refused by its name with what to do: %#', (name, content, is, then) => {
  const { entries, faults } = read(name, content)
  expect(entries).toEqual([])
  expect(faults[0]?.message).toContain(`It is ${is}`)
  expect(faults[0]?.message).toContain(then)
})

test('what has no date that is understood says so, and what stood there is kept', () => {
  const [odd] = read('a.md', '---\ndate: Nevermber 12\n---\n\nx').entries
  expect(odd?.undated).toEqual({ value: 'Nevermber 12', by: 'changed' })
  expect(odd?.fields).toEqual({ extra: { date: 'Nevermber 12' } })
  const [named] = read('2024-03-01.md', '---\ndate: 03/04/2024\n---\n\nx').entries
  expect(named?.undated).toEqual({ value: '03/04/2024', by: 'name' })
  expect(read('a.md', '---\ndate: 03/04/2024\n---\n\nx').dates).toEqual(['03/04/2024'])
  const [told] = read('a.md', '---\ndate: 03/04/2024\n---\n\nx', { order: 'day-first' }).entries
  expect(isoString(told?.created ?? { utc: 0, offset: 0, zone: '' }).slice(0, 10)).toBe(
    '2024-04-03',
  )
})

test('what leaves as jrnl’s text comes back with every word, line and star, but for white space at its ends', () => {
  const page = words.filter(
    (text) => safe(text) === text && !/\ufeff|^[ \t]*[\n\r]|\*[ \t]*(?:\n|$)/.test(text),
  )
  fc.assert(
    fc.property(outgoing, page, fc.boolean(), (entry, text, starred) => {
      const fields = starred ? { starred } : {}
      const out = [...jrnlText([{ ...entry, kind: 'page', text, fields }])].join('')
      const [back] = read('a.txt', out, { zone: entry.created.zone, as: 'jrnl' }).entries
      // A line that would begin an entry has a space before it, and the first one none behind it.
      const plain = (said = '') => said.replace(/^ (?=\[)| +$/gm, '').trim()
      expect(plain(back?.text)).toBe(plain(text))
      expect(back?.fields['starred'] === true).toBe(starred)
    }),
  )
})

test('jrnl: its text and its JSON of the same entry are one, and other dates begin entries too', () => {
  const text = '[2020-01-01 10:00] A title.\nThe body\n\ngoes on.\n'
  const json =
    '{"entries":[{"title":"A title.","body":"The body\\n\\ngoes on.\\n","date":"2020-01-01","time":"10:00"}]}'
  expect(read('a.txt', text).entries[0]?.sourceId).toBe(read('a.json', json).entries[0]?.sourceId)
  const little = '[09.06.2013 15:39] My first entry.\n\n[10.07.2013 15:40] Life.\n'
  expect(read('a.txt', little, { order: 'day-first' }).entries).toHaveLength(2)
  const bare =
    '2010-06-10 15:00 A life.\n\n2013-06-10 15:40 He said:\n[2019-08-03 12:55] Some log\n'
  expect(read('a.txt', bare).entries.map((each) => each.text)).toEqual([
    'A life.',
    'He said:\n[2019-08-03 12:55] Some log',
  ])
  const unread = read('a.txt', '[ashasd7zdskhz] Entry\nx\n\n[sadfhakjsdf] Entry\n')
  expect(unread.entries).toHaveLength(1)
  expect(unread.notes[0]).toContain('--timeformat')
})

const seeds: readonly (readonly [string, Buffer])[] = [
  [
    'a.json',
    Buffer.from(
      [
        ...jsonExport(
          [
            {
              id: '01890000-0000-7000-8000-000000000000',
              kind: 'note',
              created: { utc: 0, zone: 'UTC', offset: 0 },
              changed: { utc: 0, zone: 'UTC', offset: 0 },
              title: 't',
              fields: { extra: [1, { b: 'c' }] },
              text: 'words',
              marks: [],
            },
          ],
          { utc: 0, zone: 'UTC', offset: 0 },
        ),
      ].join(''),
    ),
  ],
  [
    'a.md',
    Buffer.from(
      '---\ntitle: x\ncreated: 2020-01-01 10:00:00Z\ntags:\n  - a\nunearth: {"version":1,"kind":"note","created":{"utc":0,"zone":"UTC","offset":0}}\n---\n\nBody',
    ),
  ],
  ['a.txt', Buffer.from('[2020-01-01 10:00] Title. *\nBody @tag\n\n[2020-01-02 10:00] Next\n')],
  [
    'j.json',
    Buffer.from(
      '{"tags":{},"entries":[{"title":"t","body":"b","date":"2024-06-17","time":"18:05","tags":["@a"],"starred":false}]}',
    ),
  ],
  ['d.json', journal],
  ['daylio.csv', Buffer.from(daylio)],
  ['data/2024-03.txt', Buffer.from(rednotebook)],
  ['a.org', Buffer.from(org)],
  ['J.dayone/entries/A.doentry', Buffer.from(classic)],
]

test.each(seeds)(
  'hundreds of broken variants of %s end in a report, never in a throw',
  (name, seed) => {
    const change = fc.oneof(
      fc.record({ cut: fc.nat(seed.length) }),
      fc.record({ at: fc.nat(seed.length - 1), bits: fc.integer({ min: 1, max: 255 }) }),
      fc.record({
        at: fc.nat(seed.length - 1),
        put: fc.constantFrom(
          '{'.repeat(500),
          '[[[[',
          '9'.repeat(400),
          '-1e999',
          'null',
          '"\\ud800"',
          '\0',
          '---\n',
          '\u202e',
          '99999-99-99',
        ),
      }),
    )
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        let made = Buffer.from(seed)
        for (const each of changes) {
          if ('cut' in each) made = made.subarray(0, each.cut)
          else if ('bits' in each && made.length > each.at)
            made[each.at] = (made[each.at] ?? 0) ^ each.bits
          else if ('put' in each)
            made = Buffer.concat([
              made.subarray(0, each.at),
              Buffer.from(each.put),
              made.subarray(each.at),
            ])
        }
        const { entries, faults } = read(name, made)
        for (const { text, created, kind } of entries) {
          expect(text.isWellFormed() && !text.includes('\0') && text.trim() !== '').toBe(true)
          expect(Number.isInteger(created.utc) && Number.isInteger(created.offset)).toBe(true)
          expect(kind).toMatch(/^[a-z][a-z0-9-]*$/)
        }
        for (const { message } of faults) expect(message).toMatch(/^[A-Z].*\.$/)
      }),
      { numRuns: 600 },
    )
  },
)
