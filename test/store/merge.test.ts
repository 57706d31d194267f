// Two to four copies of one journal, written in apart and merged in any order: one journal, with everything in it, once.
import { cpSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftKey } from '../../src/journal/draft.ts'
import type { Entry } from '../../src/journal/entry.ts'
import { changesOf } from '../../src/store/commit.ts'
import { listDrafts, saveDraft } from '../../src/store/drafts.ts'
import {
  eraseEntry,
  historyOf,
  keepEntry,
  listEntries,
  removeEntry,
  restoreEntry,
  reviseEntry,
} from '../../src/store/entries.ts'
import { sameIndex } from '../../src/store/index-check.ts'
import { listMarks, setMarks } from '../../src/store/marks.ts'
import { mergeFrom } from '../../src/store/merge.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import { readSeal } from '../../src/store/seal.ts'
import type { Store } from '../../src/store/store.ts'
import { journalDir, recovery } from './journal.ts'

/** By the recovery code, which costs no derivation. */
function opened(dir: string): Store {
  const secret = recoverySecret(recovery())
  if (secret === undefined) throw new Error('no recovery code')
  return unlockJournal(dir, secret)
}

const moment = (step: number) => ({ utc: 1_700_000_000_000 + step * 1000, zone: 'UTC', offset: 0 })

type Step = {
  readonly copy: number
  readonly act: number
  readonly which: number
  readonly n: number
}

/** Does one thing in one copy, at a moment of its own. */
function act(store: Store, { act, which, n }: Step, step: number, erasing: boolean): void {
  const at = moment(step)
  const text = `words ${step} of ${n}`
  const all = [
    ...listEntries(store, { all: true }),
    ...listEntries(store, { removed: true, all: true }),
  ].toSorted((a, b) => a.seq - b.seq)
  const entry = all[which % Math.max(1, all.length)]
  if (entry === undefined || act < 3) {
    keepEntry(store, { kind: 'page', text, fields: {}, at })
  } else if (act < 6) reviseEntry(store, entry.id, { text, from: entry.revision.id, at })
  else if (act === 6) removeEntry(store, entry.id, at)
  else if (act === 7) restoreEntry(store, entry.id, at)
  else if (act === 8) {
    setMarks(store, entry.revision.id, n % 3 === 0 ? [] : [{ kind: 'say', start: 0, end: 5 }], at)
  } else if (act === 9) {
    const key = n % 2 === 0 ? draftKey.page : draftKey.edit(entry.id)
    saveDraft(store, { key, kind: 'page', text, cursor: 0, fields: {}, begun: at, changed: at })
  } else if (erasing) eraseEntry(store, entry.id)
}

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
  }
}

const steps = fc.array(
  fc.record({
    copy: fc.nat(3),
    act: fc.nat(10),
    which: fc.nat(20),
    n: fc.nat(9),
  }),
  { minLength: 4, maxLength: 24 },
)

function copies(count: number, history: readonly Step[], erasing: boolean) {
  const first = journalDir()
  const dirs = [first, ...Array.from({ length: count - 1 }, (_, index) => `${first}-copy-${index}`)]
  const begin = opened(first)
  const apart = Math.floor(history.length / 2)
  for (const [index, step] of history.slice(0, apart).entries()) act(begin, step, index, false)
  closeStore(begin)
  for (const dir of dirs.slice(1)) cpSync(first, dir, { recursive: true })
  const stores = dirs.map(opened)
  history.slice(apart).forEach((step, index) => {
    const store = stores[step.copy % count]
    if (store) act(store, step, apart + index, erasing)
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
        const stores = copies(count, history, false)
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
            expect(readSeal(store.dir, store.id, store.sealKey)).toEqual({
              changes: changesOf(store.db),
            })
            const written = [...listDrafts(store).map(({ text }) => text), ...texts(store)]
            for (const text of words)
              expect(
                written.some((each) => each.includes(text)),
                text,
              ).toBe(true)
          }
          const before = stores.map(({ db }) => changesOf(db))
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

function versions(store: Store): string[] {
  return store.db.prepare('select id from revision').pluck().all() as string[]
}

function texts(store: Store): string[] {
  return store.db.prepare('select text from revision').pluck().all() as string[]
}
