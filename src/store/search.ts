// Full text over what is not in the trash. What a person types is never read as a query language of SQLite.
import type { Entry } from '../journal/entry.ts'
import { conditions, type Selection } from './entries.ts'
import { guard } from './faults.ts'
import type { Store } from './open.ts'
import { type EntryRow, entryColumns, entryOf } from './rows.ts'

export type Hit = {
  readonly entry: Entry
  /** What stands around the words, in pieces; the words themselves are the pieces with `hit`. */
  readonly snippet: readonly { readonly text: string; readonly hit: boolean }[]
}

export type Query = Omit<Selection, 'order'> & {
  /** All of these; a "phrase" in quotes; -word for none of it. */
  readonly words: string
  readonly order: 'newest' | 'best'
}

// Scripts written without spaces: the index cannot cut them into words, so their terms are looked for as they stand.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u

const open = '\u0001'
const close = '\u0002'

/** Finds entries by words, newest or best first, and counts all of them. Finds nothing for a query without words. */
export function searchEntries(store: Store, query: Query): { hits: Hit[]; total: number } {
  const { wanted, refused } = termsOf(query.words)
  if (wanted.length === 0) return { hits: [], total: 0 }
  const scan = [...wanted, ...refused].some((term) => unspaced.test(term))
  return guard(() =>
    scan ? scanned(store, query, wanted, refused) : indexed(store, query, wanted, refused),
  )
}

function indexed(
  store: Store,
  { order: by, ...query }: Query,
  wanted: string[],
  refused: string[],
) {
  const { where, values } = conditions(query)
  const match =
    wanted.map(quoted).join(' AND ') + refused.map((term) => ` NOT ${quoted(term)}`).join('')
  const from = `from words join revision r on r.seq = words.rowid join entry e on e.id = r.entry and e.latest = r.seq
    where words match ? and ${where}`
  const order = by === 'best' ? 'rank' : 'words.rowid desc'
  const rows = store.db
    .prepare(
      `select ${entryColumns}, snippet(words, 0, '${open}', '${close}', '…', 24) around ${from} order by ${order} limit ?`,
    )
    .all(match, ...values, query.limit)
  const whole = rows.length < query.limit ? rows.length : countOf(store, from, match, values)
  return {
    hits: rows.map((row) => ({
      entry: entryOf(row as EntryRow),
      snippet: pieces((row as { around: string }).around),
    })),
    total: whole,
  }
}

function countOf({ db }: Store, from: string, match: string, values: (string | number)[]): number {
  return (db.prepare(`select count(*) n ${from}`).get(match, ...values) as { n: number }).n
}

function scanned(store: Store, { order: _, ...query }: Query, wanted: string[], refused: string[]) {
  const { where, values } = conditions(query)
  const has = wanted.map(() => 'instr(lower(r.text), ?) > 0')
  const lacks = refused.map(() => 'instr(lower(r.text), ?) = 0')
  const rows = store.db
    .prepare(
      `select ${entryColumns} from entry e join revision r on r.seq = e.latest
       where ${[where, ...has, ...lacks].join(' and ')} order by e.seq desc`,
    )
    .all(...values, ...[...wanted, ...refused].map((term) => term.toLowerCase()))
  return {
    total: rows.length,
    hits: rows.slice(0, query.limit).map((row) => {
      const entry = entryOf(row as EntryRow)
      return { entry, snippet: around(entry.revision.text, wanted[0] ?? '') }
    }),
  }
}

function termsOf(words: string) {
  const wanted: string[] = []
  const refused: string[] = []
  for (const [, minus, phrase, word] of words
    .toWellFormed()
    .matchAll(/(-?)(?:"([^"]*)"?|(\S+))/g)) {
    const term = (phrase ?? word ?? '').replaceAll('\0', '').trim()
    if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(term)) continue
    if (minus === '-' && (phrase !== undefined || term !== '')) refused.push(term)
    else wanted.push(term.replace(/^-/, ''))
  }
  return { wanted, refused }
}

function quoted(term: string): string {
  return `"${term.replaceAll('"', '""')}"`
}

function pieces(snippet: string) {
  return snippet
    .split(open)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, hit: false }]
      const [hit = '', ...rest] = part.split(close)
      return [
        { text: hit, hit: true },
        { text: rest.join(close), hit: false },
      ]
    })
    .filter(({ text }) => text !== '')
}

function around(text: string, term: string) {
  const at = Math.max(0, text.toLowerCase().indexOf(term.toLowerCase()))
  const from = Math.max(0, at - 40)
  const to = at + term.length
  return [
    { text: `${from > 0 ? '…' : ''}${text.slice(from, at)}`, hit: false },
    { text: text.slice(at, to), hit: true },
    { text: `${text.slice(to, to + 40)}${to + 40 < text.length ? '…' : ''}`, hit: false },
  ].filter(({ text }) => text !== '')
}
