import { choosePassphrase } from '../../conversation/desk/secrets.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { changePassphrase } from '../../store/passphrase.ts'
import type { Context } from '../../world.ts'

/** Changes the passphrase at once, without rewriting the journal. The recovery code stays as it is. */
export function passphrase(context: Context): Promise<undefined> {
  const { terminal } = context
  return withJournal(context, async (store) => {
    changePassphrase(store, await choosePassphrase(context))
    terminal.note('Changed. The recovery code is the same as before.')
    terminal.note('A copy of the journal made earlier still opens with the passphrase it had then.')
    return undefined
  })
}
