// Copies of the database that syncing by folder leaves beside it, where two machines wrote at once.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { stringsOf } from '../journal/fields.ts'
import { readSetting, writeHere } from './settings.ts'
import type { Store } from './store.ts'

/** As Syncthing; Dropbox, Nextcloud and Google Drive; iCloud; and OneDrive name them. */
const named = /^journal(\.sync-conflict-.+| \(.+\)| \d+|-.+)\.db$/

/** The paths of those that were not merged yet, as they are now. Never throws. */
export function conflictsBeside(store: Store): readonly string[] {
  try {
    const merged = stringsOf(readSetting(store, 'merged'))
    return readdirSync(store.dir)
      .filter((name) => named.test(name) && !merged.includes(keyOf(store, name)))
      .toSorted()
      .map((name) => join(store.dir, name))
  } catch {
    return []
  }
}

/** Remembers that these were merged, as they are. */
export function markMerged(store: Store, names: readonly string[]): void {
  const now = names.map((name) => keyOf(store, name))
  const before = stringsOf(readSetting(store, 'merged')).filter((each) => !now.includes(each))
  writeHere(store, 'merged', [...before, ...now])
}

function keyOf(store: Store, name: string): string {
  const { size, mtimeMs } = statSync(join(store.dir, name))
  return `${name}/${size}/${Math.trunc(mtimeMs)}`
}
