// The first run: what this is, a passphrase, a recovery code, what is protected.

import { exit, Trouble } from '../../errors.ts'
import { createJournal } from '../../store/create.ts'
import { journalExists } from '../../store/open.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'
import { choosePassphrase, showRecovery } from './secrets.ts'
import { dirOf } from './unlock.ts'

type Options = { readonly kdfMemory?: number | undefined }

/** The four screens of a first run; returns the passphrase of the journal they made. */
export async function welcome(context: Context, options: Options = {}): Promise<string> {
  const { terminal } = context
  refuseExisting(context)
  await terminal.pause('unearth', charter)
  const passphrase = await choosePassphrase(context)
  const { recoveryCode } = make(context, passphrase, options)
  await showRecovery(context, recoveryCode)
  await terminal.pause('What is protected', `${promises}\n\nThe journal is in ${dirOf(context)}`)
  return passphrase
}

/** Throws Trouble 1 where there is a journal already. */
export function refuseExisting(context: Context): void {
  const dir = dirOf(context)
  if (!journalExists(dir)) return
  throw new Trouble(exit.failed, `There is a journal in ${dir} already. It was not touched.`)
}

/** Makes the journal that this command line means; returns its recovery code. */
export function make(context: Context, passphrase: string, { kdfMemory }: Options) {
  return createJournal(dirOf(context), {
    passphrase,
    ...given({ memoryMiB: kdfMemory }),
  })
}

const charter = `A private place to look at what happened and to understand why.

It asks one question at a time. Every question can be skipped, "not yet" is an answer, and nothing is ever locked, counted or scored.

It does not excuse, it does not play down, and it helps nobody to win anyone back. It is not therapy and does not take its place. "unearth support" has people to call.`

const promises = `What is protected: every word, from the first key on, is encrypted on this drive. There is no network, no account, no copy anywhere else. Nobody can reset the passphrase, also not us.

What is not: someone who knows the passphrase; someone at this computer while the journal is open; a computer with hostile software on it; what the system swaps to an unencrypted drive. That a journal exists can be seen. Diaries can be asked for in court: if that could matter, ask a lawyer before you write, and delete nothing you have been told to keep.

A private page is not a secret life. You can tell someone you keep it.

If someone frightens you: unearth about control.`
