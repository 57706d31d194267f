// A draft has one window at a time. Whose it is says a lock on an empty file beside the database: the system lets go of it when its
// process ends, however it ends, so that no number of a process is ever believed. Its name tells nothing without the key.
// Where a drive has no locks nothing is refused; that no save takes the place of words it has not seen holds all the same.
import { createHmac } from 'node:crypto'
import { closeSync, openSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { codeOf } from '../errors.ts'
import { bareKey, besideKey, type DraftKey } from '../journal/draft.ts'
import type { Db } from './database.ts'
import type { Store } from './store.ts'

type Claim = {
  /** The key of the row it is in. */
  readonly row: string
  /** Another window has the one that would come before it. */
  readonly beside: boolean
  release(): void
}

const claims = new WeakMap<Db, Map<DraftKey, Claim>>()

/** Takes the draft under `key` for this window: the first that waits and is nobody's, else a place that is free. Never throws for the lock. */
export function claim(store: Store, key: DraftKey): Claim {
  const mine = claimsOf(store)
  const known = mine.get(key)
  if (known !== undefined) return known
  if (mine.size === 0) sweep(store)
  let beside = false
  for (const row of rowsFor(store, key)) {
    const release = lock(store, row)
    if (release === 'held') {
      beside = true
      continue
    }
    const claimed = { row, beside, release }
    mine.set(key, claimed)
    return claimed
  }
  throw new RangeError('a place is always free')
}

/** Takes it only where something waits that is nobody's; undefined where nothing does. */
export function claimWaiting(store: Store, key: DraftKey): Claim | undefined {
  const known = claimsOf(store).get(key)
  if (known !== undefined) return known
  return rowsUnder(store, key).some((row) => !isHeld(store, row)) ? claim(store, key) : undefined
}

/** The claim of this window on `key`, if it has one. */
export function claimed(store: Store, key: DraftKey): Claim | undefined {
  return claimsOf(store).get(key)
}

/** Lets go of `key`: what waits there is anybody's again. */
export function unclaim(store: Store, key: DraftKey): void {
  claimsOf(store).get(key)?.release()
  claimsOf(store).delete(key)
}

/** Lets go of every draft; when the journal is closed. */
export function unclaimAll(store: Store): void {
  for (const key of claimsOf(store).keys()) unclaim(store, key)
}

/** Whether another window has a draft under `key` open. */
export function heldElsewhere(store: Store, key: DraftKey): boolean {
  const own = claimsOf(store).get(key)?.row
  return [key, ...rowsUnder(store, key)].some((row) => row !== own && isHeld(store, row))
}

/** The keys of the rows under `key`, its own first. */
export function rowsUnder({ db }: Store, key: DraftKey): string[] {
  const rows = db.prepare('select key from draft').pluck().all() as string[]
  return rows
    .filter((row) => row === key || (row.startsWith(key) && bareKey(row) === key))
    .toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))
}

/** What waits under `key`, and then what is free. */
function* rowsFor(store: Store, key: DraftKey): Generator<string> {
  const waiting = rowsUnder(store, key)
  yield* waiting
  yield* places(key, waiting)
}

/** Places under `key` that are in nobody's way, the first first. */
export function* places(key: DraftKey, taken: readonly string[]): Generator<string> {
  for (let number = 1; ; number += 1) {
    const row = number === 1 ? key : besideKey(key, number)
    if (!taken.includes(row)) yield row
  }
}

function claimsOf({ db }: Store): Map<DraftKey, Claim> {
  const known = claims.get(db) ?? new Map<DraftKey, Claim>()
  claims.set(db, known)
  return known
}

const named = /^draft-[0-9a-f]{16}\.lock$/

function pathOf({ dir, sealKey }: Store, row: string): string {
  const name = createHmac('sha256', sealKey).update(`draft|${row}`).digest('hex').slice(0, 16)
  return join(dir, `draft-${name}.lock`)
}

function isHeld(store: Store, row: string): boolean {
  const path = pathOf(store, row)
  if (inodeOf(path) === undefined) return false
  const release = lockFile(path)
  if (release === 'held') return true
  release()
  return false
}

function lock(store: Store, row: string): (() => void) | 'held' {
  return lockFile(pathOf(store, row))
}

/** Locks a file until what is returned is called. Where a drive cannot, nobody is kept out. */
function lockFile(path: string): (() => void) | 'held' {
  for (let tries = 0; tries < 9; tries += 1) {
    let db: Database.Database | undefined
    try {
      // Made here and only where it is not: closing it again lets go of no lock of ours.
      if (inodeOf(path) === undefined) closeSync(openSync(path, 'wx', 0o600))
      const inode = inodeOf(path)
      db = new Database(path, { timeout: 20 })
      // Without it a second file would lie beside.
      db.pragma('journal_mode=memory')
      db.exec('begin exclusive')
      // Whoever had it before may have taken the file away in between.
      if (inode !== undefined && inodeOf(path) === inode) return () => away(path, db)
      db.close()
    } catch (error) {
      db?.close()
      const code = codeOf(error) ?? ''
      if (code.startsWith('SQLITE_BUSY')) return 'held'
      if (code !== 'EEXIST') return () => {}
    }
  }
  return () => {}
}

/** Takes the file away while it is still locked, so that nobody can have it in between. */
function away(path: string, db: Database.Database | undefined): void {
  const first = process.platform !== 'win32'
  if (!first) db?.close()
  try {
    rmSync(path, { force: true })
  } catch {
    // An empty file stays; the next window takes it away.
  }
  if (first) db?.close()
}

/** Takes away what windows left behind that were killed. */
function sweep({ dir }: Store): void {
  try {
    for (const name of readdirSync(dir)) {
      const release = named.test(name) ? lockFile(join(dir, name)) : 'held'
      if (release !== 'held') release()
    }
  } catch {
    // It is swept another time.
  }
}

function inodeOf(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    return `${dev}/${ino}`
  } catch {
    return undefined
  }
}
