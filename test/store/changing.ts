// Something to kill or to race: changes a journal as a whole, or keeps entries until it is told not to.
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from '../../src/errors.ts'
import { draftKey } from '../../src/journal/draft.ts'
import { type Db, openDatabase } from '../../src/store/database.ts'
import { saveDraft } from '../../src/store/drafts.ts'
import { eraseEntry, keepEntry, listEntries } from '../../src/store/entries.ts'
import { listImports, takeBack } from '../../src/store/import-acts.ts'
import { type Imported, keepImported } from '../../src/store/imports.ts'
import { readKeyring } from '../../src/store/keyring.ts'
import { closeStore, masterOf, unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import { subkey } from '../../src/store/slots.ts'
import { later } from './later.ts'

const [what = '', dir = '', code = '', name = ''] = process.argv.slice(2)
const secret = recoverySecret(code)
if (secret === undefined) throw new Error('no recovery code')
const say = (line: string) => writeSync(1, `${line}\n`)
const at = { utc: Date.UTC(2026, 10, 25), zone: 'UTC', offset: 0 }

/** What is brought in: with marks, tags and a title. */
const brought = Array.from(
  { length: 60 },
  (_, index): Imported => ({
    source: 'text',
    sourceId: String(index),
    kind: 'page',
    created: { utc: index * 60_000, zone: 'UTC', offset: 0 },
    changed: at,
    text: `brought ${index} ${'of some words '.repeat(200)}`,
    fields: { title: `title ${index}`, tags: ['sea'] },
    marks: [{ kind: 'say', start: 0, end: 7, made: at }],
  }),
)

/** The database as it lies there, for the controls. */
function bare(use: (db: Db) => void): void {
  const key = subkey(masterOf(readKeyring(dir), secret ?? { passphrase: '' }), 'unearth/db/v1')
  const db = openDatabase(join(dir, 'journal.db'), key)
  use(db)
  db.close()
}

const parts: Record<string, () => void> = {
  upgrade: () => closeStore(unlockJournal(dir, secret, later)),
  /** What it would be without its transaction. */
  'step by step': () =>
    bare((db) => {
      for (const part of later
        .slice(db.pragma('user_version', { simple: true }) as number)
        .join('')
        .split(';\n'))
        if (part.trim() !== '') db.exec(part)
      db.pragma(`user_version=${later.length}`)
    }),
  import: () => {
    const store = unlockJournal(dir, secret)
    say('open')
    keepImported(store, brought, { at, from: 'old.txt' })
    closeStore(store)
  },
  /** What it would be without its transaction. */
  'import one by one': () => {
    const store = unlockJournal(dir, secret)
    say('open')
    for (const each of brought) keepImported(store, [each], { at, from: 'old.txt' })
    closeStore(store)
  },
  undo: () => {
    const store = unlockJournal(dir, secret)
    say('open')
    takeBack(store, listImports(store)[0]?.id ?? '')
    closeStore(store)
  },
  'undo one by one': () => {
    const store = unlockJournal(dir, secret)
    say('open')
    for (const { id, kind } of listEntries(store, { all: true }))
      if (kind === 'page') eraseEntry(store, id)
    closeStore(store)
  },
  /** A window that was open before: it keeps an entry after another, and says each, until it is refused. */
  keep: () => {
    const store = unlockJournal(dir, secret)
    say('open')
    for (let index = 1; ; index += 1) {
      const text = `${name} ${index}`
      const key = draftKey.answer(name)
      saveDraft(store, { key, kind: 'page', text, cursor: 0, fields: {}, begun: at, changed: at })
      keepEntry(store, { kind: 'page', text, fields: {}, at, draft: key })
      say(text)
    }
  },
}

say('begun')
try {
  parts[what]?.()
  say('done')
} catch (error) {
  say(error instanceof Trouble ? `trouble ${error.code}: ${error.message}` : `raw: ${error}`)
}
