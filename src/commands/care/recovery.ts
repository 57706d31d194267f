import { withDesk } from '../../conversation/desk/desk.ts'
import { showRecovery } from '../../conversation/desk/secrets.ts'
import { renewRecovery } from '../../store/passphrase.ts'
import type { Context } from '../../world.ts'

/** Makes a new recovery code in place of the one before, and has it typed back. Where nobody can be asked it goes to stdout. */
export function recovery(context: Context): Promise<undefined> {
  return withDesk(context, async ({ terminal, store }) => {
    const code = renewRecovery(store)
    if (terminal.interactive) await showRecovery(context, code)
    else terminal.out(`${code}\n`)
    terminal.note('The recovery code from before opens nothing any more.')
    return undefined
  })
}
