// Entries that come from elsewhere: all of them or none, and none twice.
import type { Instant } from '../journal/entry.ts'
import type { Fields } from '../journal/fields.ts'
import type { Mark } from '../journal/page/marks.ts'
import { commit } from './commit.ts'
import { addEntry } from './entries.ts'
import { guard } from './faults.ts'
import type { Store } from './store.ts'

export type Imported = {
  /** Its own id, where it was one of ours. */
  readonly id?: string
  readonly source: string
  readonly sourceId: string
  readonly kind: string
  readonly created: Instant
  readonly changed: Instant
  readonly text: string
  readonly fields: Fields
  readonly marks: readonly Omit<Mark, 'id' | 'revision'>[]
}

/** What is here already: the ids of entries, and "source/id" of what was imported, also of what is in the trash. */
export function knownHere(store: Store): ReadonlySet<string> {
  const ids = guard(() => store.db.prepare('select id from entry').all()) as { id: string }[]
  const imported = guard(() =>
    store.db
      .prepare(
        `select distinct json_extract(fields, '$.imported.source') || '/' || json_extract(fields, '$.imported.id') key
         from revision where json_extract(fields, '$.imported.id') is not null`,
      )
      .all(),
  ) as { key: string }[]
  return new Set([...ids.map(({ id }) => id), ...imported.map(({ key }) => key)])
}

/** Keeps them in one transaction, telling how many are. Throws a Trouble where that cannot be done; then none is kept. */
export function keepImported(
  store: Store,
  entries: readonly Imported[],
  far: (done: number) => void = () => {},
): void {
  commit(store, () => {
    let done = 0
    for (const { id, source, sourceId, kind, created, changed, text, fields, marks } of entries) {
      addEntry(store, {
        ...(id === undefined ? {} : { id }),
        kind,
        text,
        // One of ours is known by its id.
        fields: id === undefined ? { ...fields, imported: { source, id: sourceId } } : fields,
        at: created,
        written: changed,
        marks,
      })
      done += 1
      far(done)
    }
  })
}
