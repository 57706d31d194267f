import { exit, Trouble } from '../errors.ts'
import { passphraseSlot } from './create.ts'
import { masterKey, readKeyring, writeKeyring } from './keyring.ts'
import type { Store } from './open.ts'
import { sameKey } from './slots.ts'

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

function memoryOf({
  slots,
}: {
  slots: readonly { cost?: { memory: number } }[]
}): number | undefined {
  return slots.find(({ cost }) => cost !== undefined)?.cost?.memory
}
