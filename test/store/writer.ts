// Keeps entries one after another and says each number once it is kept: something to kill.

import { writeSync } from 'node:fs'
import type { DraftKey } from '../../src/journal/draft.ts'
import { saveDraft } from '../../src/store/drafts.ts'
import { countEntries, keepEntry } from '../../src/store/entries.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'

const [dir = '', count = '1', name = 'entry'] = process.argv.slice(2)
const at = { utc: 0, zone: 'UTC', offset: 0 }
const store = unlockJournal(dir, { passphrase: 'a river in the morning fog' })
const first = name === 'entry' ? countEntries(store) + 1 : 1
for (let index = first; index < first + Number(count); index += 1) {
  const text = `${name} ${index}`
  const draft: DraftKey = `answer/${name}`
  saveDraft(store, {
    key: draft,
    kind: 'note',
    text,
    cursor: 0,
    fields: {},
    begun: at,
    changed: at,
  })
  keepEntry(store, { kind: 'note', text, fields: {}, at, draft })
  writeSync(1, `${index}\n`)
}
closeStore(store)
