// The write-ahead log harmed while entries still live in it: they are there, or their loss is reported.

import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { Trouble } from '../../src/errors.ts'
import { draftKey } from '../../src/journal/draft.ts'
import { saveDraft } from '../../src/store/drafts.ts'
import {
  eraseEntry,
  listEntries,
  removeEntry,
  restoreEntry,
  reviseEntry,
} from '../../src/store/entries.ts'
import { closeStore } from '../../src/store/open.ts'
import { at, page, pageDraft, shelf } from './journals.ts'

const journals = shelf()
const live = join(journals.root, 'live')
const many = 20

beforeAll(() => {
  const dir = journals.copy()
  const store = journals.open(dir)
  page(store, 'in the file')
  // A reader keeps the log from being emptied.
  const reader = journals.open(dir)
  reader.db.exec('begin')
  reader.db.prepare('select count(*) from entry').get()
  store.db.pragma('busy_timeout=0')
  for (let n = 0; n < many; n += 1) page(store, `in the log ${n}`)
  cpSync(dir, live, { recursive: true })
  reader.db.exec('commit')
  closeStore(reader)
  closeStore(store)
})

test('a log that is whole loses nothing', () => {
  expect(counted(journals.copy(live))).toEqual({ here: many + 1, missing: 0 })
})

test('a log that was deleted is reported, change for change', () => {
  const dir = journals.copy(live)
  for (const end of ['-wal', '-shm']) rmSync(join(dir, `journal.db${end}`), { force: true })
  expect(counted(dir)).toEqual({ here: 1, missing: many })
})

test('whatever bit of the log is flipped or wherever it is cut, what is not here is reported', () => {
  const log = readFileSync(join(live, 'journal.db-wal'))
  let lost = 0
  fc.assert(
    fc.property(fc.nat(log.length - 1), fc.nat(8), (byte, bit) => {
      const dir = journals.copy(live)
      const harmed = Buffer.from(bit === 8 ? log.subarray(0, byte) : log)
      if (bit < 8) harmed[byte] = (harmed[byte] ?? 0) ^ (1 << bit)
      writeFileSync(join(dir, 'journal.db-wal'), harmed)
      rmSync(join(dir, 'journal.db-shm'), { force: true })
      try {
        const { here, missing } = counted(dir)
        expect(here + missing).toBe(many + 1)
        if (missing > 0) lost += 1
      } catch (error) {
        if (!(error instanceof Trouble)) throw error
        expect(error.code).toBe(7)
        lost += 1
      }
      rmSync(dir, { recursive: true })
    }),
    { numRuns: 120 },
  )
  expect(lost).toBeGreaterThan(50)
})

test('whatever an entry went through, erased it leaves no word in any page', () => {
  const dir = journals.copy()
  const store = journals.open(dir)
  const words = (n: number) => `zebrafinch ${n} ${'zebrafinches everywhere '.repeat(n)}`
  const draft = pageDraft()
  for (const n of [900, 5]) saveDraft(store, { ...draft, text: words(n) })
  page(store, 'an ordinary lamp')
  const id = page(store, words(900))
  const edit = { ...draft, key: draftKey.edit(id), text: words(700) }
  saveDraft(store, edit)
  for (const n of [3, 500]) {
    const [last] = listEntries(store, { limit: 1 })
    if (last) reviseEntry(store, id, { text: words(n), from: last.revision.id, at: at(n) })
  }
  removeEntry(store, id, at(1))
  restoreEntry(store, id, at())
  removeEntry(store, id, at(2))
  store.db.prepare("delete from draft where key = 'page'").run()
  eraseEntry(store, id)
  const image = store.db.serialize().toString('latin1').toLowerCase()
  expect(image).toContain('an ordinary lamp')
  expect(image).not.toContain('zebrafinch')
  store.db.exec("insert into words(words, rank) values ('integrity-check', 1)")
  closeStore(store)
})

function counted(dir: string): { here: number; missing: number } {
  const store = journals.open(dir)
  try {
    return { here: listEntries(store, { limit: 99 }).length, missing: store.missing }
  } finally {
    closeStore(store)
  }
}
