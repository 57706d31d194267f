import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jrnlJson, jrnlText } from '../../src/exchange/jrnl.ts'
import type { Outgoing } from '../../src/exchange/outgoing.ts'
import { safe } from '../../src/text/safe.ts'
import { anyEntries, hostile, note, obeyed, spark, squash } from './outgoing.ts'

test('its text', () => {
  expect(
    [...jrnlText([spark, note])].join(''),
  ).toBe(`[2026-11-22 21:04] The spark: What happened in the hour before? *
I came home late and said nothing.

- the phone
- the door

[2026-11-23 02:04] Quiet.
`)
})

test('its JSON', () => {
  const walked = { ...spark, text: 'Café with @Ann and @ann.' }
  expect([...jrnlJson([walked, note])].join('')).toBe(`{
  "entries": [
    {
      "title": "The spark: What happened in the hour before?",
      "body": "Caf\\u00e9 with @Ann and @ann.",
      "date": "2026-11-22",
      "time": "21:04",
      "tags": [
        "@ann",
        "@late",
        "@no:-quotes"
      ],
      "starred": true
    },
    {
      "title": "Quiet.",
      "body": "",
      "date": "2026-11-23",
      "time": "02:04",
      "tags": [],
      "starred": false
    }
  ],
  "tags": {
    "@ann": 1,
    "@late": 1,
    "@no:-quotes": 1
  }
}
`)
  expect([...jrnlJson([])].join('')).toBe('{\n  "entries": [],\n  "tags": {}\n}\n')
})

/** As jrnl splits a file: every bracket at the start of a line, closed before a space, that could be a date. */
function split(file: string): { date: string; title: string; starred: boolean; body: string }[] {
  const heads = Array.from(file.matchAll(/(?:^|\n)\[([^\]]+)\] /g)).filter(
    ([, date = '']) => date.length > 6,
  )
  return heads.map((head, index) => {
    const text = file.slice(head.index + head[0].length, heads[index + 1]?.index)
    const [first = '', ...rest] = text.split('\n')
    const starred = first.trim().endsWith('*')
    return { date: head[1] ?? '', title: first, starred, body: rest.join('\n').trim() }
  })
}

test('jrnl finds as many entries as were given, with their words and stars', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const text = [...jrnlText(entries)].join('')
      expect(text).not.toMatch(obeyed)
      expect(safe(text)).toBe(text)
      const read = split(text)
      expect(read.map(({ date }) => date)).toEqual(
        entries.map(({ created: { utc, offset } }) =>
          new Date(utc + offset * 60_000).toISOString().slice(0, 16).replace('T', ' '),
        ),
      )
      for (const [index, { title, starred, body }] of read.entries()) {
        const { fields, text } = entries[index] as Outgoing
        expect(starred).toBe(fields['starred'] === true)
        // Below its title, or from its title on.
        const said = squash(`${starred ? title.trim().slice(0, -1) : title}${body}`)
        expect(said.endsWith(squash(safe(text)))).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['[2020-01-01 10:00] no', ' [2020-01-01 10:00] no'],
  ['a\n[yesterday] no', 'a\n [yesterday] no'],
  ['[2020-01-01\n10:00] no', ' [2020-01-01\n10:00] no'],
  ['[never closed', ' [never closed'],
  ['[1] note', '[1] note'],
  ['[2020-01-01 10:00]', '[2020-01-01 10:00]'],
  ['in a [2020-01-01 10:00] line', 'in a [2020-01-01 10:00] line'],
])('%j is kept from being an entry', (text, body) => {
  const [written] = jrnlText([{ ...note, kind: 'promise', text }])
  expect(written).toBe(`[2026-11-23 02:04] Note\n${body}\n`)
})

test('a hundred thousand open brackets take no time', () => {
  const [written = ''] = jrnlText([{ ...note, text: '[\n'.repeat(100_000) }])
  expect(written.length).toBeGreaterThan(200_000)
})

test('its JSON has every word, in ASCII', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const json = [...jrnlJson(entries)].join('')
      expect(json).toMatch(/^[\n -~]*$/)
      const read = JSON.parse(json)
      for (const [index, { title, body }] of read.entries.entries()) {
        const { text = '' } = entries[index] ?? {}
        expect(
          body === text || `${title}\n${body}` === text || (body === '' && title === text),
        ).toBe(true)
      }
      const used = read.entries.flatMap(({ tags }: { tags: string[] }) => tags)
      expect(Object.keys(read.tags).sort()).toEqual([...new Set(used)].sort())
    }),
  )
})

test.each(hostile)('%j neither ends an entry nor begins one', (text) => {
  const file = [...jrnlText([{ ...note, text, title: text, asked: text }, note])].join('')
  expect(split(file)).toHaveLength(2)
})
