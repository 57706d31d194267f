import { exit, Trouble } from '../../errors.ts'
import type { Entry } from '../../journal/entry.ts'
import { findEntry, listEntries } from '../../store/entries.ts'
import type { Store } from '../../store/store.ts'

/** The entry a person means by `id` (any end of it that fits only one), or the newest. Throws Trouble 3 or 2. */
export function entryBy(store: Store, id?: string): Entry {
  if (id === undefined) {
    const [newest] = listEntries(store, { limit: 1 })
    if (newest) return newest
    throw new Trouble(exit.nothing, 'Nothing is kept here yet.')
  }
  const found = findEntry(store, id)
  if (found.length === 1 && found[0]) return found[0]
  if (found.length === 0) {
    throw new Trouble(exit.nothing, `No entry has the id "${id}".`, '"unearth list" shows the ids.')
  }
  throw new Trouble(exit.usage, `More than one entry ends in "${id}".`, 'Give more of the id.')
}
