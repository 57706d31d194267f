// Journals of every version so far, brought up to date: all of it or nothing, whoever else is writing.
import { spawn } from 'node:child_process'
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { draftKey } from '../../src/journal/draft.ts'
import { checkJournal } from '../../src/store/check.ts'
import { readDraft, saveDraft } from '../../src/store/drafts.ts'
import { keepEntry, listEntries } from '../../src/store/entries.ts'
import { sameIndex } from '../../src/store/index-check.ts'
import { readKeyring } from '../../src/store/keyring.ts'
import { migrations } from '../../src/store/migrations.ts'
import { closeStore, masterOf, unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import type { Store } from '../../src/store/store.ts'
import { canMount, openDrive } from '../drive.ts'
import { at, bytesOf, page, pageDraft, shelf, trouble } from './journals.ts'
import { later, seen } from './later.ts'

const journals = shelf()
const child = join(import.meta.dirname, 'changing.ts')
const fixtures = join(import.meta.dirname, 'fixtures')
const tables = ['entry', 'revision', 'mark', 'draft', 'place', 'session', 'setting']

function secret() {
  return recoverySecret(journals.code) ?? { passphrase: '' }
}

/** Every row of the first version's tables, by the columns it had. */
function rowsOf({ db }: Store, columns: Record<string, string[]>): unknown {
  return tables.map((table) =>
    db.prepare(`select ${columns[table]?.join(', ')} from ${table} order by 1`).all(),
  )
}

function columnsOf({ db }: Store): Record<string, string[]> {
  const names = db.prepare('select name from pragma_table_info(?)').pluck()
  return Object.fromEntries(tables.map((table) => [table, names.all(table) as string[]]))
}

test.each(readdirSync(fixtures))(
  'the journal of release %s has every kind of row, and each is there after every step',
  (version) => {
    const dir = join(journals.root, `release-${version}`)
    cpSync(join(fixtures, version), dir, { recursive: true })
    const passphrase = { passphrase: 'a fixture of release nought point one' }
    const keyring = readKeyring(dir)
    const master = masterOf(keyring, passphrase)
    const store = unlockJournal(dir, passphrase, [migrations[0] ?? ''])
    const columns = columnsOf(store)
    const before = rowsOf(store, columns)
    for (const [index, rows] of (before as unknown[][]).entries())
      expect([tables[index], rows.length > 0]).toEqual([tables[index], true])
    closeStore(store)
    for (const steps of [migrations, later]) {
      const next = unlockJournal(dir, passphrase, steps)
      expect(rowsOf(next, columns)).toEqual(before)
      expect(sameIndex(next.db)).toBe(true)
      expect({ missing: next.missing, lost: next.sealLost }).toEqual({ missing: 0, lost: false })
      closeStore(next)
      if (steps !== migrations) continue
      for (const { what, whole, says } of checkJournal(dir, keyring, Buffer.from(master), () => {}))
        if (what !== 'keys') expect([what, says, whole]).toEqual([what, says, true])
    }
  },
)

test('whoever has it open while it is brought up to date loses nothing they were told is kept', async () => {
  const dir = journals.copy()
  const store = journals.open(dir)
  for (let index = 0; index < 100; index += 1)
    page(store, `before ${index} ${'words '.repeat(200)}`)
  closeStore(store)
  const windows = ['left', 'middle', 'right'].map((name) => running('keep', dir, name))
  await Promise.all(windows.map(({ open }) => open))
  const upgrades = [1, 2].map(() => running('upgrade', dir))
  for (const { said } of upgrades) expect((await said).at(-1)).toBe('done')
  const next = unlockJournal(dir, secret(), later)
  const texts = new Set(listEntries(next, { all: true }).map(({ revision }) => revision.text))
  for (const { said } of windows) {
    const lines = await said
    expect(lines.at(-1)).toMatch(/^trouble 1: A newer unearth has brought this journal up to date/)
    const kept = lines.slice(2, -1)
    expect(kept.length).toBeGreaterThan(0)
    for (const text of kept) expect(texts).toContain(text)
  }
  expect(next.missing).toBe(0)
  expect(seen(next.db)).toBe('new')
  expect(sameIndex(next.db)).toBe(true)
  // What each was about to keep waits in its draft.
  for (const name of ['left', 'middle', 'right'])
    expect(readDraft(next, draftKey.answer(name))?.text).toMatch(name)
  closeStore(next)
})

test('an open page still saves its draft, and keeping says why it does not', () => {
  const dir = journals.copy()
  const old = journals.open(dir)
  closeStore(unlockJournal(dir, secret(), later))
  const draft = pageDraft()
  saveDraft(old, { ...draft, text: 'words of an older window' })
  const { code, message } = trouble(() => page(old, 'kept by it'))
  expect([code, message]).toEqual([1, expect.stringContaining('brought this journal up to date')])
  closeStore(old)
  const next = unlockJournal(dir, secret(), later)
  expect(readDraft(next, 'page')?.text).toBe('words of an older window')
  expect(listEntries(next, { all: true })).toEqual([])
  keepEntry(next, { kind: 'page', text: 'words', fields: {}, at: at(), draft: 'page' })
  closeStore(next)
})

test('a journal of a later version is refused in a sentence, and not a byte of it is changed', () => {
  const dir = journals.copy()
  closeStore(unlockJournal(dir, secret(), later))
  const before = bytesOf(dir)
  expect(trouble(() => unlockJournal(dir, secret()))).toMatchObject({
    code: 1,
    message: 'This journal was written by a newer unearth.',
  })
  expect(bytesOf(dir)).toEqual(before)
})

test('a step that fails, or leaves what belongs to nothing, changes nothing', () => {
  const dir = journals.copy()
  const store = journals.open(dir)
  page(store, 'words')
  closeStore(store)
  for (const step of [
    'create table half (id text) strict; insert into nowhere values (1);',
    "create table half (id text) strict; update revision set entry = 'nobody';",
    "create table half (id text) strict; drop trigger revision_is_kept; update revision set entry = 'nobody';",
  ])
    expect(() => unlockJournal(dir, secret(), [...migrations, step])).toThrow()
  const again = journals.open(dir)
  expect(
    again.db.prepare("select count(*) from sqlite_master where name = 'half'").pluck().get(),
  ).toBe(0)
  expect(listEntries(again, { limit: 9 })).toHaveLength(1)
  expect(again.db.pragma('foreign_keys', { simple: true })).toBe(1)
  closeStore(again)
})

test.skipIf(!canMount)('at every fill of the drive it is up to date or as it was', () => {
  using drive = openDrive(join(journals.root, 'disk'), '4m')
  const model = journals.copy()
  const store = journals.open(model)
  for (let index = 0; index < 60; index += 1) page(store, `entry ${index} ${'words '.repeat(300)}`)
  closeStore(store)
  const ends = { old: 0, new: 0, half: 0 }
  for (let pages = 0; pages <= 420; pages += 60) {
    const dir = join(drive.dir, `journal-${pages}`)
    cpSync(model, dir, { recursive: true })
    drive.fillTo(pages)
    let threw: unknown
    try {
      closeStore(unlockJournal(dir, secret(), later))
    } catch (error) {
      threw = error
    }
    drive.fillTo()
    if (threw !== undefined) {
      expect(threw).toMatchObject({ code: 1 })
      // As it was, and still to be opened by what was there before.
      const old = journals.open(dir)
      ends[seen(old.db)] += 1
      closeStore(old)
    } else ends.new += 1
    const next = unlockJournal(dir, secret(), later)
    expect([seen(next.db), listEntries(next, { limit: 99 }).length, next.missing]).toEqual([
      'new',
      60,
      0,
    ])
    closeStore(next)
    rmSync(dir, { recursive: true })
  }
  expect(ends).toMatchObject({ half: 0 })
  expect(ends.old).toBeGreaterThan(0)
  expect(ends.new).toBeGreaterThan(0)
})

/** A process at work: when it has the journal open, and all it said in the end. */
function running(what: string, dir: string, name = '') {
  const process_ = spawn(process.execPath, [child, what, dir, journals.code, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  const open = new Promise<void>((done) => {
    process_.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
      // It has kept something too.
      if (out.split('\n').length > 3) done()
    })
  })
  const said = new Promise<string[]>((done, fail) => {
    process_.on('error', fail)
    process_.on('close', () => done(out.trimEnd().split('\n')))
  })
  return { open, said }
}
