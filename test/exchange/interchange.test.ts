import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonExport } from '../../src/exchange/interchange.ts'
import type { Outgoing } from '../../src/exchange/outgoing.ts'
import { plainKinds } from '../../src/journal/entry.ts'
import type { EntryId, RevisionId } from '../../src/journal/ids.ts'
import { leaving } from '../../src/journal/leaving/leaving.ts'
import { markKinds } from '../../src/journal/page/marks.ts'
import { tagsWritten } from '../../src/journal/tags.ts'
import { safe } from '../../src/text/safe.ts'
import { anyEntries, at, note, obeyed, spark } from './outgoing.ts'

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../src/exchange/unearth.schema.json'), 'utf8'),
)
const fits = new Ajv2020({ strict: true }).compile(schema)

function exported(entries: readonly Outgoing[]): string {
  return [...jsonExport(entries, at(9))].join('')
}

test('a document', () => {
  expect(exported([{ ...spark, asked: 'An escape: \u009b2J' }])).toBe(`{
  "format": "unearth",
  "version": 1,
  "exported": {
    "offset": 60,
    "utc": 1795410245123,
    "zone": "Europe/Berlin"
  },
  "entries": [
    {
      "asked": "An escape: \\u009b2J",
      "changed": {
        "offset": 60,
        "utc": 1795381445123,
        "zone": "Europe/Berlin"
      },
      "created": {
        "offset": 60,
        "utc": 1795377845123,
        "zone": "Europe/Berlin"
      },
      "fields": {
        "rev": 1,
        "starred": true,
        "tags": [
          "late",
          "no: quotes"
        ]
      },
      "id": "019aab00-0000-7000-8000-0000001a2b3c",
      "kind": "answer",
      "marks": [
        {
          "end": 16,
          "kind": "surprise",
          "made": {
            "offset": 60,
            "utc": 1795385045123,
            "zone": "Europe/Berlin"
          },
          "start": 7
        }
      ],
      "question": "PRC-01",
      "tags": [
        "late",
        "no: quotes"
      ],
      "text": "I came home late and said nothing.\\n\\n- the phone\\n- the door",
      "title": "The spark",
      "walk": "precipitating"
    }
  ]
}
`)
})

test('nothing chosen is an empty list', () => {
  expect(exported([])).toContain('\n  "entries": []\n}\n')
})

test('what leaves comes back the same, fits the schema, and is obeyed by nothing', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const json = exported(entries)
      expect(json).not.toMatch(obeyed)
      expect(safe(json)).toBe(json)
      const read = JSON.parse(json)
      expect(fits(read), JSON.stringify(fits.errors)).toBe(true)
      // What can be read from the rest too.
      read.entries.forEach((entry: { tags?: unknown }, at: number) => {
        const { text = '', fields = {} } = entries[at] ?? {}
        expect(entry.tags ?? []).toEqual(tagsWritten({ text, fields }))
        delete entry.tags
      })
      expect(read).toEqual({
        format: 'unearth',
        version: 1,
        exported: at(9),
        entries: JSON.parse(JSON.stringify(entries)),
      })
    }),
    { numRuns: 300 },
  )
})

test('the same entries are the same bytes, however their keys were ordered', () => {
  const fields = { values: { '10': 1, '9': 2, a: [] }, extra: null }
  const turned = { extra: null, values: { a: [], '9': 2, '10': 1 } }
  const json = exported([{ ...note, fields }])
  expect(
    exported([
      Object.fromEntries(
        Object.entries({ ...note, fields: turned }).reverse(),
      ) as unknown as Outgoing,
    ]),
  ).toBe(json)
  expect(json).toMatch(/"extra": null,\n +"values": \{\n +"10": 1,\n +"9": 2,\n +"a": \[\]/)
})

test('the schema refuses what is not ours', () => {
  const whole = JSON.parse(exported([spark]))
  expect(fits({ ...whole, version: 2 })).toBe(false)
  expect(fits({ ...whole, entries: [{ ...whole.entries[0], mood: 3 }] })).toBe(false)
  expect(fits({ ...whole, entries: [{ ...whole.entries[0], text: null }] })).toBe(false)
})

test('the schema knows every kind of mark there is, and no other, and names the kinds of entry', () => {
  const { description } = schema.$defs.entry.properties.kind
  expect(Object.keys(plainKinds).filter((kind) => !description.includes(kind))).toEqual([])
  expect(schema.$defs.mark.properties.kind.enum.toSorted()).toEqual(markKinds.toSorted())
})

test('somebody else’s story that was asked for leaves with its mark, and the schema takes it', () => {
  const text = 'Her mother was ill that year.'
  const mark = { kind: 'their-story', start: 0, end: text.length, made: at(2) } as const
  const { created } = note
  const [id, r] = [note.id as EntryId, 'r' as RevisionId]
  const revision = { id: r, entry: id, number: 1, written: created, text, fields: {}, from: null }
  const entry = { id, seq: 1, kind: 'page', created, removed: null, revision }
  const marks = [{ ...mark, id: 'm', revision: r }]
  const wish = { passages: [], roles: [] }
  expect(leaving(entry, marks, marks, { ...wish, theirs: false })).toBeUndefined()
  const left = leaving(entry, marks, [], { ...wish, theirs: true })
  const read = JSON.parse(exported([{ ...note, text: left?.text ?? '', marks: [mark] }]))
  expect(left?.marks).toHaveLength(1)
  expect(read.entries[0].marks[0].kind).toBe('their-story')
  expect(fits(read), JSON.stringify(fits.errors)).toBe(true)
})
