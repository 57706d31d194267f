// Something to kill: backs a journal up, restores a backup, merges a copy, changes the key, or saves what can be read, and says
// where; or writes until it is killed.
import { randomBytes } from 'node:crypto'
import { renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { makeBackup } from '../../src/store/backup.ts'
import { backupName, readBackup, writeBackup } from '../../src/store/backup-file.ts'
import { passphraseSlot } from '../../src/store/create.ts'
import { rekeyed } from '../../src/store/database.ts'
import { countEntries, keepEntry, listEntries } from '../../src/store/entries.ts'
import { readKeyring, writeKeyring } from '../../src/store/keyring.ts'
import { mergeFrom } from '../../src/store/merge.ts'
import { changeKey } from '../../src/store/new-key.ts'
import { closeStore, masterOf, unlockJournal } from '../../src/store/open.ts'
import { withOther } from '../../src/store/other-copy.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import { restoreBackup } from '../../src/store/restore.ts'
import { salvage } from '../../src/store/salvage.ts'
import { makeSlot, subkey, usual } from '../../src/store/slots.ts'

const [what = '', dir = '', code = '', to = ''] = process.argv.slice(2)
const secret = recoverySecret(code)
if (secret === undefined) throw new Error('no recovery code')
// From here on it may be killed.
const begun = () => writeSync(1, 'begun\n')
const at = { utc: Date.UTC(2026, 10, 25), zone: 'UTC', offset: 0 }

if (what === 'write') {
  const store = unlockJournal(dir, secret)
  for (let index = countEntries(store) + 1; ; index += 1) {
    keepEntry(store, { kind: 'page', text: `entry ${index}`, fields: {}, at })
    writeSync(1, `${index}\n`)
  }
} else if (what === 'backup') {
  const store = unlockJournal(dir, secret)
  begun()
  const { path } = makeBackup(store, to, { at, keep: 3, tell: () => {} })
  closeStore(store)
  writeSync(1, `${path}\n`)
} else if (what === 'naive') {
  // What a backup would be without its care: the files one after the other, under the name they are to have.
  const store = unlockJournal(dir, secret)
  begun()
  const note = { format: 1, journal: store.id, number: 1, made: at, changes: 0 } as const
  for (let number = 1001; number <= 1060; number += 1) {
    const path = join(to, backupName(number, at))
    writeBackup(path, dir, store.master, note)
    rmSync(path)
  }
} else if (what === 'restore') {
  begun()
  const backup = readBackup(dir)
  restoreBackup(backup, masterOf(backup.keyring, secret), to)
  writeSync(1, `${to}\n`)
} else if (what === 'new-key') {
  const store = unlockJournal(dir, secret)
  begun()
  // The recovery code it is to have is given where others are given a place.
  changeKey(
    store,
    { passphrase: 'a lamp beside four chairs', recoveryCode: to, memoryMiB: 64 },
    () => {},
  )
  writeSync(1, `${to}\n`)
} else if (what === 'two steps') {
  // What it would be without the slots of both keys: the file under the new key first, and then its keys.
  const store = unlockJournal(dir, secret)
  begun()
  const master = randomBytes(32)
  const [from, next] = [store.master, master].map((each) => subkey(each, 'unearth/db/v1')) as [
    Buffer,
    Buffer,
  ]
  const copy = join(dir, 'journal.db.new-key')
  for (const end of ['', '-journal']) rmSync(copy + end, { force: true })
  store.db.prepare('vacuum into ?').run(copy)
  closeStore(store)
  rekeyed(copy, from, next)
  renameSync(copy, join(dir, 'journal.db'))
  const ring = readKeyring(dir)
  const slots = [
    passphraseSlot(ring.journal, master, 'a lamp beside four chairs', 64),
    makeSlot(ring.journal, master, recoverySecret(to) ?? { passphrase: '' }, usual),
  ]
  for (let side = 0; side < 2; side += 1) writeKeyring(dir, { ...ring, slots })
  writeSync(1, `${to}\n`)
} else if (what === 'merge') {
  const store = unlockJournal(dir, secret)
  begun()
  withOther(store, to, (other) => mergeFrom(store, other.db, at))
  writeSync(1, `${dir}\n`)
} else if (what === 'one by one') {
  // What a merge would be without its transaction.
  const store = unlockJournal(dir, secret)
  begun()
  withOther(store, to, (other) => {
    for (const { revision } of listEntries(other, { all: true }).slice(0, 60))
      keepEntry(store, { kind: 'page', text: revision.text, fields: {}, at })
  })
  writeSync(1, `${dir}\n`)
} else {
  begun()
  const keyring = readKeyring(dir)
  salvage(dir, keyring, masterOf(keyring, secret), to)
  writeSync(1, `${to}\n`)
}
