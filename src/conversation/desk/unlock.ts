// Unlocking: where the journal is, who asks for the passphrase, and three tries.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { codeOf, exit, Trouble } from '../../errors.ts'
import { journalDir } from '../../files/paths.ts'
import { instantNow } from '../../journal/time/instant.ts'
import { conflictsBeside } from '../../store/conflicts.ts'
import { assertJournal, unlockJournal } from '../../store/open.ts'
import { recoverySecret, slipIn } from '../../store/recovery.ts'
import type { Secret } from '../../store/slots.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'
import { noteOpening } from './opened.ts'
import { preferencesOf } from './preferences.ts'

/** The directory this command line means. */
export function dirOf({ world, common }: Context): string {
  return journalDir({
    journal: common.journal,
    env: world.env,
    platform: world.platform,
    home: world.home,
  })
}

/**
 * Opens the journal with the passphrase or the recovery code. Throws Trouble 4 after three wrong ones (one, where it
 * came from a file), 5 where nobody can be asked, 6 where there is no journal, 7 where it is damaged.
 */
export async function unlock(context: Context): Promise<Store> {
  const dir = dirOf(context)
  assertJournal(dir)
  return opened(context, await withSecret(context, (secret) => unlockJournal(dir, secret)))
}

/**
 * Asks for the passphrase or the recovery code and gives what it opens, with three tries (one, where it came from a file).
 * `open` throws Trouble 4 for a wrong one. Throws that after the last, 5 where nobody can be asked, and whatever else `open` throws.
 */
export async function withSecret<T>(
  context: Context,
  open: (secret: Secret) => T,
  question = 'Passphrase (or the recovery code):',
): Promise<T> {
  const given = givenPassphrase(context)
  if (given !== undefined) return open(secretOf(given))
  for (let tries = 1; ; tries += 1) {
    const typed = await context.terminal.secret(question)
    const done = context.terminal.working('Opening …')
    try {
      return open(secretOf(typed))
    } catch (error) {
      done()
      if (!(error instanceof Trouble) || error.code !== exit.locked || tries === 3) throw error
      const slip = slipIn(typed)
      context.terminal.note(
        slip === undefined
          ? 'That does not open it.'
          : `That does not open it: there is a slip in line ${slip} of the code.`,
      )
    } finally {
      done()
    }
  }
}

/** What --passphrase-fd or UNEARTH_PASSPHRASE_FILE holds, without its last line break; undefined where neither is given. */
export function givenPassphrase({ world, common }: Context): string | undefined {
  const source = common.passphraseFd ?? world.env['UNEARTH_PASSPHRASE_FILE']
  if (source === undefined || source === '') return undefined
  const where = typeof source === 'number' ? `descriptor ${source}` : 'UNEARTH_PASSPHRASE_FILE'
  return secretIn(source, where)
}

/** What a descriptor or a file holds, without its last line break. Throws Trouble 4 where it cannot be read; `where` is said then. */
export function secretIn(source: number | string, where: string): string {
  try {
    return readFileSync(source, 'utf8').replace(/\r?\n$/, '')
  } catch (error) {
    throw new Trouble(
      exit.locked,
      `The passphrase could not be read from ${where} (${codeOf(error) ?? 'unknown fault'}).`,
      'Nothing was opened.',
      error,
    )
  }
}

function secretOf(typed: string): Secret {
  return recoverySecret(typed) ?? { passphrase: typed }
}

function opened({ terminal, world }: Context, store: Store): Store {
  const { idle, mouse, clipboard } = preferencesOf(store)
  terminal.idleAfter(idle)
  terminal.pages({ mouse, clipboard })
  noteOpening(store, instantNow(world.clock))
  if (store.missing > 0) {
    terminal.note(
      `${store.missing} changes that were kept are missing from this copy. A newer copy or a backup may have them.`,
    )
    terminal.note('What is here can be read; nothing is added until you decide: unearth status.')
  } else if (store.stale) {
    terminal.note(
      'A part of the journal’s file is older than the rest, so something that was kept is missing or as it was before.',
    )
    terminal.note('What is here can be read; nothing is added until you decide: unearth status.')
  } else if (store.sealLost) {
    terminal.note(
      'The seal beside the journal is missing or damaged, so it cannot be said whether anything is missing from this copy.',
    )
    terminal.note('What is here can be read; nothing is added until you decide: unearth status.')
  }
  const copies = conflictsBeside(store)
  if (copies.length > 0) {
    const which = copies.length === 1 ? basename(copies[0] ?? '') : `${copies.length} copies`
    terminal.note(`Beside the journal lies what another machine wrote (${which}): unearth merge`)
  }
  return store
}
