// Finding while somebody types: what each word finds is remembered, and every key only narrows or widens sets of rows.
import type { Entry } from '../journal/entry.ts'
import type { Term, Wanted } from '../journal/view/query.ts'
import { statement } from './database.ts'
import { guard } from './faults.ts'
import { byDay } from './filter.ts'
import { type EntryRow, entryColumns, entryOf } from './rows.ts'
import type { Store } from './store.ts'
import { taggedWith } from './tags.ts'

/** Everything that is not in the trash as it stood when the looking began, the latest day first, and on a day the last kept first. */
export type Looking = {
  readonly store: Store
  readonly all: readonly Row[]
  /** The highest number of a latest revision. */
  readonly last: number
  /** What each part of a query found: by the number of the latest revision, 1 where it holds. */
  readonly found: Map<string, Uint8Array>
}

type Row = {
  /** Of the latest revision. */
  readonly seq: number
  readonly utc: number
  /** As it was lived: "2026-11-25". */
  readonly day: string
  readonly kind: string
}

/** What a query found so far, in order. */
export type Found = {
  readonly rows: readonly Row[]
  /** Those whose words were not read yet; none where all is found. */
  readonly unread: readonly Row[]
  readonly holds: (text: string) => boolean
}

/** Begins it; what is kept or changed later is not seen by it. */
export function lookingAt(store: Store): Looking {
  const rows = guard(() =>
    statement(
      store.db,
      `select latest, created_utc, created_offset, kind from entry e where removed_utc is null
       order by ${byDay()}`,
    )
      .raw()
      .all(),
  ) as [number, number, number, string][]
  let day = { at: Number.NaN, as: '' }
  const dayOf = (at: number) => {
    if (at !== day.at) day = { at, as: new Date(at * 86_400_000).toISOString().slice(0, 10) }
    return day.as
  }
  const all = rows.map(([seq, utc, offset, kind]) => ({
    seq,
    utc,
    day: dayOf(Math.floor((utc + offset * 60_000) / 86_400_000)),
    kind,
  }))
  const last = all.reduce((most, { seq }) => Math.max(most, seq), 0)
  return { store, all, last, found: new Map() }
}

/**
 * What is wanted. The beginning of a word that many words have in common is not asked of the index, which would gather all of
 * them first, but looked for in the words themselves: `foundOn` goes on with it.
 */
export function foundBy(looking: Looking, wanted: Wanted): Found {
  const { terms, without, kinds, walks, marks, tags, from, until, yearly } = wanted
  let rows = looking.all
  const narrow = (holds: (row: Row) => boolean) => {
    rows = rows.filter(holds)
  }
  const having = (set: Uint8Array) => narrow((row) => set[row.seq] === 1)
  for (const some of kinds) narrow(({ kind }) => some.includes(kind))
  if (from !== undefined) narrow(({ utc }) => utc >= from)
  if (until !== undefined) narrow(({ utc }) => utc < until)
  if (yearly !== undefined) narrow(({ day }) => day.endsWith(yearly))
  for (const ids of walks) having(setOf(looking, walkSql, ids))
  for (const some of marks) having(setOf(looking, markSql, some))
  for (const tag of tags) having(tagSet(looking, tag))
  for (const term of terms) if (!short(term)) having(wordSet(looking, term))
  for (const term of without) {
    const set = wordSet(looking, term)
    narrow(({ seq }) => set[seq] !== 1)
  }
  const begin = terms
    .filter(short)
    .map(({ words }) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(unaccented(words))}`, 'iu'))
  if (begin.length === 0) return { rows, unread: [], holds: () => true }
  const holds = (text: string) => begin.every((each) => each.test(unaccented(text)))
  return { rows: [], unread: rows, holds }
}

/** Goes on finding for about `ms` milliseconds. */
export function foundOn({ store }: Looking, found: Found, ms: number): Found {
  const { unread, holds } = found
  const text = statement(store.db, 'select text from revision where seq = ?').pluck()
  const until = performance.now() + ms
  const fresh: Row[] = []
  let at = 0
  guard(() => {
    for (; at < unread.length && performance.now() < until; at += 1) {
      const row = unread[at]
      if (row !== undefined && holds(String(text.get(row.seq) ?? ''))) fresh.push(row)
    }
  })
  return { rows: [...found.rows, ...fresh], unread: unread.slice(at), holds }
}

/** The beginning of a word, so few letters of it that very many words may go on. */
function short({ words, prefix }: Term): boolean {
  return prefix && words.length < 4 && !unspaced.test(words)
}

function unaccented(text: string): string {
  return /^[\u0000-\u007f]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '')
}

/** The entries of some found rows. */
export function entriesOf({ store }: Looking, rows: readonly Row[]): Entry[] {
  const one = statement(
    store.db,
    `select ${entryColumns} from revision r join entry e on e.id = r.entry where r.seq = ?`,
  )
  return guard(() =>
    rows.flatMap(({ seq }) => {
      const row = one.get(seq)
      return row === undefined ? [] : [entryOf(row as EntryRow)]
    }),
  )
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}\p{Extended_Pictographic}]/u

const walkSql = `select e.latest from revision r join entry e on e.id = r.entry and e.latest = r.seq
  where json_extract(r.fields, '$.walk') in (select value from json_each(?))`
const markSql = `select r.seq from mark m join revision r on r.id = m.revision
  where m.kind in (select value from json_each(?))`

function setOf(looking: Looking, sql: string, ids: readonly string[]): Uint8Array {
  const given = JSON.stringify(ids)
  return remembered(looking, `${sql}${given}`, () =>
    statement(looking.store.db, sql).pluck().all(given),
  )
}

function wordSet(looking: Looking, { words, prefix }: Term): Uint8Array {
  if (unspaced.test(words)) {
    const wanted = words.toLowerCase()
    const find = () => scanned(looking, (text) => text.includes(wanted))
    return remembered(looking, `scan ${wanted}`, find)
  }
  const quoted = `"${words.replaceAll('"', '""')}"`
  const match = prefix ? `${quoted}*` : quoted
  return remembered(looking, `words ${match}`, () =>
    statement(looking.store.db, 'select rowid from words where words match ?').pluck().all(match),
  )
}

/** What has the tag in its words, or came with it from elsewhere. */
function tagSet(looking: Looking, tag: string): Uint8Array {
  return remembered(looking, `tag ${tag}`, () => [...taggedWith(looking.store, tag)])
}

function scanned({ store }: Looking, has: (text: string) => boolean): unknown[] {
  const rows = statement(
    store.db,
    `select r.seq, r.text from entry e join revision r on r.seq = e.latest
     where e.removed_utc is null`,
  )
    .raw()
    .iterate() as IterableIterator<[number, string]>
  const found: number[] = []
  for (const [seq, text] of rows) if (has(text.toLowerCase())) found.push(seq)
  return found
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

function remembered(looking: Looking, key: string, find: () => unknown[]): Uint8Array {
  const known = looking.found.get(key)
  if (known !== undefined) return known
  const rows = guard(find) as number[]
  const set = new Uint8Array(looking.last + 1)
  for (const seq of rows) if (seq <= looking.last) set[seq] = 1
  if (looking.found.size > 64) looking.found.clear()
  looking.found.set(key, set)
  return set
}
