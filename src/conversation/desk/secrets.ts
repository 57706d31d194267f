// Choosing a passphrase, and having a recovery code typed back.
import { passphraseWords } from '../../files/words.ts'
import { generatePassphrase, refusePassphrase } from '../../journal/passphrase.ts'
import { readRecoveryCode, recoveryCode } from '../../store/recovery.ts'
import type { Context } from '../../world.ts'

/** Offers six words made by chance, or takes the writer's own; returns one that was typed twice alike. */
export async function choosePassphrase(context: Context): Promise<string> {
  const { terminal } = context
  for (;;) {
    const made = await terminal.choose('The passphrase is the only key. Which will it be?', [
      { value: true, name: 'six words made for you', note: 'nobody can guess them' },
      { value: false, name: 'my own', note: 'at least 16 characters, or four words' },
    ])
    const passphrase = made ? await madePassphrase(context) : await ownPassphrase(context)
    const again = await terminal.secret(made ? 'Type the six words:' : 'The same once more:')
    if (again.normalize('NFKC').trim() === passphrase.normalize('NFKC').trim()) return passphrase
    terminal.note('The two are not the same. Once more from the start.')
  }
}

async function madePassphrase({ terminal, world }: Context): Promise<string> {
  const passphrase = generatePassphrase(await passphraseWords(), world.random)
  await terminal.show(
    'Your passphrase',
    `Six words, made by chance. Write them on paper now, and keep the paper where you keep things that matter.\n\n    ${passphrase}\n\nThey are shown this once. You will type them next.`,
  )
  return passphrase
}

async function ownPassphrase({ terminal }: Context): Promise<string> {
  for (;;) {
    const typed = await terminal.secret('Your passphrase:')
    const refused = refusePassphrase(typed)
    if (refused === undefined) return typed
    terminal.note(refused)
  }
}

/** Shows a recovery code until it has been typed back. */
export async function showRecovery({ terminal }: Context, code: string): Promise<void> {
  for (let title = 'The recovery code'; ; title = 'That was not the same. Here it is again.') {
    await terminal.show(
      title,
      `If the passphrase is ever lost, this opens the journal. Nothing else will, and nobody can reset it.\n\n    ${code}\n\nWrite it on paper, apart from the passphrase. It is shown this once. You will type it next.`,
    )
    const typed = await terminal.line('Type the recovery code from your paper:')
    const key = readRecoveryCode(typed)
    if (key !== undefined && recoveryCode(key) === code) return
  }
}
