// Full text over what is not in the trash. What a person types is never read as a query language of SQLite.
import { randomUUID } from 'node:crypto'
import type { Entry } from '../journal/entry.ts'
import { foldedText, isUncut, placeOf, spellings } from '../text/spellings.ts'
import { guard } from './faults.ts'
import { byDay, conditions, type Filter, type HowMany, joined, limitOf } from './filter.ts'
import { type EntryRow, entryColumns, entryOf } from './rows.ts'
import type { Store } from './store.ts'

export type Hit = {
  readonly entry: Entry
  /** What stands around the words, in pieces; the words themselves are the pieces with `hit`. */
  readonly snippet: readonly { readonly text: string; readonly hit: boolean }[]
}

export type Query = Omit<Filter, 'order'> &
  HowMany & {
    /** All of these; a "phrase" in quotes; -word for none of it. */
    readonly words: string
    readonly order: 'newest' | 'best'
  }

// Not to be met in anybody's text.
const open = `\u0001${randomUUID()}`
const close = `\u0002${randomUUID()}`

/** Finds entries by words, the latest day or the best first, and counts all of them. Finds nothing for a query without words. */
export function searchEntries(store: Store, query: Query): { hits: Hit[]; total: number } {
  const { wanted, refused } = termsOf(query.words)
  if (wanted.length === 0) return { hits: [], total: 0 }
  const scan = [...wanted, ...refused].some(isUncut)
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
  const limit = limitOf(query)
  const match =
    wanted.map(quoted).join(' AND ') + refused.map((term) => ` NOT ${quoted(term)}`).join('')
  // The index holds the latest words of what is not in the trash and nothing else: without a filter it is enough to count.
  const counted =
    values.length === 0 && !query.removed
      ? 'from words where words match ?'
      : isNarrowed(query)
        ? `from words join revision r on r.seq = words.rowid join entry e on e.id = r.entry and e.latest = r.seq
         where words match ? and ${where}`
        : `from entry e where e.latest in (select rowid from words where words match ?) and ${where}`
  const found =
    by === 'best'
      ? `from words join revision r on r.seq = words.rowid join entry e on e.id = r.entry and e.latest = r.seq
         where words match ? and ${where} order by rank`
      : isRare(store, match)
        ? `from words cross join revision r on r.seq = words.rowid cross join entry e on e.id = r.entry and e.latest = r.seq
         where words match ? and ${where} order by ${byDay()}`
        : `${alongDays(query)} where e.latest in (select rowid from words where words match ?) and ${where} order by ${byDay()}`
  const entries = store.db
    .prepare(`select ${entryColumns} ${found} limit ?`)
    .all(match, ...values, limit)
    .map((row) => row as EntryRow & { seq: number })
  const latest = store.db.prepare('select latest from entry where seq = ?').pluck()
  const around = store.db
    .prepare(
      `select snippet(words, 0, '${open}', '${close}', '…', 24) from words
       where words match ? and rowid = cast(? as integer)`,
    )
    .pluck()
  return {
    hits: entries.map((row) => ({
      entry: entryOf(row),
      snippet: pieces(String(around.get(match, latest.get(row.seq)))),
    })),
    total:
      limit < 0 || entries.length < limit ? entries.length : countOf(store, counted, match, values),
  }
}

/** Above so many places it is quicker to go along the days and look each entry up than to gather and order all of them. */
const many = 500

function isRare({ db }: Store, match: string): boolean {
  const some = db.prepare('select rowid from words where words match ? limit ?').pluck()
  return some.all(match, many).length < many
}

/** Whether an index on the fields of words narrows it. */
function isNarrowed({ walk, question, latest }: Filter): boolean {
  return (walk ?? question ?? latest) !== undefined
}

/** Along the days until there are enough; but what such an index narrows, along that. */
function alongDays(query: Filter): string {
  return isNarrowed(query) ? joined : joined.replace(' join ', ' cross join ')
}

function countOf({ db }: Store, from: string, match: string, values: (string | number)[]): number {
  return (db.prepare(`select count(*) n ${from}`).get(match, ...values) as { n: number }).n
}

function scanned(store: Store, { order: _, ...query }: Query, wanted: string[], refused: string[]) {
  const { where, values } = conditions(query)
  const limit = limitOf(query)
  const rows = store.db
    .prepare(`select ${entryColumns} ${joined} where ${where} order by ${byDay()}`)
    .iterate(...values)
  const has = (text: string) => (term: string) => text.includes(term)
  const [all, none] = [wanted.map(foldedText), refused.map(foldedText)]
  const hits: Hit[] = []
  let total = 0
  for (const row of rows) {
    const text = foldedText((row as EntryRow).r_text)
    if (!all.every(has(text)) || none.some(has(text))) continue
    total += 1
    if (limit >= 0 && hits.length >= limit) continue
    const entry = entryOf(row as EntryRow)
    hits.push({ entry, snippet: around(entry.revision.text, all[0] ?? '') })
  }
  return { total, hits }
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

/** A term in each of its spellings, as the index is asked for it. */
function quoted(term: string): string {
  const each = spellings(term).map((spelling) => `"${spelling.replaceAll('"', '""')}"`)
  return each.length === 1 ? String(each[0]) : `(${each.join(' OR ')})`
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
  const place = placeOf(text, term)
  if (place === undefined) return [{ text: whole(text.slice(0, 80)), hit: false }]
  const { start: at, end: to } = place
  const from = Math.max(0, at - 40)
  return [
    { text: `${from > 0 ? '…' : ''}${whole(text.slice(from, at))}`, hit: false },
    { text: text.slice(at, to), hit: true },
    { text: `${whole(text.slice(to, to + 40))}${to + 40 < text.length ? '…' : ''}`, hit: false },
  ].filter(({ text }) => text !== '')
}

/** Without the halves of characters that a cut left at its ends. */
function whole(piece: string): string {
  return piece.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
}
