// Entries that come from elsewhere: all of them or none, and none twice, whichever of its source's formats they came in.
import { createHash } from 'node:crypto'
import type { Instant } from '../journal/entry.ts'
import type { Fields } from '../journal/fields.ts'
import type { Mark } from '../journal/page/marks.ts'
import { commitAs } from './commit.ts'
import { statement } from './database.ts'
import { addEntry } from './entries.ts'
import { guard } from './faults.ts'
import { type Arrival, asOneAct, comesAgain } from './import-acts.ts'
import type { Store } from './store.ts'

export type Imported = {
  /** Its own id, where it was one of ours. */
  readonly id?: string
  readonly source: string
  readonly sourceId: string
  readonly kind: string
  readonly created: Instant
  readonly changed: Instant
  readonly text: string
  readonly fields: Fields
  readonly marks: readonly Omit<Mark, 'id' | 'revision'>[]
}

/** Those that are not here yet, each once, by their own id, by their source's, or by their minute and their words; what is in the trash is here. */
export function notHere<T extends Imported>(store: Store, entries: readonly T[]): readonly T[] {
  return guard(() => {
    const known = knownHere(store)
    const here = wordsHere(store, entries)
    return entries.filter((entry) => {
      const key = entry.id ?? `${entry.source}/${entry.sourceId}`
      const same = sameIn(here, entry)
      // Each that is here stands for one that comes: two that are alike stay two.
      if (same !== undefined) here.taken.add(same)
      if (known.has(key) || same !== undefined) return false
      known.add(key)
      return true
    })
  })
}

/**
 * Keeps those of them that are not here, in one transaction and as one act, telling how many are, and returns how many. Throws a
 * Trouble where that cannot be done; then none is kept.
 */
export function keepImported(
  store: Store,
  entries: readonly Imported[],
  of: Arrival,
  far: (done: number) => void = () => {},
): number {
  return commitAs(
    store,
    () => {
      // Looked at again under the lock: another window may have brought in the same.
      const fresh = notHere(store, entries)
      comesAgain(
        store.db,
        fresh.flatMap(({ id }) => id ?? []),
      )
      asOneAct(store.db, of, () => {
        for (const [index, each] of fresh.entries()) {
          add(store, each)
          far(index + 1)
        }
      })
      return fresh.length
    },
    (kept) => Math.min(1, kept),
  )
}

function add(store: Store, entry: Imported): void {
  const { id, source, sourceId, kind, created, changed, text, fields, marks } = entry
  addEntry(store, {
    ...(id === undefined ? {} : { id }),
    kind,
    text,
    // One of ours is known by its id.
    fields: id === undefined ? { ...fields, imported: { source, id: sourceId } } : fields,
    at: created,
    written: changed,
    marks,
  })
}

/** The ids of entries, and "source/id" of what was imported. */
function knownHere({ db }: Store): Set<string> {
  const ids = db.prepare('select id from entry').pluck().all() as string[]
  const imported = db
    .prepare(
      `select distinct json_extract(fields, '$.imported.source') || '/' || json_extract(fields, '$.imported.id')
       from revision where json_extract(fields, '$.imported.id') is not null`,
    )
    .pluck()
    .all() as string[]
  return new Set([...ids, ...imported])
}

/** Entries by their minute and their words: all of them, and all but the first line. */
type Here = {
  readonly whole: ReadonlyMap<string, readonly string[]>
  readonly below: ReadonlyMap<string, readonly string[]>
  /** Those that stand for one that comes already. */
  readonly taken: Set<string>
}

/** The entries of the minutes in which some of `entries` were made, in every version of theirs. */
function wordsHere({ db }: Store, entries: readonly Imported[]): Here {
  const whole = new Map<string, string[]>()
  const below = new Map<string, string[]>()
  const put = (map: Map<string, string[]>, key: string | undefined, id: string) => {
    if (key !== undefined) map.set(key, [...(map.get(key) ?? []), id])
  }
  const within = statement(
    db,
    `select e.id, r.text from entry e join revision r on r.entry = e.id
     where e.created_utc >= ? and e.created_utc < ?`,
  )
  for (const minute of new Set(entries.map(({ created }) => minuteOf(created)))) {
    const rows = within.all(minute * 60_000, (minute + 1) * 60_000)
    for (const { id, text } of rows as { id: string; text: string }[]) {
      put(whole, digest(minute, text), id)
      put(below, digest(minute, withoutTitle(text)), id)
    }
  }
  return { whole, below, taken: new Set() }
}

/** The entry here that says the same. One format has a title above the words that another has not. */
function sameIn({ whole, below, taken }: Here, { created, text }: Imported): string | undefined {
  const minute = minuteOf(created)
  const [all, rest] = [digest(minute, text), digest(minute, withoutTitle(text))]
  const found = [whole.get(all ?? ''), below.get(all ?? ''), whole.get(rest ?? '')]
  return found.flatMap((ids) => ids ?? []).find((id) => !taken.has(id))
}

function withoutTitle(text: string): string {
  const end = text.indexOf('\n')
  return end === -1 ? '' : text.slice(end + 1)
}

function minuteOf({ utc }: Instant): number {
  return Math.floor(utc / 60_000)
}

/** A minute and words, however their lines are broken; undefined where there are none. */
function digest(minute: number, text: string): string | undefined {
  const words = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (words === '') return undefined
  return createHash('sha256').update(`${minute}\n${words}`).digest('hex')
}
