// A drive that lost a write, or somebody who put it back: one page of the database as it was earlier, authentic like any other.
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Trouble } from '../../src/errors.ts'
import { checkJournal } from '../../src/store/check.ts'
import { acceptLoss } from '../../src/store/commit.ts'
import {
  entryWith,
  keepEntry,
  listEntries,
  removeEntry,
  reviseEntry,
} from '../../src/store/entries.ts'
import { readKeyring } from '../../src/store/keyring.ts'
import { listMarks, setMarks } from '../../src/store/marks.ts'
import { closeStore, masterOf, unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import type { Store } from '../../src/store/store.ts'
import { lookThrough } from '../../src/store/sums.ts'
import { at, journalDir, note, recovery } from './journal.ts'

const page = 4096
const root = mkdtempSync(join(tmpdir(), 'unearth-older-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

function opened(dir: string): Store {
  const secret = recoverySecret(recovery())
  if (secret === undefined) throw new Error('no recovery code')
  return unlockJournal(dir, secret)
}

/** A journal as it was earlier, and as it is: entries that came, were changed, marked and removed since. */
function twoStates(): { readonly earlier: string; readonly dir: string; readonly ids: string[] } {
  const dir = journalDir()
  const store = opened(dir)
  for (let index = 0; index < 40; index += 1)
    note(store, `entry ${index} ${'some words '.repeat(60)}`)
  closeStore(store)
  const earlier = join(root, 'earlier')
  rmSync(earlier, { recursive: true, force: true })
  cpSync(dir, earlier, { recursive: true })
  const again = opened(dir)
  const entries = listEntries(again, { all: true, order: 'oldest' })
  for (const [index, { id, revision }] of entries.entries()) {
    const text = `${revision.text} and more`
    if (index % 4 === 0) reviseEntry(again, id, { text, from: revision.id, at })
    if (index % 4 === 1) setMarks(again, revision.id, [{ kind: 'not-yet', start: 0, end: 5 }], at)
    if (index % 4 === 2) removeEntry(again, id, at)
  }
  for (let index = 0; index < 20; index += 1)
    keepEntry(again, {
      kind: 'note',
      text: `later ${index} ${'other words '.repeat(60)}`,
      fields: {},
      at,
    })
  const ids = again.db.prepare('select id from entry order by seq').pluck().all() as string[]
  closeStore(again)
  return { earlier, dir, ids }
}

/** Everything that reading each entry by itself says. */
function readThrough(store: Store, ids: readonly string[]) {
  return ids.map((id) => {
    const entry = entryWith(store, id)
    return [entry, entry && listMarks(store, entry.revision.id)]
  })
}

test('one older page is told when it is opened, or where its entry is read; what is read is as it was kept last', () => {
  const { earlier, dir, ids } = twoStates()
  const old = readFileSync(join(earlier, 'journal.db'))
  const now = readFileSync(join(dir, 'journal.db'))
  const store = opened(dir)
  const whole = readThrough(store, ids)
  closeStore(store)
  const counts = { opening: 0, reading: 0, check: 0, harmless: 0 }
  for (let from = 0; from < old.length; from += page) {
    if (old.subarray(from, from + page).equals(now.subarray(from, from + page))) continue
    const bytes = Buffer.from(now)
    old.copy(bytes, from, from, from + page)
    const harmed = join(root, 'harmed')
    rmSync(harmed, { recursive: true, force: true })
    cpSync(dir, harmed, { recursive: true })
    writeFileSync(join(harmed, 'journal.db'), bytes)
    counts[toldBy(harmed, ids, whole)] += 1
  }
  expect(counts.opening).toBeGreaterThan(3)
  expect(counts.reading).toBeGreaterThan(3)
  // Pages of an index, or of what has no digest.
  expect(counts.opening + counts.reading).toBeGreaterThan(counts.check)
})

/** What tells it first; where nothing does, what is read has to be as it was. */
function toldBy(dir: string, ids: readonly string[], whole: unknown) {
  let store: Store
  try {
    store = opened(dir)
  } catch (error) {
    expect(error).toBeInstanceOf(Trouble)
    return 'opening'
  }
  try {
    if (store.missing > 0 || store.stale) {
      expect(() => note(store, 'more')).toThrow(/lacks something|older than the rest/)
      return 'opening'
    }
    expect(readThrough(store, ids)).toEqual(whole)
  } catch (error) {
    expect(error).toBeInstanceOf(Trouble)
    return 'reading'
  } finally {
    closeStore(store)
  }
  const keyring = readKeyring(dir)
  const secret = recoverySecret(recovery())
  if (secret === undefined) throw new Error('no recovery code')
  const found = checkJournal(dir, keyring, masterOf(keyring, secret), () => {})
  return found.some((each) => !each.whole) ? 'check' : 'harmless'
}

test('a database beside the seal of another state is told, though as much was kept in both; and can be gone on with', () => {
  const dir = journalDir()
  const store = opened(dir)
  note(store, 'the same in both')
  closeStore(store)
  const other = join(root, 'other')
  cpSync(dir, other, { recursive: true })
  for (const [where, text] of [
    [dir, 'here'],
    [other, 'there'],
  ] as const) {
    const each = opened(where)
    note(each, text)
    closeStore(each)
  }
  copyFileSync(join(other, 'journal.db'), join(dir, 'journal.db'))
  const mixed = opened(dir)
  expect([mixed.missing, mixed.stale]).toEqual([0, true])
  expect(() => note(mixed, 'more')).toThrow(/older than the rest/)
  acceptLoss(mixed)
  note(mixed, 'more')
  closeStore(mixed)
  const after = opened(dir)
  expect([after.missing, after.sealLost, after.stale]).toEqual([0, false, false])
  expect(lookThrough(after.db)).toEqual({ stale: 0, sum: true })
  closeStore(after)
})

test('the whole folder put back is not told by anything inside, as THREATS.md says', () => {
  const { earlier } = twoStates()
  const store = opened(earlier)
  expect([store.missing, store.sealLost, store.stale]).toEqual([0, false, false])
  closeStore(store)
  const threats = readFileSync(join(import.meta.dirname, '../../src/store/THREATS.md'), 'utf8')
  expect(threats.replace(/\s+/g, ' ')).toContain(
    'or of the whole folder, nothing inside can notice it',
  )
})
