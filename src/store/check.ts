// Looking at a whole journal: its keys, every page, the database's own rules, the index against the words, and every version.
import { join } from 'node:path'
import { Trouble } from '../errors.ts'
import type { Json } from '../journal/fields.ts'
import { changesOf } from './commit.ts'
import type { Db } from './database.ts'
import { sameIndex } from './index-check.ts'
import { type Keyring, keyFiles } from './keyring.ts'
import { closeStore, openWith } from './open.ts'
import { pagesOf } from './pages.ts'
import { readSeal } from './seal.ts'
import { subkey } from './slots.ts'
import type { Store } from './store.ts'
import { keptIn, lookThrough } from './sums.ts'

export type CheckStage = 'pages' | 'database' | 'index' | 'words'

/** One thing that was looked at, and how it is. */
export type Finding = {
  readonly what:
    | 'keys'
    | 'pages'
    | 'database'
    | 'seal'
    | 'index'
    | 'kept'
    | 'versions'
    | 'marks'
    | 'drafts'
  readonly whole: boolean
  readonly says: string
}

/**
 * Looks at everything in `dir` and changes nothing. `master` is used up. Never throws for damage: it is found. Others may
 * write meanwhile.
 */
export function checkJournal(
  dir: string,
  keyring: Keyring,
  master: Buffer,
  tell: (stage: CheckStage) => void,
): readonly Finding[] {
  const findings: Finding[] = []
  const add = (what: Finding['what'], whole: boolean, says: string) => {
    findings.push({ what, whole, says })
  }
  for (const { name, is } of keyFiles(dir)) {
    add('keys', is === 'whole', `${name}: ${keysSaid[is]}`)
  }
  tell('pages')
  const file = join(dir, 'journal.db')
  const broken = attempt(() => {
    const key = subkey(master, 'unearth/db/v1')
    const { count, spoiled } = pagesOf(file, [`${file}-wal`], key)
    add('pages', spoiled.length === 0, pagesSaid(count, spoiled))
  })
  if (broken !== undefined) add('pages', false, broken)
  let store: Store | undefined
  const closed = attempt(() => {
    store = openWith(dir, keyring, master)
  })
  if (store === undefined) {
    add('database', false, closed ?? 'It does not open.')
    return findings
  }
  try {
    lookInside(store, tell, add)
  } finally {
    closeStore(store)
  }
  return findings
}

type Add = (what: Finding['what'], whole: boolean, says: string) => void

function lookInside(store: Store, tell: (stage: CheckStage) => void, add: Add): void {
  const { db } = store
  const part = (what: Finding['what'], look: () => string | undefined, whole: string) => {
    let fault: string | undefined
    const broken = attempt(() => {
      fault = look()
    })
    const wrong = broken ?? fault
    add(what, wrong === undefined, wrong ?? whole)
  }
  tell('database')
  part('database', () => rulesBroken(db), 'every rule of the database holds')
  part('seal', () => sealSaid(store), `the seal and the journal agree: ${changesOf(db)} changes`)
  tell('index')
  part(
    'index',
    () => (sameIndex(db) ? undefined : 'search may not find everything: not the same as the words'),
    'the search index is that of the words',
  )
  tell('words')
  part('kept', () => keptSaid(db), 'every entry is as it was kept last')
  part('versions', () => versionsBroken(db), 'every version of every entry can be read')
  part('marks', () => marksBroken(db), 'every mark lies inside its text')
  part('drafts', () => draftsBroken(db), 'every draft and every setting can be read')
}

function rulesBroken(db: Db): string | undefined {
  const rows = db.pragma('integrity_check(20)', { simple: false }) as { integrity_check: string }[]
  const [first] = rows
  if (rows.length !== 1 || first?.integrity_check !== 'ok') {
    return `${rows.length === 20 ? '20 or more' : rows.length} rules of the database are broken: ${first?.integrity_check.split('\n')[0]}`
  }
  const foreign = db.pragma('foreign_key_check') as unknown[]
  return foreign.length === 0 ? undefined : `${foreign.length} rows belong to nothing`
}

function sealSaid(store: Store): string | undefined {
  const seal = readSeal(store.dir, store.id, store.sealKey)
  if (seal === 'absent') return 'the seal is missing, so it cannot be said whether anything is gone'
  if (seal === 'spoiled')
    return 'the seal is damaged, so it cannot be said whether anything is gone'
  const kept = keptIn(store.db)
  const missing = seal.changes - kept.changes
  if (missing === 0 && seal.sum !== undefined && seal.sum !== kept.sum)
    return 'the seal was made for another state of this journal'
  return missing > 0 ? `${missing} changes that were kept are missing` : undefined
}

function keptSaid(db: Db): string | undefined {
  const { stale, sum } = lookThrough(db)
  if (stale > 0) {
    return `${stale} ${stale === 1 ? 'entry is' : 'entries are'} missing or not as kept last: a part of the file is older than the rest`
  }
  return sum ? undefined : 'what is kept is not all that was kept: a part of the file is older'
}

function versionsBroken(db: Db): string | undefined {
  let unreadable = 0
  for (const row of db.prepare('select text, fields from revision').iterate()) {
    const { text, fields } = row as { text: unknown; fields: string }
    if (typeof text !== 'string' || !isObject(fields)) unreadable += 1
  }
  if (unreadable > 0) return `${unreadable} versions cannot be read`
  const adrift = Number(
    db
      .prepare(
        `select count(*) from entry e where not exists
           (select 1 from revision r where r.seq = e.latest and r.entry = e.id)`,
      )
      .pluck()
      .get(),
  )
  return adrift === 0 ? undefined : `${adrift} entries have lost their latest version`
}

function marksBroken(db: Db): string | undefined {
  let outside = 0
  const rows = db
    .prepare('select m.start, m.stop, r.text from mark m left join revision r on r.id = m.revision')
    .iterate() as IterableIterator<{ start: number; stop: number; text: string | null }>
  for (const { start, stop, text } of rows) {
    if (text === null || start < 0 || start >= stop || stop > text.length) outside += 1
  }
  return outside === 0 ? undefined : `${outside} marks lie outside their text`
}

function draftsBroken(db: Db): string | undefined {
  const texts = db
    .prepare(
      `select fields json from draft union all select begun from draft union all select changed from draft
       union all select fields from session union all select begun from session union all select changed from place`,
    )
    .pluck()
    .all() as string[]
  const values = db.prepare('select value from setting').pluck().all() as string[]
  const broken = texts.filter((text) => !isObject(text)).length + values.filter(notJson).length
  return broken === 0 ? undefined : `${broken} drafts or settings cannot be read`
}

function pagesSaid(count: number, spoiled: readonly number[]): string {
  if (spoiled.length === 0) return `all ${count} pages are as they were written`
  const which = spoiled.slice(0, 10).join(', ')
  return `${spoiled.length} of ${count} pages are not as they were written (${which}${spoiled.length > 10 ? ', …' : ''})`
}

const keysSaid = {
  whole: 'whole',
  older: 'whole, and from before the keys were last changed; "unearth passphrase" writes both',
  absent: 'missing; the other one opens the journal, and "unearth passphrase" writes both',
  spoiled: 'damaged; the other one opens the journal, and "unearth passphrase" writes both',
} as const

/** What went wrong in `work`, in a sentence; undefined where nothing did. */
function attempt(work: () => void): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof Trouble) return error.message
    return error instanceof Error ? error.message : String(error)
  }
}

function isObject(json: string): boolean {
  try {
    const value = JSON.parse(json) as Json
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

function notJson(text: string): boolean {
  try {
    JSON.parse(text)
    return false
  } catch {
    return true
  }
}
