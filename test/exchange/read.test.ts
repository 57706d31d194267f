// What other journals wrote, read: each format, its traps, and thousands of broken variants that end in a report.
import { createCipheriv, createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOneJson } from '../../src/exchange/dayone.ts'
import { jsonExport } from '../../src/exchange/interchange.ts'
import { jrnlJson } from '../../src/exchange/jrnl.ts'
import { markdownFile } from '../../src/exchange/markdown.ts'
import type { Outgoing } from '../../src/exchange/outgoing.ts'
import { readAny } from '../../src/exchange/read-any.ts'
import { readDayOne } from '../../src/exchange/read-dayone.ts'
import { readJrnlEncrypted, readJrnlText } from '../../src/exchange/read-jrnl.ts'

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

/** A ZIP archive, as plainly as it can be made. */
function zipOf(members: readonly { name: string; data: Buffer; size?: number }[]): Buffer {
  const locals: Buffer[] = []
  const heads: Buffer[] = []
  let at = 0
  for (const { name, data, size = data.length } of members) {
    const packed = deflateRawSync(data)
    const label = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(label.length, 26)
    locals.push(local, label, packed)
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50, 0)
    head.writeUInt16LE(8, 10)
    head.writeUInt32LE(packed.length, 20)
    head.writeUInt32LE(size, 24)
    head.writeUInt16LE(label.length, 28)
    head.writeUInt32LE(at, 42)
    heads.push(head, label)
    at += local.length + label.length + packed.length
  }
  const directory = Buffer.concat(heads)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}

const journal = Buffer.from(
  JSON.stringify({
    metadata: { version: '1.0' },
    entries: [
      {
        uuid: 'A'.repeat(32),
        creationDate: '2018-04-21T17:57:04Z',
        timeZone: 'Europe/London',
        text: 'It was 5\\.30\\. `a\\.b` stays\u200b.',
        tags: ['with spaces'],
        location: { latitude: 1 },
        photos: [{ identifier: 'x' }],
        editingTime: 12,
      },
      { uuid: 'B', creationDate: '2018-04-21T17:57:04Z' },
    ],
  }),
)

test('Day One’s archive: words unescaped outside code, zone kept, media counted, place left out, a broken entry reported', () => {
  const { entries, faults, notes } = readDayOne(
    'e.zip',
    zipOf([
      { name: 'Journal.json', data: journal },
      { name: 'photos/x.jpeg', data: Buffer.from('x') },
    ]),
  )
  expect(entries).toHaveLength(1)
  expect(entries[0]).toMatchObject({
    text: 'It was 5.30. `a\\.b` stays.',
    created: { zone: 'Europe/London', offset: 60 },
    fields: { tags: ['with spaces'], extra: { editingTime: 12 } },
  })
  expect(JSON.stringify(entries)).not.toContain('latitude')
  expect(faults[0]?.message).toBe('It has no words.')
  expect(notes[0]).toContain('1 pictures')
})

test.each([
  ['a name that climbs out', [{ name: '../../evil.json', data: journal }]],
  ['an absolute name', [{ name: '/etc/x.json', data: journal }]],
  ['a drive letter', [{ name: 'C:evil.json', data: journal }]],
  [
    'the same name twice',
    [
      { name: 'a.json', data: journal },
      { name: 'a.json', data: journal },
    ],
  ],
  ['a bomb', [{ name: 'a.json', data: Buffer.alloc(30_000_000) }]],
  ['a size that is not told', [{ name: 'a.json', data: Buffer.alloc(3_000_000, 'ab'), size: 10 }]],
])('an archive with %s gives a report and no entry', (_, members) => {
  const { entries, faults } = readDayOne('e.zip', zipOf(members))
  expect(entries).toEqual([])
  expect(faults).toHaveLength(1)
})

test.each([
  ['no front matter', 'Just words.', 'Just words.'],
  ['a body without its blank line', '---\ntitle: x\n---\nBody', 'Body'],
  ['a body that is three dashes', '---\ntitle: x\n---\n\n---\nrest', '---\nrest'],
  ['Windows lines and a mark', '\ufeff---\r\ncreated: 2020-01-01\r\n---\r\n\r\nBody', 'Body'],
  ['a title with a colon', '---\ntitle: "a: b"\n---\n\nBody', 'Body'],
])('Markdown with %s', (_, content, text) => {
  expect(read('2020-01-01.md', content).entries[0]?.text).toBe(text)
})

test.each([
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
  ['d.zip', zipOf([{ name: 'J.json', data: journal }])],
]

test.each(seeds)(
  'thousands of broken variants of %s end in a report, never in a throw',
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
      { numRuns: 1700 },
    )
  },
)
