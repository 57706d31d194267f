import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { earlierNames, usualRoles } from '../../conversation/desk/names.ts'
import { ownPeople } from '../../conversation/desk/people.ts'
import { choosePassphrase, guessCosts, showRecovery } from '../../conversation/desk/secrets.ts'
import { waiting } from '../../conversation/desk/waiting.ts'
import { said } from '../../files/said.ts'
import { rolesIn } from '../../journal/leaving/roles.ts'
import { newRecovery } from '../../store/create.ts'
import { readKeyring } from '../../store/keyring.ts'
import { changeKey, refuseNewKey } from '../../store/new-key.ts'
import { databaseSize } from '../../store/open.ts'
import { changePassphrase, guessCost } from '../../store/passphrase.ts'
import { readSetting } from '../../store/settings.ts'
import type { Context } from '../../world.ts'

type Given = { readonly newKey: boolean; readonly kdfMemory: number | undefined }

/**
 * Changes the passphrase at once, without rewriting the journal; the recovery code stays as it is. With a new key the journal is
 * rewritten, and both are new.
 */
export function passphrase(context: Context, { newKey, kdfMemory }: Given): Promise<undefined> {
  return withDesk(context, async (desk) => {
    const { terminal, store } = desk
    if (newKey) {
      refuseNewKey(store)
      await terminal.pause('', said('passphrase/new-key'))
    }
    const chosen = await choosePassphrase(context, namesIn(desk))
    const memory = kdfMemory ?? (await guessCosts(desk, guessCost(readKeyring(store.dir))))
    if (newKey) await underNewKey(desk, chosen, memory)
    else {
      changePassphrase(store, chosen, memory)
      terminal.note(said('passphrase/changed'))
    }
    terminal.note(said('passphrase/costs', { memory }))
    terminal.note(said(newKey ? 'passphrase/new-key-before' : 'passphrase/copies'))
    return undefined
  })
}

/** Has a new recovery code typed back, and gives the journal a key that only it and `chosen` open. */
async function underNewKey(desk: Desk, chosen: string, memoryMiB: number): Promise<void> {
  const { terminal, store } = desk
  const recoveryCode = newRecovery()
  await showRecovery(desk, recoveryCode)
  const stages = {
    copy: said('passphrase/new-key-copy'),
    compare: said('passphrase/new-key-compare'),
  }
  const tell = waiting(terminal, stages, databaseSize(store.dir))
  changeKey(store, { passphrase: chosen, recoveryCode, memoryMiB }, tell)
  terminal.note(said('passphrase/new-key-done'))
}

/** Every name the journal was told of. */
function namesIn({ store, names }: Desk): readonly string[] {
  const roles = [
    ...usualRoles(names),
    ...earlierNames(store),
    ...rolesIn(readSetting(store, 'roles')),
  ]
  return [...roles, ...ownPeople(store)].map(({ name }) => name)
}
