// Something to kill: backs a journal up, restores a backup, or saves what can be read, and says where; or writes until it is killed.
import { writeSync } from 'node:fs'
import { makeBackup } from '../../src/store/backup.ts'
import { readBackup } from '../../src/store/backup-file.ts'
import { countEntries, keepEntry } from '../../src/store/entries.ts'
import { readKeyring } from '../../src/store/keyring.ts'
import { closeStore, masterOf, unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import { restoreBackup } from '../../src/store/restore.ts'
import { salvage } from '../../src/store/salvage.ts'

const [what = '', dir = '', code = '', to = ''] = process.argv.slice(2)
const secret = recoverySecret(code)
if (secret === undefined) throw new Error('no recovery code')
const at = { utc: Date.UTC(2026, 10, 25), zone: 'UTC', offset: 0 }

if (what === 'write') {
  const store = unlockJournal(dir, secret)
  for (let index = countEntries(store) + 1; ; index += 1) {
    keepEntry(store, { kind: 'page', text: `entry ${index}`, fields: {}, at })
    writeSync(1, `${index}\n`)
  }
} else if (what === 'backup') {
  const store = unlockJournal(dir, secret)
  const { path } = makeBackup(store, to, { at, keep: 3, tell: () => {} })
  closeStore(store)
  writeSync(1, `${path}\n`)
} else if (what === 'restore') {
  const backup = readBackup(dir)
  restoreBackup(backup, masterOf(backup.keyring, secret), to)
  writeSync(1, `${to}\n`)
} else {
  const keyring = readKeyring(dir)
  salvage(dir, keyring, masterOf(keyring, secret), to)
  writeSync(1, `${to}\n`)
}
