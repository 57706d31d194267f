// Choosing a passphrase and what a guess at it costs, and having a recovery code typed back.
import { basename } from 'node:path'
import { asked, said } from '../../files/said.ts'
import { passphraseWords } from '../../files/words.ts'
import { bearable } from '../../store/create.ts'
import { readRecoveryCode, recoveryCode } from '../../store/recovery.ts'
import type { Context } from '../../world.ts'

/**
 * Offers six words made by chance, or takes the writer's own; returns one that was typed twice alike. `names` are those in the
 * journal, for whoever knows the writer tries them first.
 */
export async function choosePassphrase(
  context: Context,
  names: readonly string[] = [],
): Promise<string> {
  const { terminal } = context
  for (;;) {
    const made = (await terminal.choose(...asked('first-run/passphrase'))) === 'made'
    const passphrase = made ? await madePassphrase(context) : await ownPassphrase(context, names)
    const again = await terminal.secret(
      made ? said('first-run/type-words') : said('first-run/type-again'),
    )
    if (again.normalize('NFKC').trim() === passphrase.normalize('NFKC').trim()) return passphrase
    terminal.note(said('first-run/not-the-same'))
  }
}

async function madePassphrase({ terminal, world }: Context): Promise<string> {
  const { generatePassphrase } = await import('../../journal/passphrase.ts')
  const passphrase = generatePassphrase(await passphraseWords(), world.random)
  await terminal.show(
    said('first-run/six-words'),
    said('first-run/six-words-made', { words: passphrase }),
  )
  return passphrase
}

async function ownPassphrase(context: Context, names: readonly string[]): Promise<string> {
  for (;;) {
    const typed = await context.terminal.secret(said('first-run/type-own'))
    const refused = await refusal(context, typed, names)
    if (refused === undefined) return typed
    context.terminal.note(refused)
  }
}

/** Why a passphrase will not do, in a sentence; undefined where it will. The lists it is held against are loaded here. */
export async function refusal(
  { world }: Context,
  passphrase: string,
  names: readonly string[] = [],
): Promise<string | undefined> {
  const { refusePassphrase } = await import('../../journal/passphrase.ts')
  return refusePassphrase(passphrase, [...names, basename(world.home)])
}

/** What a guess is to cost from now on: as much as it did, or more where this machine bears it and the writer wants it. */
export async function guessCosts({ terminal }: Context, now: number): Promise<number> {
  if (!terminal.answered) return now
  const can = bearable()
  if (can <= now) return now
  const choice = await terminal.choose(...asked('passphrase/raise', { now, can }))
  return choice === 'raise' ? can : now
}

/** Shows a recovery code until it has been typed back. */
export async function showRecovery({ terminal }: Context, code: string): Promise<void> {
  for (let title = said('first-run/recovery'); ; title = said('first-run/recovery-again')) {
    await terminal.show(title, said('first-run/recovery-code', { code }))
    const typed = await terminal.line(said('first-run/type-recovery'))
    const key = readRecoveryCode(typed)
    if (key !== undefined && recoveryCode(key) === code) return
  }
}
