// Archives: what is in them is read as a folder is, and what was made to hurt ends in a sentence.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { dayOneArchive } from '../../src/exchange/dayone-archive.ts'
import { readAny } from '../../src/exchange/read-any.ts'
import { importSource } from '../../src/files/import-source.ts'
import { zipOf } from './archives.ts'
import { at, note, spark } from './outgoing.ts'

const folder = mkdtempSync(join(tmpdir(), 'unearth-archive-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(bytes: Buffer, name?: string) {
  const path = join(folder, name ?? '')
  if (name !== undefined) writeFileSync(path, bytes)
  const found = await importSource(path, name === undefined ? bytes : undefined)
  try {
    const reads = []
    const faults = [...found.faults]
    for (const file of found.files) {
      const inside = await file.bytes()
      if (typeof inside === 'string') faults.push({ where: file.name, message: inside })
      else reads.push(readAny({ ...file, bytes: inside }, { zone: 'UTC' }))
    }
    return {
      names: found.files.map(({ name }) => name),
      beside: found.beside,
      entries: reads.flatMap(({ entries }) => entries),
      faults: [...faults, ...reads.flatMap((each) => each.faults)],
    }
  } finally {
    found.close()
  }
}

const day = (text: string) =>
  Buffer.from(JSON.stringify({ entries: [{ creationDate: '2018-04-21T17:57:04Z', text }] }))
const journal = day('words')

test.each([
  ['a file', 'a.zip', false],
  ['a file whose sizes are those of ZIP64', 'b.zip', true],
  ['stdin', undefined, true],
])(
  'as %s: a journal one folder down, notes beside it, and pictures that stay',
  async (_, name, zip64) => {
    const { names, beside, entries, faults } = await read(
      zipOf(
        [
          { name: 'Export/', data: Buffer.alloc(0) },
          { name: 'Export/Journal.json', data: journal },
          { name: 'Export/2020-01-01.md', data: Buffer.from('A note.') },
          { name: 'Export/photos/x.jpeg', data: Buffer.from('x') },
          { name: '__MACOSX/Export/._Journal.json', data: Buffer.from('x') },
          { name: 'Export/.hidden.md', data: Buffer.from('x') },
        ],
        zip64,
      ),
      name,
    )
    expect(faults).toEqual([])
    expect(names).toEqual(['Export/2020-01-01.md', 'Export/Journal.json'])
    expect(beside).toEqual(['Export/photos/x.jpeg'])
    expect(entries.map(({ text }) => text)).toEqual(['A note.', 'words'])
  },
)

test('what leaves as Day One’s archive comes back', async () => {
  const { entries, faults } = await read(Buffer.concat([...dayOneArchive([spark, note], at(9))]))
  expect(faults).toEqual([])
  expect(entries.map(({ text, fields }) => [text, fields])).toEqual([
    [
      `> ${spark.asked}\n\n${spark.text}`,
      { tags: ['late', 'no: quotes', spark.walk], starred: true },
    ],
    ['Quiet.', {}],
  ])
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
])('with %s it gives a report and no entry', async (_, members) => {
  const { entries, faults } = await read(zipOf(members))
  expect(entries).toEqual([])
  expect(faults).toHaveLength(1)
})

test('one member that is damaged spoils no other', async () => {
  const whole = zipOf([
    { name: 'a.json', data: day('first') },
    { name: 'b.json', data: day('second') },
  ])
  whole.fill(0xff, 40, 60)
  const { entries, faults } = await read(whole)
  expect(entries.map(({ text }) => text)).toEqual(['second'])
  expect(faults).toEqual([{ where: 'a.json', message: 'The archive is damaged here.' }])
})

test('hundreds of broken variants end in a report, never in a throw', async () => {
  const seed = zipOf([{ name: 'J.json', data: journal }], true)
  const change = fc.record({
    at: fc.nat(seed.length - 1),
    bits: fc.integer({ min: 1, max: 255 }),
    cut: fc.option(fc.nat(seed.length)),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      let made = Buffer.from(seed)
      for (const { at, bits, cut } of changes) {
        if (at < made.length) made[at] = (made[at] ?? 0) ^ bits
        if (cut !== null) made = made.subarray(0, cut)
      }
      const { faults } = await read(made)
      for (const { message } of faults) expect(message).toMatch(/^[A-Z].*\.$/)
    }),
    { numRuns: 400 },
  )
})
