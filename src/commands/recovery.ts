import type { Context } from '../program.ts'
import { renewRecovery } from '../store/passphrase.ts'
import { showRecovery } from './init.ts'
import { withJournal } from './with-journal.ts'

/** Makes a new recovery code in place of the one before, and has it typed back. Where nobody can be asked it goes to stdout. */
export function recovery(context: Context): Promise<undefined> {
  const { terminal } = context
  return withJournal(context, async (store) => {
    const code = renewRecovery(store)
    if (terminal.interactive) await showRecovery(context, code)
    else terminal.out(`${code}\n`)
    terminal.note('The recovery code from before opens nothing any more.')
    return undefined
  })
}
