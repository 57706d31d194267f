// Bringing an older journal up to date: where it lies, in one transaction under the lock of writing. There is no copy that could
// be renamed over what another window keeps meanwhile: a kill or a full drive leaves all of the steps or none, the seal and the
// keys stay, and whoever has the journal open has the same file before and after.
import { exit, Trouble } from '../errors.ts'
import { checkpoint, type Db } from './database.ts'
import { guard } from './faults.ts'
import { settleSums, sumIn } from './sums.ts'

/** How many steps the journal has seen. */
function versionOf(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/**
 * Runs the steps `db` has not seen, all or none. Throws Trouble 1 where it has seen more than there are, 7 where the journal would
 * not be whole afterwards; then nothing was changed.
 */
export function applySteps(db: Db, steps: readonly string[]): void {
  // Steps may make a table anew, which drops the old one; what belongs to what is looked at before the end.
  db.pragma('foreign_keys=off')
  try {
    db.transaction(() => {
      // Read under the lock: another window may have gone first.
      const version = versionOf(db)
      if (version > steps.length) throw newer()
      if (version === steps.length) return
      const before = sumIn(db)
      for (const step of steps.slice(version)) db.exec(step)
      // A step may change what is kept; then it counts, and no seal of before is held against it.
      if (settleSums(db) && before !== undefined) {
        db.exec("update setting set value = value + 1 where key = 'changes'")
      }
      db.pragma(`user_version=${steps.length}`)
      if (version > 0 && !isWhole(db)) throw notWhole()
    }).immediate()
  } finally {
    db.pragma('foreign_keys=on')
  }
}

/** Brings an open journal up to date, and what that wrote into the file itself. Throws as applySteps does. */
export function bringUpToDate(db: Db, steps: readonly string[]): void {
  guard(() => {
    if (versionOf(db) === steps.length) return
    applySteps(db, steps)
    try {
      checkpoint(db)
    } catch {
      // It is committed; somebody who reads holds the log, and the next one to close folds it in.
    }
  })
}

/** Throws Trouble 1 where the journal was brought up to date since it was opened here. */
export function assertVersion(db: Db, version: number): void {
  if (versionOf(db) === version) return
  throw new Trouble(
    exit.failed,
    'A newer unearth has brought this journal up to date while it was open here, so this one adds nothing to it.',
    'What is in a draft is safe. Close this window and go on in a new one.',
  )
}

/** That a journal has seen steps nobody here knows. */
export function newer(): Trouble {
  return new Trouble(
    exit.failed,
    'This journal was written by a newer unearth.',
    'It was not changed. Update unearth to read it.',
  )
}

function isWhole(db: Db): boolean {
  return (
    db.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
    (db.pragma('foreign_key_check') as unknown[]).length === 0
  )
}

function notWhole(): Trouble {
  return new Trouble(
    exit.damaged,
    'The journal is damaged, so it was not brought up to date for this unearth.',
    'Nothing was changed. "unearth check --salvage" saves what can be read into a new journal.',
  )
}
