import { withDesk } from '../../conversation/desk/desk.ts'
import { choosePassphrase } from '../../conversation/desk/secrets.ts'
import { changePassphrase } from '../../store/passphrase.ts'
import type { Context } from '../../world.ts'

/** Changes the passphrase at once, without rewriting the journal. The recovery code stays as it is. */
export function passphrase(context: Context): Promise<undefined> {
  return withDesk(context, async ({ terminal, store }) => {
    changePassphrase(store, await choosePassphrase(context))
    terminal.note('Changed. The recovery code is the same as before.')
    terminal.note('A copy of the journal made earlier still opens with the passphrase it had then.')
    return undefined
  })
}
