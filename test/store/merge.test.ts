// Two to four copies of one journal, written in apart and merged in any order: one journal, with everything in it, once.
import { cpSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry } from '../../src/journal/entry.ts'
import { hereKeys } from '../../src/journal/fields.ts'
import { changesOf } from '../../src/store/commit.ts'
import { listDrafts } from '../../src/store/drafts.ts'
import { historyOf, listEntries } from '../../src/store/entries.ts'
import { goneFrom } from '../../src/store/gone.ts'
import { sameIndex } from '../../src/store/index-check.ts'
import { listMarks } from '../../src/store/marks.ts'
import { mergeFrom } from '../../src/store/merge.ts'
import { closeStore } from '../../src/store/open.ts'
import { readSeal } from '../../src/store/seal.ts'
import type { Store } from '../../src/store/store.ts'
import { keptIn, lookThrough } from '../../src/store/sums.ts'
import { taggedWith } from '../../src/store/tags.ts'
import { act, moment, opened, type Step, setIn, steps, type Told } from './histories.ts'
import { journalDir } from './journal.ts'

/** Everything in a journal that a person could miss, in the order they see it. */
function all(store: Store) {
  const told = (entry: Entry) => ({
    ...entry,
    seq: 0,
    history: historyOf(store, entry.id).map((each) => ({
      ...each,
      marks: listMarks(store, each.id),
    })),
  })
  return {
    entries: listEntries(store, { all: true }).map(told),
    trash: listEntries(store, { removed: true, all: true }).map(told),
    drafts: listDrafts(store)
      .map(({ key, text }) => ({ key, text }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    tagged: ['sea', 'of its own'].map((tag) => taggedWith(store, tag).length),
    set: store.db
      .prepare(
        `select * from setting where key not in (${hereKeys.map((key) => `'${key}'`).join(', ')}) order by key`,
      )
      .all(),
  }
}

function copies(count: number, history: readonly Step[], erasing: boolean, told?: Told) {
  const first = journalDir()
  const dirs = [first, ...Array.from({ length: count - 1 }, (_, index) => `${first}-copy-${index}`)]
  const begin = opened(first)
  const apart = Math.floor(history.length / 2)
  for (const [index, step] of history.slice(0, apart).entries())
    act(begin, step, index, false, told)
  closeStore(begin)
  for (const dir of dirs.slice(1)) cpSync(first, dir, { recursive: true })
  const stores = dirs.map(opened)
  history.slice(apart).forEach((step, index) => {
    const store = stores[step.copy % count]
    if (store) act(store, step, apart + index, erasing, told)
  })
  return stores
}

test('copies merged in any order end in the same journal, with every version of each, in the same order', () => {
  fc.assert(
    fc.property(
      steps,
      fc.integer({ min: 2, max: 4 }),
      fc.array(fc.nat(11), { maxLength: 6 }),
      (history, count, mixing) => {
        const told: Told = new Map()
        const stores = copies(count, history, false, told)
        try {
          const kept = new Set(stores.flatMap((store) => versions(store)))
          const words = new Set(
            stores.flatMap((store) => listDrafts(store).map(({ text }) => text)),
          )
          const merge = (into: number, from: number) => {
            const [one, two] = [stores[into % count], stores[from % count]]
            if (one && two && one !== two) mergeFrom(one, two.db, moment(1000))
          }
          for (const pair of mixing) merge(pair % 4, Math.floor(pair / 4) + 1)
          // Everybody hears of everything, in two rounds.
          for (let round = 0; round < 2; round += 1)
            for (let into = 0; into < count; into += 1)
              for (let from = 0; from < count; from += 1) merge(into, from)
          const [first, ...rest] = stores.map(all)
          for (const each of rest) expect(each).toEqual(first)
          for (const store of stores) {
            expect(new Set(versions(store))).toEqual(kept)
            expect(versions(store)).toHaveLength(kept.size)
            expect(sameIndex(store.db)).toBe(true)
            expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok')
            expect(readSeal(store.dir, store.id, store.sealKey)).toEqual(keptIn(store.db))
            expect(lookThrough(store.db)).toEqual({ stale: 0, sum: true })
            // Of everything that was set the last word, whoever said it.
            const last = [...told].filter(([, value]) => value !== undefined)
            expect(setIn(store)).toEqual(new Map(last))
            expect(withoutWords(store, words)).toEqual([])
          }
          const before = stores.map(({ db }) => changesOf(db))
          expect(stores.map(counted)).toEqual(before.map(String))
          for (let into = 0; into < count; into += 1)
            for (let from = 0; from < count; from += 1) merge(into, from)
          expect(stores.map(({ db }) => changesOf(db))).toEqual(before)
        } finally {
          for (const store of stores) closeStore(store)
        }
      },
    ),
    { numRuns: 25 },
  )
})

test('what was erased in one copy is in no list of any, whichever way they are merged', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (history, first) => {
      const [one, two] = copies(2, history, true)
      if (one === undefined || two === undefined) return
      try {
        const erased = [one, two].flatMap((store) => [...goneFrom(store.db, 'erased')])
        const order = first ? [one, two] : [two, one]
        for (const into of [...order, ...order]) {
          mergeFrom(into, (into === one ? two : one).db, moment(1000))
        }
        const seen = (store: Store) => listEntries(store, { all: true }).map(({ id }) => id)
        expect(all(one).set).toEqual(all(two).set)
        expect(seen(one)).toEqual(seen(two))
        expect(seen(one).filter((id) => erased.includes(id))).toEqual([])
        for (const store of [one, two]) expect(sameIndex(store.db)).toBe(true)
      } finally {
        closeStore(one)
        closeStore(two)
      }
    }),
    { numRuns: 15 },
  )
})

/** Those of `words` that are in no draft and no version. */
function withoutWords(store: Store, words: ReadonlySet<string>): readonly string[] {
  const written = [...listDrafts(store).map(({ text }) => text), ...texts(store)]
  return [...words].filter((text) => !written.some((each) => each.includes(text)))
}

function counted({ db }: Store): unknown {
  return db.prepare("select value from setting where key = 'changes'").pluck().get()
}

function versions(store: Store): string[] {
  return store.db.prepare('select id from revision').pluck().all() as string[]
}

function texts(store: Store): string[] {
  return store.db.prepare('select text from revision').pluck().all() as string[]
}
