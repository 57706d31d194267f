import { randomBytes } from 'node:crypto'
import type { Instant } from '../journal/entry.ts'
import type { SessionFields } from '../journal/fields.ts'
import { uuidv7 } from '../journal/ids.ts'
import type { Session } from '../journal/session.ts'
import { guard } from './faults.ts'
import { fieldsOf, instantOf } from './rows.ts'
import type { Store } from './store.ts'

/** Notes that a sitting begins; returns its id. */
export function beginSession(
  store: Store,
  session: { readonly walk: string | null; readonly at: Instant; readonly fields: SessionFields },
): string {
  const id = uuidv7(session.at.utc, (bytes) => randomBytes(bytes))
  guard(() =>
    store.db
      .prepare('insert into session (id, walk, begun, begun_utc, fields) values (?, ?, ?, ?, ?)')
      .run(
        id,
        session.walk,
        JSON.stringify(session.at),
        session.at.utc,
        JSON.stringify(session.fields),
      ),
  )
  return id
}

/** Notes that it is over, with what there is to add to its fields. */
export function endSession(
  store: Store,
  id: string,
  at: Instant,
  fields: SessionFields = {},
): void {
  guard(() =>
    store.db
      .prepare('update session set ended = ?, fields = json_patch(fields, ?) where id = ?')
      .run(JSON.stringify(at), JSON.stringify(fields), id),
  )
}

/** Forgets one in which nothing was written: it was passed over. */
export function dropSession(store: Store, id: string): void {
  guard(() => store.db.prepare('delete from session where id = ?').run(id))
}

/** The sittings begun since `from` (UTC milliseconds), the latest first. */
export function listSessions(store: Store, from = 0): Session[] {
  const rows = guard(() =>
    store.db
      .prepare('select * from session where begun_utc >= ? order by begun_utc desc')
      .all(from),
  )
  return (rows as Row[]).map(sessionOf)
}

/** One of them by its id; undefined where there is none. */
export function readSession(store: Store, id: string): Session | undefined {
  const row = guard(() => store.db.prepare('select * from session where id = ?').get(id))
  return row === undefined ? undefined : sessionOf(row as Row)
}

type Row = {
  readonly id: string
  readonly walk: string | null
  readonly begun: string
  readonly ended: string | null
  readonly fields: string
}

function sessionOf(row: Row): Session {
  return {
    id: row.id,
    walk: row.walk,
    begun: instantOf(row.begun),
    ended: row.ended === null ? null : instantOf(row.ended),
    fields: fieldsOf(row.fields),
  }
}
