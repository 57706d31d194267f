// A whole journal as data, out of the store and into another one.
import Database from 'better-sqlite3-multiple-ciphers'
import { codeOf, exit, Trouble } from '../errors.ts'
import type { Instant } from '../journal/entry.ts'
import { hereKeys, type Json } from '../journal/fields.ts'
import type { Piece, Span, Version, Whole } from '../journal/whole.ts'
import { statement } from './database.ts'
import { guard } from './faults.ts'
import { type Arrival, asOneAct, comesAgain } from './import-acts.ts'
import { insert } from './insert.ts'
import { type Merged, mergeFrom } from './merge.ts'
import { migrations } from './migrations.ts'
import { fieldsOf, instantOf } from './rows.ts'
import type { SettingRow } from './setting-parts.ts'
import type { Store } from './store.ts'

/** What is this machine's, or is counted anew; what was erased or taken back is told. */
const told = ['erased', 'restored', 'unmarked']
const notTold = hereKeys.filter((key) => !told.includes(key))

/** Everything that was kept. The pieces are read one after the other, all as they were when the first was. */
export function readWhole(store: Store): Whole {
  const { db } = store
  const all = (sql: string) => guard(() => db.prepare(sql).all()) as Row[]
  return {
    entries: { [Symbol.iterator]: () => pieces(store) },
    drafts: all('select * from draft order by key').map((row) => ({
      key: String(row['key']),
      kind: String(row['kind']),
      text: String(row['text']),
      cursor: Number(row['cursor']),
      fields: fieldsOf(String(row['fields'])),
      begun: instantOf(String(row['begun'])),
      changed: instantOf(String(row['changed'])),
    })),
    sittings: all('select * from session order by id').map((row) => ({
      id: String(row['id']),
      walk: row['walk'] === null ? null : String(row['walk']),
      begun: instantOf(String(row['begun'])),
      ended: row['ended'] === null ? null : instantOf(String(row['ended'])),
      fields: fieldsOf(String(row['fields'])),
    })),
    places: all('select * from place order by walk').map((row) => ({
      walk: String(row['walk']),
      question: String(row['question']),
      changed: instantOf(String(row['changed'])),
    })),
    ...settingsIn(
      (all('select * from setting order by key') as SettingRow[]).filter(
        ({ key }) => !notTold.some((each) => each === key),
      ),
    ),
  }
}

function settingsIn(rows: readonly SettingRow[]): Pick<Whole, 'settings' | 'set'> {
  const dated = rows.filter(({ set_utc }) => set_utc > 0)
  return {
    settings: Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value) as Json])),
    set: Object.fromEntries(
      dated.map(({ key, set_utc, parts }) => [key, { at: set_utc, parts: JSON.parse(parts) }]),
    ),
  }
}

type Row = Readonly<Record<string, string | number | null>>

function* pieces({ db }: Store): Generator<Piece> {
  const ids = guard(() => db.prepare('select id from entry order by seq').pluck().all())
  const entry = db.prepare('select * from entry where id = ?')
  const versions = db.prepare('select * from revision where entry = ? order by seq')
  const marks = db.prepare('select * from mark where revision = ? order by id')
  for (const id of ids as string[]) {
    const row = guard(() => entry.get(id)) as Row | undefined
    if (row === undefined) continue
    yield {
      id,
      kind: String(row['kind']),
      created: momentIn(row, 'created'),
      removed: row['removed_utc'] === null ? null : momentIn(row, 'removed'),
      versions: (guard(() => versions.all(id)) as Row[]).map(
        (version): Version => ({
          id: String(version['id']),
          written: momentIn(version, 'written'),
          text: String(version['text']),
          fields: fieldsOf(String(version['fields'])),
          from: version['origin'] === null ? null : String(version['origin']),
          marks: (guard(() => marks.all(version['id'])) as Row[]).map(
            (mark): Span => ({
              id: String(mark['id']),
              kind: String(mark['kind']),
              start: Number(mark['start']),
              end: Number(mark['stop']),
              made: momentIn(mark, 'made'),
            }),
          ),
        }),
      ),
    }
  }
}

function momentIn(row: Row, name: string): Instant {
  return {
    utc: Number(row[`${name}_utc`]),
    zone: String(row[`${name}_zone`]),
    offset: Number(row[`${name}_offset`]),
  }
}

/** What would come of `whole`, without writing anything: how many pieces are not here yet. */
export function newIn(store: Store, whole: Whole): number {
  const here = store.db.prepare('select 1 from entry where id = ?').pluck()
  let count = 0
  for (const { id } of whole.entries) if (guard(() => here.get(id)) === undefined) count += 1
  return count
}

/** Brings a whole journal in as another copy is merged: under its own ids, nothing twice, in one transaction and as one act. Throws Trouble 1 where it does not hold together, and as mergeFrom does. */
export function bringWhole(store: Store, whole: Whole, of: Arrival): Merged {
  // In memory only: nothing of it is in any file but the journal's.
  const db = new Database(':memory:')
  try {
    db.pragma('temp_store=memory')
    for (const step of migrations) db.exec(step)
    try {
      db.transaction(() => fill(db, whole))()
    } catch (error) {
      if (codeOf(error)?.startsWith('SQLITE_CONSTRAINT') !== true) throw error
      throw new Trouble(
        exit.failed,
        'Something in it is there twice, or belongs to nothing.',
        'Nothing was imported.',
        error,
      )
    }
    return mergeFrom(store, db, of.at, (work) => {
      const ids = db.prepare('select id from entry').pluck().all() as string[]
      comesAgain(store.db, ids)
      return asOneAct(store.db, of, work)
    })
  } finally {
    db.close()
  }
}

function fill(db: Database.Database, whole: Whole): void {
  for (const piece of whole.entries) putPiece(db, piece)
  for (const draft of whole.drafts) {
    insert(db, 'draft', {
      ...draft,
      fields: JSON.stringify(draft.fields),
      begun: JSON.stringify(draft.begun),
      changed: JSON.stringify(draft.changed),
    })
  }
  for (const { id, walk, begun, ended, fields } of whole.sittings) {
    insert(db, 'session', {
      id,
      walk,
      begun: JSON.stringify(begun),
      begun_utc: begun.utc,
      ended: ended === null ? null : JSON.stringify(ended),
      fields: JSON.stringify(fields),
    })
  }
  for (const { walk, question, changed } of whole.places) {
    const moment = { changed: JSON.stringify(changed), changed_utc: changed.utc }
    insert(db, 'place', { walk, question, ...moment })
  }
  for (const [key, value] of Object.entries(whole.settings)) {
    const { at = 0, parts = {} } = whole.set[key] ?? {}
    const when = { set_utc: at, parts: JSON.stringify(parts) }
    if (!notTold.some((each) => each === key))
      insert(db, 'setting', { key, value: JSON.stringify(value), ...when })
  }
}

function putPiece(db: Database.Database, { id, kind, created, removed, versions }: Piece): void {
  insert(db, 'entry', {
    id,
    kind,
    ...columns('created', created),
    latest: 0,
    ...(removed === null ? {} : columns('removed', removed)),
  })
  let latest: number | bigint = 0
  versions.forEach(({ id: version, written, text, fields, from, marks }, index) => {
    latest = insert(db, 'revision', {
      id: version,
      entry: id,
      number: index + 1,
      ...columns('written', written),
      text,
      fields: JSON.stringify(fields),
      origin: from,
    })
    for (const { id: mark, kind: of, start, end, made } of marks) {
      const span = { id: mark, revision: version, kind: of, start, stop: end }
      insert(db, 'mark', { ...span, ...columns('made', made) })
    }
  })
  statement(db, 'update entry set latest = ? where id = ?').run(latest, id)
}

function columns(name: string, { utc, zone, offset }: Instant): object {
  return { [`${name}_utc`]: utc, [`${name}_zone`]: zone, [`${name}_offset`]: offset }
}
