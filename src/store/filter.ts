// Which entries, as SQL.

/** An entry and its latest words. The second half lets the indexes on walk and question lead to their entries. */
export const joined = 'from entry e join revision r on r.seq = e.latest and r.entry = e.id'

/** The day an entry was lived on, in days since the year 1, to order by: as the index has it. */
export const livedDay = '(e.created_utc + e.created_offset * 60000 + 62135596800000) / 86400000'

/** The latest day first, and on a day what was kept last; or the other way round. */
export function byDay(order: 'newest' | 'oldest' = 'newest'): string {
  const way = order === 'oldest' ? 'asc' : 'desc'
  return `${livedDay} ${way}, e.seq ${way}`
}

const dayMs = 86_400_000
const sinceYearOne = 62_135_596_800_000

/** The day of a moment (UTC milliseconds) by itself, as the index counts days. */
export function dayNumber(utc: number): number {
  return Math.floor((utc + sinceYearOne) / dayMs)
}

/** Such a day as 'YYYY-MM-DD'. */
export function dayNamed(day: number): string {
  return new Date(day * dayMs - sinceYearOne).toISOString().slice(0, 10)
}

/** Which entries; without a word, all that are not in the trash. */
export type Filter = {
  /** UTC milliseconds: from this one on, and before this one. */
  readonly from?: number
  readonly until?: number
  readonly kind?: string
  /** Any of these kinds. */
  readonly kinds?: readonly string[]
  readonly walk?: string
  readonly question?: string
  /** Only where the latest revision is among these numbers. */
  readonly latest?: readonly number[]
  /** What is in the trash instead of what is not. */
  readonly removed?: boolean
  readonly order?: 'newest' | 'oldest'
}

/** How many rows a question wants. */
export type HowMany = { readonly limit: number } | { readonly all: true }

/** As SQL has it. */
export function limitOf(how: HowMany): number {
  return 'limit' in how ? how.limit : -1
}

/** The SQL of a selection, for `e` (entry) and `r` (its latest revision). */
export function conditions(selection: Filter) {
  const terms = [selection.removed ? 'e.removed_utc is not null' : 'e.removed_utc is null']
  const values: (string | number)[] = []
  const add = (term: string, value: string | number | undefined) => {
    if (value === undefined) return
    terms.push(term)
    values.push(value)
  }
  // By the day too, a day to either side for the zones: so the one index finds and orders.
  const dayNear = (utc: number | undefined, days: number) =>
    utc === undefined ? undefined : dayNumber(utc) + days
  add(`${livedDay} >= ?`, dayNear(selection.from, -1))
  add(`${livedDay} <= ?`, dayNear(selection.until, 1))
  add('+e.created_utc >= ?', selection.from)
  add('+e.created_utc < ?', selection.until)
  add('e.kind = ?', selection.kind)
  if (selection.kinds !== undefined) {
    terms.push(`e.kind in (${selection.kinds.map(() => '?').join(', ')})`)
    values.push(...selection.kinds)
  }
  if (selection.latest !== undefined) {
    add('r.seq in (select value from json_each(?))', JSON.stringify(selection.latest))
  }
  add("json_extract(r.fields, '$.walk') = ?", selection.walk)
  add("json_extract(r.fields, '$.question') = ?", selection.question)
  return { where: terms.join(' and '), values }
}
