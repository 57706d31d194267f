// Four months of the tour's invented life, in a journal of a test's own.
import { loadRecords, loadTour, loadWalks } from '../../src/files/content.ts'
import { tourEntries } from '../../src/journal/content/tour-entries.ts'
import type { Entry } from '../../src/journal/entry.ts'
import { keepEntry, reviseEntry } from '../../src/store/entries.ts'
import type { Store } from '../../src/store/store.ts'
import { set } from '../store/set.ts'

const names = { writer: 'broke' as const, partner: 'Robin', other: 'K.', hasOther: true }

/** Keeps every item of the tour, with its versions, marks, events and names. */
export function liveFourMonths(store: Store, zone: string): void {
  set(store, 'names', names)
  const kept = new Map<string, Entry>()
  const { kinds } = loadRecords([])
  const { walks } = loadWalks([])
  for (const item of tourEntries(loadTour().items, {
    kinds,
    walks,
    names,
    now: Date.now(),
    zone,
  })) {
    const { key, kind, text, marks, versionOf, at } = item
    const fields = item.fields((other) => kept.get(other)?.id ?? '')
    const before = kept.get(versionOf ?? '')
    const entry =
      before === undefined
        ? keepEntry(store, { kind, text, fields, marks, at })
        : reviseEntry(store, before.id, { text, fields, from: before.revision.id, at }).entry
    kept.set(key, entry)
    if (versionOf !== undefined) kept.set(versionOf, entry)
  }
}
