// The first run: what this is, and the key. Everything else is asked when it is first needed.

import { exit, Trouble, unlessLeft } from '../../errors.ts'
import { asked, said } from '../../files/said.ts'
import { createJournal, createUnrecoverable } from '../../store/create.ts'
import { journalExists } from '../../store/open.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'
import { everybodyText } from '../desk/people.ts'
import { choosePassphrase } from '../desk/secrets.ts'
import { dirOf } from '../desk/unlock.ts'
import { ground } from '../sitting/ground.ts'

type Options = { readonly kdfMemory?: number | undefined }

/**
 * What this is, with something steady and people to call on it, and then the key; returns the passphrase of the journal that
 * was made. Stopped before that, nothing is there.
 */
export async function welcome(context: Context, options: Options = {}): Promise<string> {
  refuseExisting(context)
  context.terminal.atDesk()
  const passphrase = await chosen(context)
  const done = context.terminal.working('Making it …')
  try {
    createUnrecoverable(dirOf(context), { passphrase, ...cost(options) })
  } finally {
    done()
  }
  return passphrase
}

/** The passphrase, once its writer has seen what this is. Whoever stops before is told that nothing is there. */
async function chosen(context: Context): Promise<string> {
  try {
    await charter(context)
    return await choosePassphrase(context)
  } catch (error) {
    if (!(error instanceof Trouble) || error.code !== exit.interrupted) throw error
    throw new Trouble(exit.interrupted, 'Stopped. No journal was made.')
  }
}

/** Shows what this is until its reader goes on. */
async function charter(context: Context): Promise<void> {
  const { terminal } = context
  const [, ways] = asked('first-run/charter-ways')
  const shown = () => terminal.card(said('first-run/charter'), ways, { unasked: 'on' as const })
  for (let way = await shown(); way !== 'on'; way = await shown()) {
    if (way === 'steady') await unlessLeft(() => ground(context), undefined)
    else if (way === 'people') await terminal.pause('', everybodyText(context))
    else {
      const where = said('first-run/where', { dir: dirOf(context) })
      await terminal.pause(said('first-run/protected'), `${said('first-run/promises')}\n\n${where}`)
    }
  }
}

/** Throws Trouble 1 where there is a journal already. */
export function refuseExisting(context: Context): void {
  const dir = dirOf(context)
  if (!journalExists(dir)) return
  throw new Trouble(exit.failed, `There is a journal in ${dir} already. It was not touched.`)
}

/** Makes the journal that this command line means; returns its recovery code and what one guess costs, in MiB. */
export function make(context: Context, passphrase: string, options: Options) {
  return createJournal(dirOf(context), { passphrase, ...cost(options) })
}

function cost({ kdfMemory }: Options) {
  return given({ memoryMiB: kdfMemory })
}
