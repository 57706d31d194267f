// Input that is made to hurt: a megabyte that once took minutes, lists in lists, and one bad entry among good ones. What a reader
// takes too long over never ends in the time a test has.
import { expect, test } from 'vitest'
import { readAny } from '../../src/exchange/read-any.ts'
import { safe } from '../../src/text/safe.ts'

const read = (name: string, content: string) =>
  readAny({ name, bytes: new TextEncoder().encode(content), mtimeMs: 0 }, { zone: 'UTC' })
const much = 1_000_000
const front = (yaml: string) => `---\n${yaml}\n---\nwords\n`

test.each([
  ['a.md', front(`date: "2024-01-01${' '.repeat(much)}x"`)],
  ['a.md', front(`title: ${'[]'.repeat(much / 2)}`)],
  ['a.md', front(`title: ${'"'.repeat(much)}`)],
  ['a.md', front(`title: ${'? '.repeat(30_000)}`)],
  ['a.md', front(`unearth: {}\ntitle: "2024-01-01${' '.repeat(much)}x"`)],
  ['a.md', front(`unearth: {"version": 1, "text": ${'"'.repeat(much)}}`)],
  ['a.md', front(`unearth:\n  version: 1\n  text: ${'"'.repeat(much)}`)],
  ['a.md', front(`unearth: ${'{"a": '.repeat(much / 6)}1${'}'.repeat(much / 6)}`)],
  ['a.md', front(`unearth: {&a ${'&a '.repeat(much / 3)}}`)],
  ['a.md', `---\n${'--- '.repeat(much / 4)}`],
  ['a.md', '`'.repeat(much)],
  ['a.txt', `[2024-01-01 10:00] a\n${'\n'.repeat(much)}b\n${'\n'.repeat(much)}c`],
  ['a.txt', `[2024-01-01 10:00] ${'@'.repeat(much)}`],
  ['a.txt', `[2024-01-01 10:00] ${'*'.repeat(much)}${' '.repeat(much)}x`],
  [
    'a.json',
    JSON.stringify({ entries: [{ creationDate: '2024-01-01T00:00:00Z', text: '`'.repeat(much) }] }),
  ],
  [
    'a.json',
    JSON.stringify({
      entries: [{ creationDate: '2024-01-01T00:00:00Z', text: '```'.repeat(much / 3) }],
    }),
  ],
  [
    'a.json',
    JSON.stringify({
      entries: [{ creationDate: '2024-01-01T00:00:00Z', text: '\\\\'.repeat(much / 2) }],
    }),
  ],
  ['a.csv', `full_date,mood,note\n2024-01-01,good,"${'"'.repeat(much)}`],
  ['a.csv', `full_date,mood,note\n2024-01-01,good,${'x'.repeat(much)}`],
  ['a.csv', `full_date${' '.repeat(much)},mood,note\n"${'\n'.repeat(much)}`],
  ['2024-01.txt', `1:\n  text: ${'[]'.repeat(much / 2)}`],
  ['2024-01.txt', `1:\n  text: ${'x'.repeat(much)}`],
  ['2024-01.txt', `1:\n  text: ${'#'.repeat(much / 4)}`],
  ['a.org', `* 2024-01-01\n${':'.repeat(much)}\n:x: ${':a'.repeat(much / 2)}`],
  ['a.org', `* [2024-01-01 ${'['.repeat(much)}`],
  ['a.org', `* 2024-01-01 ${' '.repeat(much)}x\n${'[2024-01-01'.repeat(much / 10)}`],
  ['a.org', `${'*'.repeat(much)} x`],
  ['a.doentry', '<dict>'.repeat(much / 6)],
  ['a.doentry', `<plist><dict><key>Entry Text</key><string>${'<string'.repeat(much / 7)}`],
  ['a.doentry', '<string '.repeat(much / 8)],
  ['a.txt', `[${'1'.repeat(50)} ${' '.repeat(much)}] x`],
  ['a.md', front(`date: "${'1/'.repeat(much / 2)}"`)],
  ['a.html', `<html>${'<'.repeat(much)}`],
])('%s with a megabyte that hurts is read, or refused with a sentence', (name, content) => {
  const { entries, faults } = read(name, content)
  expect(entries.length + faults.length).toBe(1)
})

test('a front matter of ours is read as the line of JSON it is, whatever its length, and as YAML where it was written anew', () => {
  const at = '{"utc": 1, "zone": "UTC", "offset": 0}'
  const hidden = `a${'\u200b'.repeat(100_000)}b`
  const json = JSON.stringify(hidden)
  const line = `id: x\nunearth: {"version": 1, "kind": "page", "created": ${at}, "fields": {}, "text": ${json}}`
  // What is on the page is what is safe of it; the exact words are in the line.
  const file = `---\n${line}\n---\n\n${safe(hidden)}`
  expect(read('a.md', file).entries.map(({ text }) => text)).toEqual([hidden])
  const yaml = `---\nid: x\nunearth:\n  version: 1\n  kind: page\n  created:\n    utc: 1\n    zone: UTC\n    offset: 0\n  fields: {}\n---\n\nwords`
  expect(read('a.md', yaml).entries.map(({ text, source }) => [text, source])).toEqual([
    ['words', 'unearth'],
  ])
})

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const sources: Record<string, (extra: string) => string> = {
  jrnl: (extra) => `{"entries":[{"date":"2024-01-01","time":"10:00","title":"good","body":"","x":1},
    {"date":"2024-01-02","time":"10:00","title":"bad","body":"","x":${extra}}]}`,
  'Day One': (
    extra,
  ) => `{"metadata":{},"entries":[{"creationDate":"2024-01-01T00:00:00Z","text":"good"},
    {"creationDate":"2024-01-01T00:00:00Z","text":"bad","x":${extra}}]}`,
  unearth: (extra) => {
    const at = '{"utc":1,"zone":"UTC","offset":0}'
    return `{"format":"unearth","version":1,"entries":[{"kind":"page","text":"good","created":${at},"fields":{}},
      {"kind":"page","text":"bad","created":${at},"fields":{"x":${extra}}}]}`
  },
}
test.each(Object.entries(sources))(
  'an entry of %s that is nested without end is a fault of its own, and the one beside it is read',
  (_, source) => {
    for (const depth of [65, 2000, 200_000]) {
      const { entries, faults } = read('a.json', source(nested(depth)))
      expect(entries.map(({ text }) => text)).toEqual(['good'])
      expect(faults.map(({ message }) => message)).toEqual([expect.stringContaining('deeply')])
    }
    expect(read('a.json', source(nested(20))).entries).toHaveLength(2)
  },
)

const days = (bad: string) => [
  ['a.csv', `full_date,mood,note\n2024-01-01,x,good\n${bad},x,bad\n2024-01-03,x,good`],
  ['2024-01.txt', `1:\n  text: good\n2:\n  text: ${bad}\n3:\n  text: good\n`],
]
test.each(days(`[${nested(2000)}`))('one bad day of %s spoils no other', (name, content) => {
  const { entries, faults } = read(String(name), String(content))
  expect([entries.map(({ text }) => text), faults.length]).toEqual([['good', 'good'], 1])
})

test('many headings, each with another time below it, are read in one pass', () => {
  const content = `* 2024-01-01\n${'** 10:00 a\n*** x\n'.repeat(5_000)}`
  expect(read('a.org', content).entries).toHaveLength(5_000)
})

test('a file of nothing but lists is refused before it is made into them', () => {
  const { entries, faults } = read('a.json', `[${'[],'.repeat(5_000_000)}[]]`)
  expect([entries, faults.length]).toEqual([[], 1])
  expect(faults[0]?.message).toContain('more parts')
})

test('a day after the year 9999, where it was lived, is no date', () => {
  const at = (utc: number, offset: number) =>
    `{"format":"unearth","version":1,"entries":[{"kind":"page","text":"x","created":${JSON.stringify({ utc, zone: 'UTC', offset })},"fields":{}}]}`
  expect(read('a.json', at(253_402_300_799_999, 1440)).entries).toEqual([])
  expect(read('a.json', at(-62_135_596_800_000, -1)).entries).toEqual([])
  expect(read('a.json', at(253_402_300_799_999, 0)).entries).toHaveLength(1)
})
