import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { hasRecovery } from '../../conversation/desk/has-recovery.ts'
import { showRecovery } from '../../conversation/desk/secrets.ts'
import { printRecovery } from '../../conversation/leaving/recovery-page.ts'
import { exit, Trouble } from '../../errors.ts'
import { asked, said } from '../../files/said.ts'
import { newRecovery } from '../../store/create.ts'
import { readKeyring } from '../../store/keyring.ts'
import { masterOf } from '../../store/open.ts'
import { setRecovery } from '../../store/passphrase.ts'
import { readRecoveryCode, recoveryCode, slipIn } from '../../store/recovery.ts'
import type { Context } from '../../world.ts'

/**
 * Makes a new recovery code in place of the one before; it counts once it was typed back. Where nobody can be asked it goes to
 * stdout. With `paper` it goes onto a page, and so can the one there is.
 */
export function recovery(
  context: Context,
  { paper }: { readonly paper: string | undefined },
): Promise<undefined> {
  return withDesk(context, async (desk) => {
    const { terminal, store } = desk
    if (paper !== undefined && (await which(desk)) === 'have') {
      await printRecovery(desk, await theirs(desk), paper)
      return undefined
    }
    const code = newRecovery()
    if (paper !== undefined) {
      if (!(await printRecovery(desk, code, paper))) throw unseen()
      if (terminal.answered) await typedBack(desk, code)
    } else if (terminal.answered) await showRecovery(context, code)
    else if (!terminal.out(`${code}\n`)) throw unseen()
    const before = hasRecovery(desk)
    setRecovery(store, code)
    terminal.note(
      before
        ? 'The recovery code from before opens nothing any more.'
        : 'From now on this code opens the journal too.',
    )
    return undefined
  })
}

/** Nobody reads what was written, so the code that nobody saw does not count. */
function unseen(): Trouble {
  return new Trouble(
    exit.failed,
    'Nobody read the new recovery code, so it was not made.',
    'The one from before still opens the journal.',
  )
}

function which({ terminal }: Desk) {
  const [question, choices] = asked('recovery/which')
  return terminal.choose(question, choices, { unasked: 'new' })
}

/** The code there is, as its writer types it. Throws Trouble 4 where it is not the one. */
async function theirs({ terminal, store }: Desk): Promise<string> {
  const typed = await terminal.line(said('recovery/type'))
  const recoveryKey = readRecoveryCode(typed)
  const slip = slipIn(typed)
  if (slip !== undefined) throw new Trouble(exit.locked, said('recovery/slip', { line: slip }))
  try {
    if (recoveryKey === undefined) throw new Trouble(exit.locked, '')
    masterOf(readKeyring(store.dir), { recoveryKey }).fill(0)
    return recoveryCode(recoveryKey)
  } catch {
    throw new Trouble(exit.locked, said('recovery/not-this'), 'Nothing was written.')
  }
}

/** Asks until the code was typed from the page. */
async function typedBack({ terminal }: Desk, code: string): Promise<void> {
  for (let ask = said('recovery/type-back'); ; ask = said('recovery/type-again')) {
    const typed = await terminal.line(ask)
    const key = readRecoveryCode(typed)
    if (key !== undefined && recoveryCode(key) === code) return
    const slip = slipIn(typed)
    if (slip !== undefined) terminal.note(said('recovery/slip', { line: slip }))
  }
}
