// An import is one act: what came with it is written down, so that it can be taken back whole.
import { createHash } from 'node:crypto'
import type { Entry, Instant } from '../journal/entry.ts'
import {
  hereKeys,
  type Json,
  listOf,
  numberOf,
  objectOf,
  stringOf,
  stringsOf,
} from '../journal/fields.ts'
import { commit } from './commit.ts'
import { type Db, statement } from './database.ts'
import { entriesWith, entryWith } from './entries.ts'
import { guard } from './faults.ts'
import { addGone, dropGone } from './gone.ts'
import { insert } from './insert.ts'
import { newId, unindex } from './revisions.ts'
import { putHere, readSetting } from './settings.ts'
import type { Store } from './store.ts'

/** When something is brought in, and the name of what it comes from. */
export type Arrival = { readonly at: Instant; readonly from: string }

export type Import = Arrival & { readonly id: string; readonly entries: number }

export type TakenBack = {
  /** How many entries are gone again. */
  readonly entries: number
  /** Those the writer has changed, marked or written about since: they stay. */
  readonly kept: readonly Entry[]
}

/** A row that came, under its key: what stood there before, and by what it is known as it came. Words of drafts are not written down. */
type Put = { readonly key: string; readonly was: Json; readonly is: string }

/** What came, by id; versions and marks only where their entry was here before. */
type Act = Arrival & {
  readonly id: string
  /** The last version there was when it had come. */
  readonly last: number
  readonly entries: readonly string[]
  readonly versions: readonly string[]
  readonly marks: readonly string[]
  readonly sessions: readonly string[]
  readonly rows: Readonly<Record<Keyed, readonly Put[]>>
  readonly back?: boolean
}

/** Tables whose rows can be written over: their key, and everything else in them. */
const keyed = {
  draft: { key: 'key', skip: '' },
  place: { key: 'walk', skip: '' },
  setting: {
    key: 'key',
    skip: `where key not in (${hereKeys.map((key) => `'${key}'`).join(', ')})`,
  },
} as const
type Keyed = keyof typeof keyed
const tables = Object.keys(keyed) as readonly Keyed[]

/** The imports that can be taken back, the last first. */
export function listImports(store: Store): readonly Import[] {
  return actsIn(readSetting(store, 'imports'))
    .filter(({ back }) => !back)
    .map(({ id, at, from, entries }) => ({ id, at, from, entries: entries.length }))
    .toReversed()
}

/** Runs `work` inside a transaction of the caller's and writes down what came of it; nothing where nothing did. */
export function asOneAct<T>(db: Db, { at, from }: Arrival, work: () => T): T {
  const before = stateOf(db)
  const done = work()
  const after = stateOf(db)
  const fresh = (name: 'entry' | 'revision' | 'mark' | 'session') =>
    [...after[name].keys()].filter((id) => !before[name].has(id))
  const entries = fresh('entry')
  const here = new Set(entries)
  const versions = fresh('revision').filter((id) => !here.has(after.revision.get(id) ?? ''))
  const came = new Set(versions)
  const marks = fresh('mark').filter((id) => {
    const revision = after.mark.get(id) ?? ''
    return !here.has(after.revision.get(revision) ?? '') && !came.has(revision)
  })
  const rows = {
    // Of two drafts that were joined the words of both stay.
    draft: putsOf(before.draft, after.draft).filter(({ was }) => was === null),
    place: putsOf(before.place, after.place),
    setting: putsOf(before.setting, after.setting),
  }
  const sessions = fresh('session')
  const all = [entries, versions, marks, sessions, ...Object.values(rows)]
  if (all.every((each) => each.length === 0)) return done
  const last = Number(db.prepare('select coalesce(max(seq), 0) from revision').pluck().get())
  const act: Act = { id: newId(at), at, from, last, entries, versions, marks, sessions, rows }
  writeActs(db, [...readActs(db), act])
  return done
}

/** What was taken back with an import and is brought in anew: it is not erased any more. Inside a transaction of the caller's. */
export function comesAgain(db: Db, ids: readonly string[]): void {
  const back = new Set(readActs(db).flatMap(({ back, entries }) => (back ? entries : [])))
  dropGone(
    db,
    'erased',
    ids.filter((id) => back.has(id)),
  )
}

/**
 * Takes an import back, in one transaction: entries, versions, marks, sittings, drafts and what was set, as far as nobody has
 * touched them since. Throws a Trouble where that cannot be done; then all is as it was.
 */
export function takeBack(store: Store, id: string): TakenBack {
  return guard(() => {
    let kept: readonly string[] = []
    const entries = commit(store, () => {
      const { db } = store
      // Versions that stay are written anew; their marks find them again before the end.
      db.pragma('defer_foreign_keys=on')
      const acts = readActs(db)
      const act = acts.find((each) => each.id === id && !each.back)
      if (act === undefined) return 0
      // Drafts that are as they came go first: one on an entry is no word of the writer's about it.
      for (const table of tables) for (const put of act.rows[table]) putBack(db, table, put)
      const touched = touchedSince(db, act)
      const there = act.entries.filter((each) => entryWith(store, each) !== undefined)
      kept = there.filter((each) => touched.has(each))
      const gone = there.filter((each) => !touched.has(each))
      for (const each of gone) erase(store, each)
      addGone(db, 'erased', gone)
      takeVersions(store, act, touched)
      for (const mark of act.marks) statement(db, 'delete from mark where id = ?').run(mark)
      for (const sitting of act.sessions)
        statement(db, 'delete from session where id = ?').run(sitting)
      writeActs(
        db,
        acts.map((each) =>
          each.id === id ? { ...nothing, ...pick(each), entries: gone, back: true } : each,
        ),
      )
      return gone.length
    })
    return { entries, kept: entriesWith(store, kept) }
  })
}

const nothing = {
  versions: [],
  marks: [],
  sessions: [],
  rows: { draft: [], place: [], setting: [] },
}

function pick({ id, at, from, last }: Act) {
  return { id, at, from, last }
}

/** The ids of entries that were written on, marked, or written about since. */
function touchedSince(db: Db, { last, at }: Act): ReadonlySet<string> {
  const ids = (sql: string, ...values: readonly number[]) =>
    db
      .prepare(sql)
      .pluck()
      .all(...values) as string[]
  const written = ids('select distinct entry from revision where seq > ?', last)
  const marked = ids(
    `select distinct r.entry from mark m join revision r on r.id = m.revision
     where r.seq <= ? and m.made_utc > ?`,
    last,
    at.utc,
  )
  const told = [
    ...ids('select fields from revision where seq > ?', last),
    ...ids('select key || fields from draft'),
  ]
  const named = told.flatMap(
    (text) => text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [],
  )
  return new Set([...written, ...marked, ...named])
}

function erase(store: Store, id: string): void {
  const { db } = store
  const entry = entryWith(store, id)
  if (entry === undefined) return
  unindex(store, entry)
  statement(db, 'delete from mark where revision in (select id from revision where entry = ?)').run(
    id,
  )
  statement(db, 'delete from revision where entry = ?').run(id)
  statement(db, 'delete from entry where id = ?').run(id)
}

/** Takes versions out of entries that were here before, where nobody wrote on since. */
function takeVersions(store: Store, act: Act, touched: ReadonlySet<string>): void {
  const { db } = store
  const entryOf = statement(db, 'select entry from revision where id = ?').pluck()
  const versions = Map.groupBy(act.versions, (id) => entryOf.get(id) as string | undefined)
  for (const [id, came] of versions) {
    const entry = id === undefined || touched.has(id) ? undefined : entryWith(store, id)
    const all = statement(db, 'select count(*) from revision where entry = ?')
      .pluck()
      .get(id ?? '')
    if (id === undefined || entry === undefined || all === came.length) continue
    unindex(store, entry)
    for (const each of came) statement(db, 'delete from mark where revision = ?').run(each)
    const rows = statement(db, 'select * from revision where entry = ? order by seq').all(id)
    statement(db, 'delete from revision where entry = ?').run(id)
    let latest: number | bigint = 0
    for (const [index, row] of (rows as { id: string }[])
      .filter((row) => !came.includes(row.id))
      .entries())
      latest = insert(db, 'revision', { ...row, seq: null, number: index + 1 })
    statement(db, 'update entry set latest = ? where id = ?').run(latest, id)
    if (!entry.removed) {
      const sql = 'insert into words (rowid, text) select seq, text from revision where seq = ?'
      statement(db, sql).run(latest)
    }
  }
}

/** Puts a row back as it was, where it still is as it came. */
function putBack(db: Db, table: Keyed, { key, was, is }: Put): void {
  const name = keyed[table].key
  const row = db.prepare(`select * from ${table} where ${name} = ?`).get(key)
  if (row === undefined || digest(row) !== is) return
  db.prepare(`delete from ${table} where ${name} = ?`).run(key)
  if (was === null) return
  const before = objectOf(was)
  const names = Object.keys(before)
  db.prepare(
    `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
  ).run(...Object.values(before))
}

/** What is there: ids with what they belong to, and the rows that can be written over. */
function stateOf(db: Db) {
  const pairs = (sql: string) => new Map(db.prepare(sql).raw().all() as [string, string][])
  const rows = (table: Keyed) => {
    const { key, skip } = keyed[table]
    const all = db.prepare(`select * from ${table} ${skip}`).all() as { [name: string]: Json }[]
    return new Map(all.map((row) => [String(row[key]), row]))
  }
  return {
    entry: pairs("select id, '' from entry"),
    revision: pairs('select id, entry from revision'),
    mark: pairs('select id, revision from mark'),
    session: pairs("select id, '' from session"),
    draft: rows('draft'),
    place: rows('place'),
    setting: rows('setting'),
  }
}

type Rows = ReadonlyMap<string, { readonly [name: string]: Json }>

function putsOf(before: Rows, after: Rows): readonly Put[] {
  return [...after].flatMap(([key, is]) => {
    const was = before.get(key) ?? null
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ key, was, is: digest(is) }]
  })
}

/** Of a setting without when it was set: acts that were written down before that was have no more. */
function digest(row: unknown): string {
  const { set_utc, parts, ...known } = objectOf(row as Json)
  return createHash('sha256').update(JSON.stringify(known)).digest('base64')
}

function readActs(db: Db): readonly Act[] {
  const value = db.prepare("select value from setting where key = 'imports'").pluck().get()
  return typeof value === 'string' ? actsIn(JSON.parse(value) as Json) : []
}

function writeActs(db: Db, acts: readonly Act[]): void {
  putHere(db, 'imports', acts)
}

function actsIn(value: Json | undefined): readonly Act[] {
  return listOf(value).flatMap((each) => {
    const act = objectOf(each)
    const { utc, zone, offset } = objectOf(act['at'])
    const id = stringOf(act['id'])
    if (id === undefined || numberOf(utc) === undefined) return []
    const rows = objectOf(act['rows'])
    const puts = (table: Keyed) =>
      listOf(rows[table]).flatMap((each): Put[] => {
        const { key, was = null, is } = objectOf(each)
        return typeof key === 'string' ? [{ key, was, is: String(is) }] : []
      })
    return [
      {
        id,
        at: { utc: Number(utc), zone: stringOf(zone) ?? 'UTC', offset: numberOf(offset) ?? 0 },
        from: stringOf(act['from']) ?? '',
        last: numberOf(act['last']) ?? 0,
        entries: stringsOf(act['entries']),
        versions: stringsOf(act['versions']),
        marks: stringsOf(act['marks']),
        sessions: stringsOf(act['sessions']),
        rows: { draft: puts('draft'), place: puts('place'), setting: puts('setting') },
        ...(act['back'] === true ? { back: true } : {}),
      },
    ]
  })
}
