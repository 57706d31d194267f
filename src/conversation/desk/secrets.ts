// Choosing a passphrase, and having a recovery code typed back.
import { asked, said } from '../../files/said.ts'
import { passphraseWords } from '../../files/words.ts'
import { generatePassphrase, refusePassphrase } from '../../journal/passphrase.ts'
import { readRecoveryCode, recoveryCode } from '../../store/recovery.ts'
import type { Context } from '../../world.ts'

/** Offers six words made by chance, or takes the writer's own; returns one that was typed twice alike. */
export async function choosePassphrase(context: Context): Promise<string> {
  const { terminal } = context
  for (;;) {
    const made = (await terminal.choose(...asked('first-run/passphrase'))) === 'made'
    const passphrase = made ? await madePassphrase(context) : await ownPassphrase(context)
    const again = await terminal.secret(
      made ? said('first-run/type-words') : said('first-run/type-again'),
    )
    if (again.normalize('NFKC').trim() === passphrase.normalize('NFKC').trim()) return passphrase
    terminal.note(said('first-run/not-the-same'))
  }
}

async function madePassphrase({ terminal, world }: Context): Promise<string> {
  const passphrase = generatePassphrase(await passphraseWords(), world.random)
  await terminal.show(
    said('first-run/six-words'),
    said('first-run/six-words-made', { words: passphrase }),
  )
  return passphrase
}

async function ownPassphrase({ terminal }: Context): Promise<string> {
  for (;;) {
    const typed = await terminal.secret(said('first-run/type-own'))
    const refused = refusePassphrase(typed)
    if (refused === undefined) return typed
    terminal.note(refused)
  }
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
