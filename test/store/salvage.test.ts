// A journal with damaged pages: what is not whole is named, and every word that can be read is in the new one.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkJournal } from '../../src/store/check.ts'
import { saveDraft } from '../../src/store/drafts.ts'
import {
  eraseEntry,
  historyOf,
  listEntries,
  removeEntry,
  reviseEntry,
} from '../../src/store/entries.ts'
import { readKeyring } from '../../src/store/keyring.ts'
import { setMarks } from '../../src/store/marks.ts'
import { closeStore, masterOf } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import { salvage } from '../../src/store/salvage.ts'
import { searchEntries } from '../../src/store/search.ts'
import { at, bytesOf, page, shelf } from './journals.ts'
import { set } from './set.ts'

const journals = shelf()
const pageSize = 4096

function keysOf(dir: string) {
  const secret = recoverySecret(journals.code)
  if (secret === undefined) throw new Error('no code')
  const keyring = readKeyring(dir)
  return [dir, keyring, masterOf(keyring, secret)] as const
}

/** A journal of some size, with everything a journal can have in it; what its entries say, by id. */
function full(): string {
  const dir = journals.copy()
  const store = journals.open(dir)
  const ids = Array.from({ length: 60 }, (_, index) =>
    page(store, `entry ${index} ${`word${index} and more `.repeat(20 + 12 * (index % 40))}`, index),
  )
  const [first, second, third, fourth] = listEntries(store, { limit: 9, order: 'oldest' })
  if (!first || !second || !third || !fourth) throw new Error('no entries')
  reviseEntry(store, first.id, { text: 'said anew', from: first.revision.id, at: at(99) })
  setMarks(store, second.revision.id, [{ kind: 'surprise', start: 0, end: 5 }], at(99))
  removeEntry(store, third.id, at(99))
  eraseEntry(store, fourth.id)
  saveDraft(store, {
    key: 'page',
    kind: 'page',
    text: 'half a thought',
    cursor: 0,
    fields: {},
    begun: at(),
    changed: at(),
  })
  set(store, 'fear', { since: 1 })
  closeStore(store)
  expect(ids).toHaveLength(60)
  return dir
}

const everything = (dir: string) => {
  const store = journals.open(dir)
  const all = [
    ...listEntries(store, { limit: 999, order: 'oldest' }),
    ...listEntries(store, { limit: 999, removed: true }),
  ]
  const tables = ['mark', 'draft', 'setting', 'session', 'place'].map((name) =>
    store.db.prepare(`select * from ${name} order by 1`).all(),
  )
  const found = searchEntries(store, { words: 'word7', order: 'newest', limit: 9 }).total
  const { missing } = store
  const said = {
    entries: all.map((each) => [each, historyOf(store, each.id)]),
    tables,
    found,
    missing,
  }
  closeStore(store)
  return said
}

test('a whole journal is found whole, and comes back from its pages just as it was', () => {
  const dir = full()
  const findings = checkJournal(...keysOf(dir), () => {})
  expect(findings.filter(({ whole }) => !whole)).toEqual([])
  expect(findings.map(({ what }) => what)).toEqual([
    'keys',
    'keys',
    'pages',
    'database',
    'seal',
    'index',
    'kept',
    'versions',
    'marks',
    'drafts',
  ])
  const to = join(journals.root, 'from-whole')
  expect(salvage(...keysOf(dir), to)).toMatchObject({
    spoiled: 0,
    entries: 59,
    versions: 60,
    lost: [],
    earlier: [],
    unplaced: 0,
  })
  expect(everything(to)).toEqual(everything(dir))
  expect(checkJournal(...keysOf(to), () => {}).filter(({ whole }) => !whole)).toEqual([])
})

// Some of the pages, from the first to the last.
test('whichever page is spoiled, check says so, and all that stands on the others is saved', () => {
  const dir = full()
  const whole = new Map(
    everything(dir).entries.flatMap(([, history]) =>
      (history as { id: string; text: string }[]).map(({ id, text }) => [id, text]),
    ),
  )
  const file = join(dir, 'journal.db')
  const bytes = readFileSync(file)
  let leastKept = whole.size
  for (let number = 1; number <= bytes.length / pageSize; number += number < 8 ? 1 : 9) {
    const spoiled = Buffer.from(bytes)
    const place = (number - 1) * pageSize + 100 + number
    spoiled[place] = (spoiled[place] ?? 0) ^ 16
    writeFileSync(file, spoiled)
    const before = bytesOf(dir)
    const to = join(journals.root, `spoiled-${number}`)
    const report = salvage(...keysOf(dir), to)
    expect(bytesOf(dir)).toEqual(before)
    expect(report.spoiled).toBe(1)
    const back = journals.open(to)
    const texts = new Map(
      (
        back.db.prepare('select id, text from revision').all() as { id: string; text: string }[]
      ).map(({ id, text }) => [id, text]),
    )
    for (const [id, text] of texts) expect(whole.get(id)).toBe(text)
    leastKept = Math.min(leastKept, texts.size)
    expect(back.missing).toBe(0)
    page(back, 'and it goes on')
    closeStore(back)
    const pages = checkJournal(...keysOf(dir), () => {}).find(({ what }) => what === 'pages')
    expect(pages).toMatchObject({ whole: false, says: expect.stringContaining(`(${number})`) })
  }
  // One page holds some versions, never most of them.
  expect(leastKept).toBeGreaterThan(whole.size - 8)
}, 120_000)

test('what is gone is named: an entry without its words, and one with an earlier version', () => {
  const dir = full()
  const store = journals.open(dir)
  const [newest] = listEntries(store, { limit: 1 })
  if (!newest) throw new Error('no entry')
  store.db.prepare('delete from words where rowid = 1').run()
  store.db.prepare('delete from revision where id = ?').run(newest.revision.id)
  store.db.prepare('delete from revision where text = ?').run('said anew')
  closeStore(store)
  const findings = checkJournal(...keysOf(dir), () => {})
  expect(findings.filter(({ whole }) => !whole).map(({ what }) => what)).toEqual([
    'index',
    'versions',
  ])
  const report = salvage(...keysOf(dir), join(journals.root, 'named'))
  expect(report.lost).toEqual([{ id: newest.id, kind: 'page', created: newest.created }])
  expect(report.earlier).toHaveLength(1)
})

test('a spoiled file of keys, a lost seal and a mark beyond its text are found', () => {
  const dir = full()
  const store = journals.open(dir)
  store.db.prepare('update mark set stop = 99999').run()
  closeStore(store)
  const keys = readFileSync(join(dir, 'keys.b'))
  keys[30] = (keys[30] ?? 0) ^ 1
  writeFileSync(join(dir, 'keys.b'), keys)
  for (const side of ['a', 'b']) writeFileSync(join(dir, `seal.${side}`), 'nothing')
  const findings = checkJournal(...keysOf(dir), () => {})
  expect(findings.filter(({ whole }) => !whole).map(({ says }) => says)).toEqual([
    expect.stringContaining('keys.b: damaged'),
    expect.stringContaining('the seal is damaged'),
    '1 marks lie outside their text',
  ])
})
