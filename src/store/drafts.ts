// Writing that is not kept yet: a table of its own, outside the index, so that saving it is quick at any length.
// No save takes the place of words it has not seen: what another window left under the same key is put beside them first.
import { bareKey, type Draft, type DraftKey } from '../journal/draft.ts'
import type { Db } from './database.ts'
import { claim, claimed, claimWaiting, places, rowsUnder, unclaim } from './draft-claims.ts'
import { guard } from './faults.ts'
import { fieldsOf, instantOf, storable } from './rows.ts'
import type { Store } from './store.ts'

type Row = {
  readonly key: string
  readonly kind: string
  readonly text: string
  readonly cursor: number
  readonly fields: string
  readonly begun: string
  readonly changed: string
}

/** What this window knows to stand in a row: what it read there or saved last. */
const seen = new WeakMap<Db, Map<string, string>>()

/** How many milliseconds a save waits for another window that is writing. */
const patience = 5000

/** Takes the draft under `key` for this window until it is kept, dropped or the journal is closed. 'beside' where another has one open there. */
export function claimDraft(store: Store, key: DraftKey): 'alone' | 'beside' {
  return guard(() => (claim(store, key).beside ? 'beside' : 'alone'))
}

/**
 * Saves a draft under its key, or beside what another window has open there. When it returns, the words are on the disk. Throws a
 * Trouble where another window wrote for longer than `wait` milliseconds, and for every fault of the drive.
 */
export function saveDraft(store: Store, draft: Draft, wait = patience): void {
  const { db } = store
  guard(() => {
    const { row: key } = claim(store, draft.key)
    const row: Row = {
      key,
      kind: draft.kind,
      text: storable(draft.text),
      cursor: draft.cursor,
      fields: JSON.stringify(draft.fields),
      begun: JSON.stringify(draft.begun),
      changed: JSON.stringify(draft.changed),
    }
    writing(db, wait, () => {
      const stands = rowAt(db, key)
      if (stands !== undefined && !isSeen(db, stands) && !row.text.includes(stands.text))
        putBeside(store, draft.key, stands)
      put(db, row)
    })
    see(db, row)
  })
}

/** The draft that waits under `key` and that no other window has open, if there is one. It is this window's from then on. */
export function readDraft(store: Store, key: DraftKey): Draft | undefined {
  return guard(() => {
    const mine = claimWaiting(store, key)
    const row = mine && rowAt(store.db, mine.row)
    if (row === undefined) return undefined
    see(store.db, row)
    return draftOf(row)
  })
}

/** Every draft, the one changed last first. */
export function listDrafts(store: Store): Draft[] {
  return guard(() => store.db.prepare('select * from draft order by rowid').all())
    .map((row) => draftOf(row as Row))
    .toSorted((a, b) => b.changed.utc - a.changed.utc)
}

/** Lets a draft go, and what is under it to others. */
export function dropDraft(store: Store, key: DraftKey): void {
  guard(() => {
    emptyDraft(store, key)
    unclaim(store, key)
  })
}

/** Drops what was saved of a draft that stays this window's. Waits and throws as saveDraft does. */
export function emptyDraft(store: Store, key: DraftKey, wait = patience): void {
  guard(() => writing(store.db, wait, () => dropped(store, key, undefined)))
}

/** Runs `work` in one transaction, for which another window that is writing is waited for so many milliseconds. */
function writing(db: Db, wait: number, work: () => void): void {
  db.pragma(`busy_timeout=${wait}`)
  try {
    db.transaction(work).immediate()
  } finally {
    db.pragma(`busy_timeout=${patience}`)
  }
}

/** Drops the row of this window under `key`, inside a transaction of the caller's; not one with words that it has not seen and that are not in `text`. */
export function dropped(store: Store, key: DraftKey, text: string | undefined): void {
  const { db } = store
  const row = rowAt(db, claimed(store, key)?.row ?? key)
  if (row === undefined || !(isSeen(db, row) || text?.includes(row.text))) return
  db.prepare('delete from draft where key = ?').run(row.key)
}

/** Drops every draft under these keys, inside a transaction of the caller's. */
export function dropAll(store: Store, keys: readonly DraftKey[]): void {
  const drop = store.db.prepare('delete from draft where key = ?')
  for (const key of keys) for (const row of rowsUnder(store, key)) drop.run(row)
}

function put(db: Db, { key, kind, text, cursor, fields, begun, changed }: Row): void {
  db.prepare(
    `insert into draft (key, kind, text, cursor, fields, begun, changed) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (key) do update set text = excluded.text, cursor = excluded.cursor,
       fields = excluded.fields, changed = excluded.changed`,
  ).run(key, kind, text, cursor, fields, begun, changed)
}

function putBeside(store: Store, key: DraftKey, row: Row): void {
  for (const place of places(key, rowsUnder(store, key))) {
    put(store.db, { ...row, key: place })
    return
  }
}

function rowAt(db: Db, key: string): Row | undefined {
  return db.prepare('select * from draft where key = ?').get(key) as Row | undefined
}

function isSeen(db: Db, row: Row): boolean {
  return seen.get(db)?.get(row.key) === stampOf(row)
}

function see(db: Db, row: Row): void {
  const known = seen.get(db) ?? new Map<string, string>()
  seen.set(db, known.set(row.key, stampOf(row)))
}

function stampOf({ text, fields, changed }: Row): string {
  return `${changed}\n${fields}\n${text}`
}

function draftOf(row: Row): Draft {
  return {
    key: bareKey(row.key),
    kind: row.kind,
    text: row.text,
    cursor: row.cursor,
    fields: fieldsOf(row.fields),
    begun: instantOf(row.begun),
    changed: instantOf(row.changed),
  }
}
