import { randomBytes } from 'node:crypto'
import type { Instant, Mark } from '../journal/entry.ts'
import { uuidv7 } from '../journal/ids.ts'
import { guard } from './faults.ts'
import { kept, type Store } from './open.ts'

/** Marks a span of a revision, in UTF-16 offsets. Throws RangeError where the span is not inside its text. */
export function addMark(
  store: Store,
  mark: Omit<Mark, 'id' | 'made'> & { readonly at: Instant },
): string {
  const id = uuidv7(mark.at.utc, (bytes) => randomBytes(bytes))
  const { utc, zone, offset } = mark.at
  kept(store, () => {
    const row = store.db.prepare('select text from revision where id = ?').get(mark.revision)
    const length = (row as { text: string } | undefined)?.text.length ?? 0
    if (!(mark.start >= 0 && mark.start < mark.end && mark.end <= length)) {
      throw new RangeError(`a mark from ${mark.start} to ${mark.end} is not inside ${length}`)
    }
    store.db
      .prepare('insert into mark values (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(id, mark.revision, mark.kind, mark.start, mark.end, utc, zone, offset)
  })
  return id
}

/** The marks of a revision, in the order of its text. */
export function listMarks(store: Store, revision: string): Mark[] {
  const rows = guard(() =>
    store.db.prepare('select * from mark where revision = ? order by start, id').all(revision),
  ) as {
    id: string
    revision: string
    kind: Mark['kind']
    start: number
    stop: number
    made_utc: number
    made_zone: string
    made_offset: number
  }[]
  return rows.map((row) => ({
    id: row.id,
    revision: row.revision,
    kind: row.kind,
    start: row.start,
    end: row.stop,
    made: { utc: row.made_utc, zone: row.made_zone, offset: row.made_offset },
  }))
}

/** Takes a mark away. */
export function removeMark(store: Store, id: string): void {
  kept(store, () => store.db.prepare('delete from mark where id = ?').run(id))
}
