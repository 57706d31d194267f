// Words that find no room in the journal: a small journal of their own under the same keys, on a drive that has some.
import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Draft } from '../journal/draft.ts'
import { checkpoint, openDatabase } from './database.ts'
import { saveDraft } from './drafts.ts'
import { guard } from './faults.ts'
import { readKeyring, writeKeyring } from './keyring.ts'
import { migrations } from './migrations.ts'
import { writeSeal } from './seal.ts'
import { subkey } from './slots.ts'
import type { Store } from './store.ts'
import { keptIn } from './sums.ts'
import { applySteps } from './upgrade.ts'
import { makeWhole } from './whole-folder.ts'

/** Makes a journal with this one draft in `folder` and returns where. Throws a Trouble where it could not be made; then nothing is left there. */
export function saveElsewhere(store: Store, draft: Draft, folder: string): string {
  return guard(() => {
    const keyring = readKeyring(store.dir)
    const key = subkey(store.master, 'unearth/db/v1')
    let dir = join(folder, 'unearth-words')
    for (let time = 2; existsSync(dir); time += 1) dir = join(folder, `unearth-words-${time}`)
    makeWhole(dir, (made) => {
      const file = join(made, 'journal.db')
      const db = openDatabase(file, key, { create: true })
      applySteps(db, migrations)
      saveDraft({ ...store, db, dir: made }, draft)
      checkpoint(db)
      const kept = keptIn(db)
      db.close()
      chmodSync(file, 0o600)
      for (let side = 0; side < 2; side += 1) {
        writeKeyring(made, keyring)
        writeSeal(made, store.id, store.sealKey, kept)
      }
    })
    key.fill(0)
    return dir
  })
}
