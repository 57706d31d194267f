import { exit, Trouble } from '../errors.ts'
import { passphraseSlot } from './create.ts'
import { guard } from './faults.ts'
import { type Keyring, masterKey, readKeyring, writeKeyring } from './keyring.ts'
import { readRecoveryCode } from './recovery.ts'
import { makeSlot, sameKey, usual } from './slots.ts'
import type { Store } from './store.ts'

/**
 * Changes the passphrase without touching the database: the new slot is added, read back from disk and opened with, and
 * only then is the old one dropped. Throws a Trouble where that cannot be written; the old passphrase still opens it then.
 */
export function changePassphrase(
  store: Store,
  passphrase: string,
  memory = guessCost(readKeyring(store.dir)),
): void {
  const slot = passphraseSlot(store.id, store.master, passphrase, memory)
  changeKeys(store, (before) => {
    writeKeyring(store.dir, { ...before, slots: [slot, ...before.slots] })
    const opened = masterKey(readKeyring(store.dir), { passphrase })
    if (opened === undefined || !sameKey(opened, store.master)) {
      writeKeyring(store.dir, before)
      throw new Trouble(
        exit.failed,
        'The new passphrase did not open the journal.',
        'The old one still does.',
      )
    }
    opened.fill(0)
    return { ...before, slots: [slot, ...before.slots.filter(({ type }) => type !== 'passphrase')] }
  })
}

/**
 * Makes `code` the recovery code; the one before opens nothing any more. Throws a Trouble where that cannot be written; the one
 * before still opens it then.
 */
export function setRecovery(store: Store, code: string): void {
  const recoveryKey = readRecoveryCode(code)
  if (recoveryKey === undefined) throw new RangeError('no recovery code')
  const slot = makeSlot(store.id, store.master, { recoveryKey }, usual)
  changeKeys(store, (before) => {
    const others = before.slots.filter(({ type }) => type !== 'recovery')
    writeKeyring(store.dir, { ...before, slots: [...before.slots, slot] })
    const opened = masterKey({ ...readKeyring(store.dir), slots: [slot] }, { recoveryKey })
    if (opened === undefined || !sameKey(opened, store.master)) {
      writeKeyring(store.dir, before)
      throw new Trouble(
        exit.failed,
        'The new recovery code did not open the journal.',
        'The one before still does.',
      )
    }
    return { ...before, slots: [...others, slot] }
  })
}

/** Changes the keyring while nobody else does: under the lock of writing, and twice, so that neither file still has what was before. */
function changeKeys(store: Store, change: (before: Keyring) => Keyring): void {
  guard(() =>
    store.db
      .transaction(() => {
        const next = change(readKeyring(store.dir))
        writeKeyring(store.dir, next)
        writeKeyring(store.dir, next)
      })
      .immediate(),
  )
}

/** The MiB that one guess at the passphrase costs. */
export function guessCost({ slots }: Keyring): number {
  return slots.find(({ cost }) => cost !== undefined)?.cost?.memory ?? usual.memory
}
