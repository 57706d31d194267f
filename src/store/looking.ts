// Finding while somebody types: what each word finds is remembered, and every key only narrows or widens sets of rows. What
// takes longer than a key may take is gone on with between keys.
import type { Entry } from '../journal/entry.ts'
import type { Json } from '../journal/fields.ts'
import { tagsOf } from '../journal/tags.ts'
import type { Term, Wanted } from '../journal/view/query.ts'
import { foldedText, isUncut } from '../text/spellings.ts'
import { statement } from './database.ts'
import { guard } from './faults.ts'
import { byDay } from './filter.ts'
import { markPart, type Part, walkPart, wordPart } from './gathering.ts'
import { type EntryRow, entryColumns, entryOf } from './rows.ts'
import type { Store } from './store.ts'

/** Everything that is not in the trash as it stood when the looking began, the latest day first, and on a day the last kept first. */
export type Looking = {
  readonly store: Store
  readonly all: readonly Row[]
  /** The highest number of a latest revision. */
  readonly last: number
  /** What each part of a query found, as far as it was gathered. */
  readonly found: Map<string, Part>
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
  /** Whether that is all. */
  readonly done: boolean
  readonly plan: Plan
}

type Plan = {
  /** What the rows themselves do not rule out. */
  readonly rows: readonly Row[]
  readonly having: readonly Part[]
  readonly without: readonly Part[]
  /** What only the words themselves can tell; they are read once all else is known. */
  readonly reads: readonly Reads[]
  readonly unread: readonly Row[]
}

/** Whether it holds of words in lower case, and of the tags that came with them. */
type Reads = (text: string, tags: Json) => boolean

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

/** What is wanted; `foundOn` finds it. */
export function foundBy(looking: Looking, wanted: Wanted): Found {
  const { terms, without, kinds, walks, marks, tags, from, until, yearly } = wanted
  const { db } = looking.store
  const { last } = looking
  let rows = looking.all
  for (const some of kinds) rows = rows.filter(({ kind }) => some.includes(kind))
  if (from !== undefined) rows = rows.filter(({ utc }) => utc >= from)
  if (until !== undefined) rows = rows.filter(({ utc }) => utc < until)
  if (yearly !== undefined) rows = rows.filter(({ day }) => day.endsWith(yearly))
  const word = (term: Term) => {
    const key = `word ${term.prefix} ${term.words}`
    return remembered(looking, key, () => wordPart(db, term, last))
  }
  const spaced = ({ words }: Term) => !isUncut(words)
  const walk = (ids: readonly string[]) =>
    remembered(looking, `walk ${ids}`, () => walkPart(db, ids, last))
  const mark = (some: readonly string[]) =>
    remembered(looking, `mark ${some}`, () => markPart(db, some, last))
  return {
    rows: [],
    done: false,
    plan: {
      rows,
      having: [...walks.map(walk), ...marks.map(mark), ...terms.filter(spaced).map(word)],
      without: without.filter(spaced).map(word),
      reads: [
        ...tags.map(tagged),
        ...terms.filter((term) => !spaced(term)).map(saying),
        ...without
          .filter((term) => !spaced(term))
          .map((term): Reads => {
            const says = saying(term)
            return (text, its) => !says(text, its)
          }),
      ],
      unread: [],
    },
  }
}

/** Goes on finding for about `ms` milliseconds. */
export function foundOn(looking: Looking, found: Found, ms: number): Found {
  if (found.done) return found
  const until = performance.now() + ms
  return guard(() => {
    const { plan } = found
    if (plan.unread.length > 0) return readOn(looking, found, until)
    const parts = [...plan.having, ...plan.without]
    gather(parts, looking.last, until)
    const low = lowest(parts)
    let { rows } = plan
    if (low > 0) rows = rows.filter(({ seq }) => seq >= low)
    for (const { set } of plan.having) rows = rows.filter(({ seq }) => set[seq] === 1)
    for (const { set } of plan.without) rows = rows.filter(({ seq }) => set[seq] !== 1)
    if (low > 0) return { ...found, rows: plan.reads.length === 0 ? rows : [] }
    if (plan.reads.length === 0) return { ...found, rows, done: true }
    return readOn(looking, { ...found, rows: [], plan: { ...plan, unread: rows } }, until)
  })
}

/** Each a step further: the newest of all of them, or of what is left as much as there is time for. */
function gather(parts: readonly Part[], last: number, until: number): void {
  const fresh = parts.filter(({ low }) => low > last)
  for (const part of fresh) part.step()
  if (fresh.length > 0) return
  for (const part of parts) {
    if (part.low === 0) continue
    part.step()
    if (performance.now() >= until) return
  }
}

/** From where on all of them are known. */
function lowest(parts: readonly Part[]): number {
  return parts.reduce((most, { low }) => Math.max(most, low), 0)
}

function readOn({ store }: Looking, found: Found, until: number): Found {
  const { plan } = found
  const one = statement(
    store.db,
    "select text, json_extract(fields, '$.tags') from revision where seq = ?",
  ).raw()
  const fresh: Row[] = []
  let at = 0
  for (; at < plan.unread.length && (at === 0 || performance.now() < until); at += 1) {
    const row = plan.unread[at]
    if (row === undefined) continue
    const [text, json] = one.get(row.seq) as [string, string | null]
    const [low, tags] = [text.toLowerCase(), json === null ? null : (JSON.parse(json) as Json)]
    if (plan.reads.every((holds) => holds(low, tags))) fresh.push(row)
  }
  const unread = plan.unread.slice(at)
  return {
    rows: [...found.rows, ...fresh],
    done: unread.length === 0,
    plan: { ...plan, unread },
  }
}

/** Where the entry with this id stands among found rows. */
export function placeIn({ store }: Looking, rows: readonly Row[], id: string): number | undefined {
  const seq = guard(() =>
    statement(store.db, 'select latest from entry where id = ?').pluck().get(id),
  )
  const at = rows.findIndex((row) => row.seq === seq)
  return at < 0 ? undefined : at
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

function saying({ words }: Term): Reads {
  const wanted = foldedText(words)
  return (text) => foldedText(text).includes(wanted)
}

/** Has the tag in its words, or came with it from elsewhere. */
function tagged(tag: string): Reads {
  return (text, tags) => tagsOf({ text, fields: { tags } }).includes(tag)
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

function remembered(looking: Looking, key: string, part: () => Part): Part {
  const known = looking.found.get(key)
  if (known !== undefined) return known
  if (looking.found.size > 64) looking.found.clear()
  const made = guard(part)
  looking.found.set(key, made)
  return made
}
