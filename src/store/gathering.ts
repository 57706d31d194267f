// What one part of a query finds, gathered piece by piece, what was written last first: no key waits for all of it.
import type { Term } from '../journal/view/query.ts'
import { unendedStems } from '../text/stems.ts'
import { type Db, statement } from './database.ts'

/** One part; it grows as `step` is called. */
export type Part = {
  /** By the number of a revision: 1 where it holds, as far as is known. */
  readonly set: Uint8Array
  /** From this number on it is known of every revision; 0 where all is known. */
  low: number
  step(): void
}

/** How many numbers are looked through in one step. */
const piece = 4096

/** The beginnings of words that the index has by themselves, in letters: of longer ones it gathers the words first, at once. */
const begun = 3

/** Where revisions up to number `last` have the word, or a word that begins so. */
export function wordPart(db: Db, { words, prefix }: Term, last: number): Part {
  const quoted = inQuotes(words)
  const having = (match: string, from: number, until: number) =>
    statement(db, 'select rowid from words where words match ? and rowid >= ? and rowid < ?')
      .pluck()
      .all(match, from, until) as number[]
  if (!prefix) return piecewise(last, piece, (from, until) => having(quoted, from, until))
  // Of a word that nothing begins with yet ("walki"): what it will find once its ending is there.
  const unended = unendedStems(words).map(inQuotes).join(' OR ')
  const begins = `${quoted}*`
  if (words.length > begun) {
    return piecewise(last, last + 1, (from, until) => {
      const found = having(begins, from, until)
      return found.length > 0 || unended === '' ? found : having(unended, from, until)
    })
  }
  const match = unended === '' || finds(db, begins) ? begins : unended
  return piecewise(last, piece, (from, until) => having(match, from, until))
}

/** Where they were written in one of these walks. */
export function walkPart(db: Db, walks: readonly string[], last: number): Part {
  const given = JSON.stringify(walks)
  const sql = `select seq from revision
    where json_extract(fields, '$.walk') in (select value from json_each(?)) and seq >= ? and seq < ?`
  return piecewise(
    last,
    piece * 4,
    (from, until) => statement(db, sql).pluck().all(given, from, until) as number[],
  )
}

/** Where something of these kinds is pointed at. */
export function markPart(db: Db, kinds: readonly string[], last: number): Part {
  const given = JSON.stringify(kinds)
  const sql = `select m.id, r.seq from
      (select id, revision from mark where id > ? and kind in (select value from json_each(?)) order by id limit ?) m
    join revision r on r.id = m.revision order by m.id`
  let after = ''
  const part: Part = {
    set: new Uint8Array(last + 1),
    low: last + 1,
    step() {
      const rows = statement(db, sql).raw().all(after, given, 1000) as [string, number][]
      for (const [id, seq] of rows) {
        if (seq <= last) part.set[seq] = 1
        after = id
      }
      if (rows.length < 1000) part.low = 0
    },
  }
  return part
}

function piecewise(
  last: number,
  size: number,
  find: (from: number, until: number) => readonly number[],
): Part {
  const part: Part = {
    set: new Uint8Array(last + 1),
    low: last + 1,
    step() {
      const from = Math.max(0, part.low - size)
      for (const seq of find(from, part.low)) part.set[seq] = 1
      part.low = from
    },
  }
  return part
}

function finds(db: Db, match: string): boolean {
  return statement(db, 'select 1 from words where words match ? limit 1').get(match) !== undefined
}

function inQuotes(words: string): string {
  return `"${words.replaceAll('"', '""')}"`
}
