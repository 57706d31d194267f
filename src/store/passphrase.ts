import { randomBytes } from 'node:crypto'
import { exit, Trouble } from '../errors.ts'
import { passphraseSlot } from './create.ts'
import { masterKey, readKeyring, writeKeyring } from './keyring.ts'
import { recoveryCode } from './recovery.ts'
import { makeSlot, sameKey, usual } from './slots.ts'
import type { Store } from './store.ts'

/**
 * Changes the passphrase without touching the database: the new slot is added, read back from disk and opened with, and
 * only then is the old one dropped. Throws a Trouble where that cannot be written; the old passphrase still opens it then.
 */
export function changePassphrase(store: Store, passphrase: string, memoryMiB?: number): void {
  const before = readKeyring(store.dir)
  const slot = passphraseSlot(
    before.journal,
    store.master,
    passphrase,
    memoryMiB ?? memoryOf(before),
  )
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
  const slots = [slot, ...before.slots.filter(({ type }) => type !== 'passphrase')]
  // Twice, so that neither file still opens with the old one.
  writeKeyring(store.dir, { ...before, slots })
  writeKeyring(store.dir, { ...before, slots })
}

/** Makes a new recovery code; the one before opens nothing any more. Throws a Trouble where that cannot be written. */
export function renewRecovery(store: Store): string {
  const before = readKeyring(store.dir)
  const recoveryKey = randomBytes(16)
  const slot = makeSlot(before.journal, store.master, { recoveryKey }, usual)
  const slots = [...before.slots.filter(({ type }) => type !== 'recovery'), slot]
  // Twice, so that neither file still opens with the old one.
  writeKeyring(store.dir, { ...before, slots })
  writeKeyring(store.dir, { ...before, slots })
  return recoveryCode(recoveryKey)
}

function memoryOf({
  slots,
}: {
  slots: readonly { cost?: { memory: number } }[]
}): number | undefined {
  return slots.find(({ cost }) => cost !== undefined)?.cost?.memory
}
