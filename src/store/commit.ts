// Committing: one transaction, then the seal, then the emptied log.
import { exit, Trouble } from '../errors.ts'
import { checkpoint, type Db } from './database.ts'
import { guard } from './faults.ts'
import { writeSeal } from './seal.ts'
import type { Store } from './store.ts'
import { keptIn, olderPart, settleSums, sumAnew } from './sums.ts'
import { assertVersion } from './upgrade.ts'

/**
 * Runs `work` in one immediate transaction that counts as a kept change, then seals it and empties the log.
 * Throws Trouble 7 while changes are missing, or may be, and nobody has accepted that, 1 where a newer unearth brought the journal up to date.
 */
export function commit<T>(store: Store, work: () => T): T {
  return commitAs(store, work, () => 1)
}

/** The same for work that counts as `changes` of its result; where that is 0, nothing was done and nothing is sealed. */
export function commitAs<T>(store: Store, work: () => T, changes: (done: T) => number): T {
  if (store.missing > 0) {
    throw new Trouble(
      exit.damaged,
      'This copy of the journal lacks something that was kept, so nothing is added to it.',
      'A newer copy or a backup may have it. "unearth status" says more, and lets you go on without.',
    )
  }
  if (store.sealLost) {
    // Every journal is made with a seal: whoever took it away, an old copy could pass for the whole one now.
    throw new Trouble(
      exit.damaged,
      'The seal beside the journal is missing or damaged, so it cannot be said whether anything is missing, and nothing is added.',
      'A newer copy or a backup may have more. "unearth status" says what is here, and lets you go on with it.',
    )
  }
  if (store.stale) throw olderPart()
  const { db } = store
  const result = guard(() =>
    db
      .transaction(() => {
        assertVersion(db, store.version)
        const done = work()
        // Nothing of what is kept is another now without being counted.
        const count = Math.max(changes(done), settleSums(db) ? 1 : 0)
        if (count > 0) {
          // A number from here is a real to SQLite, and would be written "7.0".
          db.prepare(
            "update setting set value = value + cast(? as integer) where key = 'changes'",
          ).run(count)
        }
        return { done, count }
      })
      .immediate(),
  )
  if (result.count === 0) return result.done
  seal(store)
  emptyLog(db)
  return result.done
}

/** Goes on without what is missing, or may be: from now on what is here counts as all there is. */
export function acceptLoss(store: Store): void {
  const { db } = store
  guard(() => {
    if (store.stale) {
      // What an index does not lead to would be told again every time.
      db.exec('reindex')
      db.transaction(() => sumAnew(db)).immediate()
    }
    writeSeal(store.dir, store.id, store.sealKey, keptIn(db))
  })
  store.missing = 0
  store.sealLost = false
  store.stale = false
}

/** How many changes were ever kept here. */
export function changesOf(db: Db): number {
  return keptIn(db).changes
}

/** Writes what is in the log into the database itself, where nobody is reading it just now. */
export function emptyLog(db: Db): void {
  try {
    // Never waits: somebody who reads holds the log, and the words are safe in it.
    db.pragma('busy_timeout=0')
    checkpoint(db)
  } catch {
    // What is in the log stays in the log, and the next open reads it from there.
  } finally {
    db.pragma('busy_timeout=5000')
  }
}

function seal(store: Store): void {
  try {
    writeSeal(store.dir, store.id, store.sealKey, keptIn(store.db))
  } catch {
    // The words are committed; a seal that is behind them is brought up by the next one.
  }
}
