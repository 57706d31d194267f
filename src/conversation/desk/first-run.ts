// The first run: what this is, a passphrase, a recovery code, what is protected.

import { exit, Trouble } from '../../errors.ts'
import { said } from '../../files/said.ts'
import { createJournal, newRecovery } from '../../store/create.ts'
import { journalExists } from '../../store/open.ts'
import { usual } from '../../store/slots.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'
import { choosePassphrase, showRecovery } from './secrets.ts'
import { dirOf } from './unlock.ts'

type Options = { readonly kdfMemory?: number | undefined }

/**
 * The four screens of a first run; returns the passphrase of the journal they made. It is made once the recovery code was typed
 * back, so that there is none whose code nobody has.
 */
export async function welcome(context: Context, options: Options = {}): Promise<string> {
  const { terminal } = context
  refuseExisting(context)
  await terminal.pause('unearth', said('first-run/charter'))
  const passphrase = await choosePassphrase(context)
  const code = newRecovery()
  await showRecovery(context, code)
  const { memoryMiB } = make(context, passphrase, options, code)
  const where = said('first-run/where', { dir: dirOf(context), memory: memoryMiB })
  const less =
    options.kdfMemory === undefined && memoryMiB < usual.memory
      ? `\n\n${said('passphrase/less')}`
      : ''
  await terminal.pause(
    said('first-run/protected'),
    `${said('first-run/promises')}

${where}${less}`,
  )
  return passphrase
}

/** Throws Trouble 1 where there is a journal already. */
export function refuseExisting(context: Context): void {
  const dir = dirOf(context)
  if (!journalExists(dir)) return
  throw new Trouble(exit.failed, `There is a journal in ${dir} already. It was not touched.`)
}

/** Makes the journal that this command line means; returns its recovery code and what a guess costs, in MiB. */
export function make(
  context: Context,
  passphrase: string,
  { kdfMemory }: Options,
  recoveryCode?: string,
) {
  return createJournal(dirOf(context), {
    passphrase,
    ...given({ memoryMiB: kdfMemory, recoveryCode }),
  })
}
