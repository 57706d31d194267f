// A sitting with everything in it, for strace: drafts, keeping, revising, searching, sorting, removing and erasing.
import { saveDraft } from '../../src/store/drafts.ts'
import {
  eraseEntry,
  keepEntry,
  listEntries,
  removeEntry,
  restoreEntry,
  reviseEntry,
} from '../../src/store/entries.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import { searchEntries } from '../../src/store/search.ts'

const [dir = '', code = '', temporary] = process.argv.slice(2)
const secret = recoverySecret(code)
if (secret === undefined) throw new Error('not a recovery code')
const store = unlockJournal(dir, secret)
const at = { utc: 0, zone: 'UTC', offset: 0 }
if (temporary === 'file') store.db.pragma('temp_store=file')
store.db.pragma('cache_size=10')
for (let index = 0; index < 40; index += 1) {
  const text = `canarybird ${index} ${'many canarybird words of it '.repeat(400)}`
  saveDraft(store, {
    key: 'page',
    kind: 'page',
    text,
    cursor: 0,
    fields: {},
    begun: at,
    changed: at,
  })
  keepEntry(store, { kind: 'page', text, fields: { walk: 'canarybird' }, at, draft: 'page' })
}
const [first, second] = listEntries(store, { limit: 2 })
if (first === undefined || second === undefined) throw new Error('nothing was kept')
reviseEntry(store, first.id, { text: 'canarybird again', from: first.revision.id, at })
removeEntry(store, first.id, at)
restoreEntry(store, first.id, at)
eraseEntry(store, second.id)
searchEntries(store, { words: 'canarybird', limit: 99, order: 'best' })
// A sort too large for the cache, as an export or a later query may make.
store.db.prepare('select a.text from revision a, revision b order by a.text || b.seq desc').get()
closeStore(store)
