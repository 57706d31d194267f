// What can still be read of a damaged journal, in a new one: every page that is whole, every row in it, whatever else is gone.
import { chmodSync, cpSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { exit, Trouble } from '../errors.ts'
import type { Instant } from '../journal/entry.ts'
import { rowsIn, type Value } from './cells.ts'
import { checkpoint, type Db, openDatabase } from './database.ts'
import { guard } from './faults.ts'
import { emptyFound, type Found, sort, tables } from './found-rows.ts'
import { type Keyring, writeKeyring } from './keyring.ts'
import { logsBeside } from './log.ts'
import { migrations } from './migrations.ts'
import { pagesOf } from './pages.ts'
import { readSeal, writeSeal } from './seal.ts'
import { subkey } from './slots.ts'
import { keptIn, settleSums } from './sums.ts'
import { applySteps, newer } from './upgrade.ts'
import { makeWhole } from './whole-folder.ts'

/** An entry of which something is gone. */
export type Lost = { readonly id: string; readonly kind: string; readonly created: Instant }

export type Salvaged = {
  readonly pages: number
  readonly spoiled: number
  readonly entries: number
  readonly versions: number
  readonly marks: number
  readonly drafts: number
  /** Entries that are known to have been there, without any of their words. */
  readonly lost: readonly Lost[]
  /** Entries that came back with an earlier version of theirs. */
  readonly earlier: readonly Lost[]
  /** Words whose entry is gone: kept as pages, of the day they were written. */
  readonly unplaced: number
}

/**
 * Makes a new journal in `to` (empty, or not there) of whatever can be read in `dir`, under the same keys. `dir` is only read.
 * Throws a Trouble where `to` cannot be made; then nothing is left there.
 */
export function salvage(dir: string, keyring: Keyring, master: Buffer, to: string): Salvaged {
  return guard(() => {
    if (existsSync(to) && readdirSync(to).length > 0) {
      throw new Trouble(exit.failed, `${to} is not empty.`, 'Nothing was changed.')
    }
    const key = subkey(master, 'unearth/db/v1')
    const sealKey = subkey(master, 'unearth/seal/v1')
    const pages = pagesOf(join(dir, 'journal.db'), [join(dir, 'journal.db-wal')], key)
    if ((pages.read(1)?.readUInt32BE(60) ?? 0) > migrations.length) throw newer()
    const found = emptyFound()
    for (const row of rowsIn(pages)) sort(found, row)
    // What a log that was set aside has is older than the file, and fills only what is not there.
    for (const log of logsBeside(dir)) {
      const more = emptyFound()
      for (const row of rowsIn(pagesOf(join(dir, 'journal.db'), [log], key))) sort(more, row)
      for (const name of tables)
        for (const [id, values] of more[name]) if (!found[name].has(id)) found[name].set(id, values)
    }
    const seal = readSeal(dir, keyring.journal, sealKey)
    const report = makeWhole(to, (made) => {
      const file = join(made, 'journal.db')
      const db = openDatabase(file, key, { create: true })
      applySteps(db, migrations)
      const report = db.transaction(() => put(db, found))()
      const counted = Number(found.setting.get('changes')?.[1] ?? 0) || found.revision.size
      const changes = Math.max(counted, typeof seal === 'object' ? seal.changes : 0)
      db.prepare("update setting set value = ? where key = 'changes'").run(String(changes))
      db.transaction(() => settleSums(db)).immediate()
      const kept = keptIn(db)
      const whole = db.pragma('integrity_check', { simple: true }) === 'ok'
      checkpoint(db)
      db.close()
      if (!whole) throw new Error('what was salvaged is not whole')
      chmodSync(file, 0o600)
      for (let side = 0; side < 2; side += 1) {
        writeKeyring(made, keyring)
        writeSeal(made, keyring.journal, sealKey, kept)
      }
      for (const name of ['prompts', 'people.json']) {
        if (existsSync(join(dir, name)))
          cpSync(join(dir, name), join(made, name), { recursive: true })
      }
      return report
    })
    return { pages: pages.count, spoiled: pages.spoiled.length, ...report }
  })
}

/** Writes what was found into a new database, in an order its rules allow. */
function put(db: Db, found: Found): Omit<Salvaged, 'pages' | 'spoiled'> {
  const insert = inserting(db)
  const versions = Map.groupBy(
    [...found.revision.values()].toSorted((a, b) => Number(a[0]) - Number(b[0])),
    (row) => String(row[2]),
  )
  const lost = [...found.entry].filter(([id]) => !versions.has(id)).map(([, row]) => lostOf(row))
  const entries = [...versions].map(([id, rows]) => ({ id, rows, entry: found.entry.get(id) }))
  // What has no entry of its own any more comes last: it takes numbers that nobody has.
  const placed = entries.filter(({ entry }) => entry !== undefined)
  const unplaced = entries.filter(({ entry }) => entry === undefined)
  for (const each of [...placed, ...unplaced]) putEntry(db, insert, each)
  const ids = new Set([...found.revision.values()].map((row) => row[1]))
  const marks = [...found.mark.values()].filter((row) => ids.has(row[1] ?? null))
  for (const row of marks) insert('mark', row)
  for (const name of ['draft', 'place', 'session'] as const)
    for (const row of found[name].values()) insert(name, row)
  for (const row of found.setting.values()) if (row[0] !== 'changes') insert('setting', row)
  return {
    entries: versions.size,
    versions: found.revision.size,
    marks: marks.length,
    drafts: found.draft.size,
    lost,
    earlier: placed.flatMap(({ entry, rows }) =>
      entry === undefined || entry[6] === rows.at(-1)?.[0] ? [] : [lostOf(entry)],
    ),
    unplaced: unplaced.length,
  }
}

/** Writes one entry with its versions, and the last of them into the index. */
function putEntry(
  db: Db,
  insert: (table: keyof Found, row: readonly Value[]) => void,
  { id, rows, entry }: { id: string; rows: readonly Value[][]; entry: Value[] | undefined },
): void {
  const latest = rows.at(-1) ?? []
  const [seq = 0, , , , utc = 0, zone = 'UTC', offset = 0, text] = latest
  insert(
    'entry',
    entry === undefined
      ? [null, id, 'page', utc, zone, offset, seq]
      : [...entry.slice(0, 6), seq, ...entry.slice(7)],
  )
  for (const row of rows) insert('revision', row)
  if (entry?.[7] == null) {
    db.prepare('insert into words (rowid, text) values (?, ?)').run(seq, text)
  }
}

function lostOf(row: readonly Value[]): Lost {
  const [, id, kind, utc, zone, offset] = row
  return {
    id: String(id),
    kind: String(kind),
    created: { utc: Number(utc), zone: String(zone), offset: Number(offset) },
  }
}

/** Inserts a row by the first of its table's columns; what a later version added has its usual value then. */
function inserting(db: Db): (table: keyof Found, row: readonly Value[]) => void {
  const columns = new Map(
    tables.map((name) => [
      name,
      db.prepare('select name from pragma_table_info(?)').pluck().all(name) as string[],
    ]),
  )
  return (table, row) => {
    const names = columns.get(table)?.slice(0, row.length) ?? []
    const marks = names.map(() => '?').join(', ')
    db.prepare(`insert into ${table} (${names.join(', ')}) values (${marks})`).run(
      ...row.slice(0, names.length),
    )
  }
}
