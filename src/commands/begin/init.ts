import { make, refuseExisting, welcome } from '../../conversation/begin/first-run.ts'
import { costSaid, refusal } from '../../conversation/desk/secrets.ts'
import { dirOf, givenPassphrase } from '../../conversation/desk/unlock.ts'
import { exit, Trouble } from '../../errors.ts'
import { said } from '../../files/said.ts'
import type { Context } from '../../world.ts'

/** Makes a journal. With --no-input the passphrase comes from a file and the recovery code goes to stdout. */
export async function init(
  context: Context,
  options: { readonly kdfMemory: number | undefined },
): Promise<undefined> {
  const { terminal, common } = context
  refuseExisting(context)
  const given = givenPassphrase(context)
  if (given === undefined && common.input) {
    await welcome(context, options)
    terminal.note(`Made in ${dirOf(context)}. Whenever you like: unearth`)
    terminal.note(said('today/status-no-recovery'))
    return
  }
  if (given === undefined) {
    throw new Trouble(
      exit.noTerminal,
      'A journal needs a passphrase, and --no-input was given.',
      'Scripts: --passphrase-fd N, or UNEARTH_PASSPHRASE_FILE.',
    )
  }
  const refused = await refusal(context, given)
  if (refused !== undefined) throw new Trouble(exit.usage, refused, 'No journal was made.')
  const { recoveryCode, memoryMiB } = make(context, given, options)
  if (!terminal.out(`${recoveryCode}\n`)) {
    throw new Trouble(
      exit.failed,
      'Nobody read the recovery code of the journal that was made.',
      'The passphrase opens it, and "unearth recovery" makes another code.',
    )
  }
  terminal.note(
    `Made in ${dirOf(context)}. The line on stdout is the recovery code: keep it on paper.`,
  )
  terminal.note(costSaid(memoryMiB, options.kdfMemory))
}
