// The writer's own, whole: out as JSON, and back into a new journal bit for bit.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mineJson, readMine } from '../../src/exchange/mine.ts'
import { changesOf } from '../../src/store/commit.ts'
import { keepEntry } from '../../src/store/entries.ts'
import { listImports, takeBack } from '../../src/store/import-acts.ts'
import { sameIndex } from '../../src/store/index-check.ts'
import { closeStore } from '../../src/store/open.ts'
import { writePlace } from '../../src/store/places.ts'
import type { Store } from '../../src/store/store.ts'
import { bringWhole, readWhole } from '../../src/store/whole.ts'
import { act, moment, opened, steps } from './histories.ts'
import { journalDir } from './journal.ts'
import { set } from './set.ts'

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../src/exchange/unearth-mine.schema.json'), 'utf8'),
)
const valid = new Ajv2020().compile(schema)

const tables = [
  'select id, kind, created_utc, created_zone, created_offset, removed_utc, removed_zone, removed_offset from entry order by seq',
  'select id, entry, number, written_utc, written_zone, written_offset, text, fields, origin from revision order by entry, seq',
  'select e.id, r.id from entry e join revision r on r.seq = e.latest order by e.seq',
  'select * from mark order by id',
  'select * from draft order by key',
  'select * from session order by id',
  'select * from place order by walk',
  "select * from setting where key not in ('changes', 'backup', 'exports', 'merged', 'imports') order by key",
]

/** Every column of every row, but for the numbers rows have. */
function dump(store: Store) {
  return tables.map((sql) => store.db.prepare(sql).raw().all())
}

const json: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 3 })

test('any journal comes back bit for bit, once, and its JSON is what the schema says', () => {
  fc.assert(
    fc.property(
      steps,
      fc.array(
        fc.record({
          text: fc.string({ unit: 'grapheme', maxLength: 60 }),
          zone: fc.constantFrom('Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns'),
          offset: fc.integer({ min: -840, max: 840 }),
          title: fc.string({ unit: 'grapheme', maxLength: 20 }),
          tags: fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }),
          extra: json,
        }),
        { maxLength: 6 },
      ),
      (history, pages) => {
        const [one, two] = [opened(journalDir()), opened(journalDir())]
        try {
          for (const [index, step] of history.entries()) act(one, step, index, true)
          for (const { text, zone, offset, title, tags, extra } of pages) {
            const at = { utc: 1_600_000_000_000 + text.length, zone, offset }
            const fields = JSON.parse(JSON.stringify({ title, tags, starred: true, extra }))
            keepEntry(one, { kind: 'event', text, fields, at })
          }
          writePlace(one, 'presenting', 'PRS-02', moment(1))
          set(one, 'names', { writer: 'Kim', partner: 'Robin ☕' })
          const whole = readWhole(one)
          const text = [...mineJson(whole, moment(2000))].join('')
          const document = JSON.parse(text)
          expect(valid(document), JSON.stringify(valid.errors)).toBe(true)
          const read = readMine(document)
          if ('fault' in read) throw new Error(read.fault)
          bringWhole(two, read, { at: moment(3000), from: 'all.json' })
          expect(dump(two)).toEqual(dump(one))
          expect(sameIndex(two.db)).toBe(true)
          const before = changesOf(two.db)
          expect(bringWhole(two, read, { at: moment(4000), from: 'all.json' }).changed).toBe(false)
          expect(changesOf(two.db)).toBe(before)
          // Taken back, nothing of it is there; brought in again, it is the same again.
          const [came, more] = listImports(two)
          expect(more).toBeUndefined()
          const { entries, kept } = takeBack(two, came?.id ?? '')
          expect([entries, kept]).toEqual([dump(one)[0]?.length, []])
          expect(dump(two).slice(0, -1).flat()).toEqual([])
          expect(sameIndex(two.db)).toBe(true)
          bringWhole(two, read, { at: moment(5000), from: 'all.json' })
          expect(dump(two)).toEqual(dump(one))
          expect(sameIndex(two.db)).toBe(true)
        } finally {
          closeStore(one)
          closeStore(two)
        }
      },
    ),
    { numRuns: 20 },
  )
})

test('what is not as it was written is refused with a sentence, and never thrown over', () => {
  const store = opened(journalDir())
  keepEntry(store, { kind: 'page', text: 'words', fields: {}, at: moment(1) })
  const text = [...mineJson(readWhole(store), moment(2))].join('')
  closeStore(store)
  const breaks: readonly ((document: ReturnType<typeof JSON.parse>) => void)[] = [
    (document) => (document.version = 2),
    (document) => (document.entries = {}),
    ({ entries }) => (entries[0].versions = []),
    ({ entries }) => (entries[0].versions[0].text = 7),
    ({ entries }) => (entries[0].created.utc = 'then'),
    ({ entries }) => (entries[0].id = 'of my own'),
  ]
  for (const broken of breaks) {
    const document = JSON.parse(text)
    broken(document)
    expect(readMine(document)).toHaveProperty('fault')
  }
  fc.assert(
    fc.property(json, (value) => {
      readMine(value)
    }),
  )
})
