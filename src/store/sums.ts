// What is kept, bound together: a digest of every entry with its revisions and marks, and one sum of all digests, which the seal has
// too. A page of the file as it was earlier is as authentic as any other; the sum and the digests tell that it is not the last one.
import { createHmac } from 'node:crypto'
import { exit, Trouble } from '../errors.ts'
import { type Db, statement } from './database.ts'
import { livedDay } from './filter.ts'
import type { Store } from './store.ts'

/** So many of the entries changed last are looked at when it is opened. */
const looked = 8

/** Entries with more than so many bytes of words are not read again at every opening. */
const longest = 65_536

const modulus = 1n << 256n

/** How many changes were ever kept here, and the sum of what is kept; without a sum where the file has not seen that step. */
export function keptIn(db: Db): { readonly changes: number; readonly sum?: string } {
  const changes = Number(
    statement(db, "select value from setting where key = 'changes'").pluck().get() ?? 0,
  )
  const sum = sumIn(db)
  return { changes, ...(sum === undefined ? {} : { sum }) }
}

/** The sum of what is kept; undefined where the file has not seen that step. */
export function sumIn(db: Db): string | undefined {
  if (!isSummed(db)) return undefined
  return String(statement(db, 'select sum from total').pluck().get() ?? '')
}

/** Takes anew what was touched, inside a transaction of the caller's. Whether the sum is another one now. */
export function settleSums(db: Db): boolean {
  if (!isSummed(db)) return false
  const ids = statement(db, 'select entry from touched').pluck().all() as string[]
  if (ids.length === 0) return false
  const { key, sum, last } = statement(db, 'select key, sum, last from total').get() as Total
  let next = number(sum)
  const known = statement(db, 'select digest from digest where entry = ?').pluck()
  const put = statement(
    db,
    'insert into digest values (?, ?) on conflict (entry) do update set digest = excluded.digest',
  )
  const drop = statement(db, 'delete from digest where entry = ?')
  for (const id of ids) {
    const before = known.get(id) as Buffer | undefined
    const after = digestOf(db, key, id)
    if (before !== undefined) next -= number(before.toString('hex'))
    if (after === undefined) drop.run(id)
    else {
      put.run(id, after)
      next += number(after.toString('hex'))
    }
  }
  statement(db, 'delete from touched').run()
  const text = (((next % modulus) + modulus) % modulus).toString(16).padStart(64, '0')
  const ring = [...(JSON.parse(last) as string[]).filter((id) => !ids.includes(id)), ...ids]
  statement(db, 'update total set sum = ?, last = ?').run(text, JSON.stringify(ring.slice(-looked)))
  return text !== sum
}

/** Takes all of it anew: what is here now is what counts. Inside a transaction of the caller's. */
export function sumAnew(db: Db): void {
  if (!isSummed(db)) return
  statement(db, 'insert or ignore into touched select id from entry').run()
  statement(db, 'insert or ignore into touched select entry from digest').run()
  statement(db, "update total set sum = '', last = '[]'").run()
  statement(db, 'delete from digest').run()
  settleSums(db)
}

/** Whether entry `id` is as it was kept last: its row, every revision, every mark. Also of one that is gone as it should be. */
function isAsKept(db: Db, id: string): boolean {
  if (!isSummed(db)) return true
  return db.transaction(() => same(db, id))()
}

/** Whether what was changed last is as it was kept, and is found where lists look for it; a few entries, whatever there is. */
export function lastIsAsKept(db: Db): boolean {
  if (!isSummed(db)) return true
  return db.transaction(() => {
    const last = statement(db, 'select last from total').pluck().get() as string
    return (JSON.parse(last) as string[]).every(
      (id) => bytesOf(db, id) > longest || (same(db, id) && isFound(db, id)),
    )
  })()
}

/** How many entries are not as they were kept last, as others go on writing; and whether all digests have the sum they should. */
export function lookThrough(db: Db): { readonly stale: number; readonly sum: boolean } {
  if (!isSummed(db)) return { stale: 0, sum: true }
  return db.transaction(() => {
    const ids = statement(db, 'select id from entry union select entry from digest').pluck()
    const stale = (ids.all() as string[]).filter((id) => !same(db, id)).length
    const all = statement(db, 'select digest from digest').pluck().all() as Buffer[]
    const sum = all.reduce((sum, each) => sum + number(each.toString('hex')), 0n) % modulus
    return { stale, sum: sum === number(sumIn(db) ?? '') }
  })()
}

/** Throws Trouble 7 where entry `id` is not as it was kept last. Not while that is told already. */
export function assertAsKept({ db, stale }: Store, id: string): void {
  if (!stale && !isAsKept(db, id)) throw olderPart()
}

/** That a part of the database is as it was earlier. */
export function olderPart(): Trouble {
  return new Trouble(
    exit.damaged,
    'A part of the journal’s file is older than the rest, so something that was kept is missing or as it was before.',
    'A newer copy or a backup may have it. "unearth check" says more, and "unearth check --salvage" saves what is here.',
  )
}

type Total = { readonly key: Buffer; readonly sum: string; readonly last: string }

/** Asked once for each open file: a step is never taken back. */
const summedFiles = new WeakSet<Db>()

function isSummed(db: Db): boolean {
  if (summedFiles.has(db)) return true
  const there = db.prepare("select 1 from sqlite_master where name = 'touched'").get() !== undefined
  if (there) summedFiles.add(db)
  return there
}

function same(db: Db, id: string): boolean {
  if (statement(db, 'select 1 from touched where entry = ?').get(id) !== undefined) return true
  const key = statement(db, 'select key from total').pluck().get() as Buffer
  const known = statement(db, 'select digest from digest where entry = ?').pluck().get(id)
  const is = digestOf(db, key, id)
  return known === undefined ? is === undefined : is?.equals(known as Buffer) === true
}

/** Whether the index by day, which lists go along, leads to it. */
function isFound(db: Db, id: string): boolean {
  const found = statement(
    db,
    `select (select count(*) from entry where id = @id) = (select count(*) from entry e indexed by entry_lived
       where ${livedDay} = (select ${livedDay} from entry e where id = @id) and e.id = @id)`,
  )
    .pluck()
    .get({ id })
  return found === 1
}

function bytesOf(db: Db, id: string): number {
  const sql = 'select coalesce(sum(octet_length(text)), 0) from revision where entry = ?'
  return Number(statement(db, sql).pluck().get(id))
}

/** Of everything that belongs to an entry; undefined where nothing of it is there. */
function digestOf(db: Db, key: Buffer, id: string): Buffer | undefined {
  const entry = statement(
    db,
    `select seq, id, kind, created_utc, created_zone, created_offset, latest, removed_utc, removed_zone, removed_offset
     from entry where id = ?`,
  )
    .raw()
    .get(id)
  const revisions = statement(
    db,
    `select seq, id, entry, number, written_utc, written_zone, written_offset, text, fields, origin
     from revision where entry = ? order by seq`,
  )
    .raw()
    .all(id)
  if (entry === undefined && revisions.length === 0) return undefined
  const marks = statement(
    db,
    `select m.id, m.revision, m.kind, m.start, m.stop, m.made_utc, m.made_zone, m.made_offset
     from revision r join mark m on m.revision = r.id where r.entry = ? order by m.id`,
  )
    .raw()
    .all(id)
  return createHmac('sha256', key)
    .update(JSON.stringify([entry ?? null, revisions, marks]))
    .digest()
}

function number(hex: string): bigint {
  return hex === '' ? 0n : BigInt(`0x${hex}`)
}
