// What one part of a query finds, gathered piece by piece, what was written last first: no key waits for all of it.
import type { Term } from '../journal/view/query.ts'
import { spellings } from '../text/spellings.ts'
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

/** How many are gathered at first: as many as a window shows, and more. */
const first = 512

/** The beginnings of words that the index has by themselves, in letters: of longer ones it gathers the words first, at once. */
const begun = 3

/** Where revisions up to number `last` have the word, or a word that begins so. */
export function wordPart(db: Db, { words, prefix }: Term, last: number): Part {
  const spelled = spellings(words).map(inQuotes)
  const having = (match: string) => (until: number, limit: number) => {
    const sql = 'select rowid from words where words match ?'
    // To begin below a number costs as much as to come there.
    return until > last
      ? idsOf(db, `${sql} order by rowid desc limit ?`, match, limit)
      : idsOf(db, `${sql} and rowid < ?`, match, until)
  }
  if (!prefix) return newestFirst(last, first, having(spelled.join(' OR ')))
  // Of a word that nothing begins with yet ("walki"): what it will find once its ending is there.
  const unended = unendedStems(words).map(inQuotes).join(' OR ')
  const begins = spelled.map((each) => `${each}*`).join(' OR ')
  return newestFirst(last, words.length > begun ? -1 : first, (until, limit) => {
    const found = having(begins)(until, limit)
    return found.length > 0 || unended === '' || until <= last ? found : having(unended)(until, -1)
  })
}

/** Where they were written in one of these walks. */
export function walkPart(db: Db, walks: readonly string[], last: number): Part {
  const given = JSON.stringify(walks)
  const sql = `select seq from revision
    where json_extract(fields, '$.walk') in (select value from json_each(?)) and seq < ?`
  return newestFirst(last, -1, (until) => idsOf(db, sql, given, until))
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

/** A few of the newest first (all of them where `few` is -1), and then the rest. `find` has those below a number, and where only some are wanted the newest of them first. */
function newestFirst(
  last: number,
  few: number,
  find: (until: number, limit: number) => readonly number[],
): Part {
  const part: Part = {
    set: new Uint8Array(last + 1),
    low: last + 1,
    step() {
      const limit = part.low > last ? few : -1
      const found = find(part.low, limit)
      for (const seq of found) part.set[seq] = 1
      part.low = limit >= 0 && found.length >= limit ? (found.at(-1) ?? 0) : 0
    },
  }
  return part
}

function idsOf(db: Db, sql: string, ...given: readonly (string | number)[]): readonly number[] {
  return statement(db, sql)
    .pluck()
    .all(...given) as number[]
}

function inQuotes(words: string): string {
  return `"${words.replaceAll('"', '""')}"`
}
