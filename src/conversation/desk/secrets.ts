// Choosing a passphrase, and having a recovery code typed back.
import { asked, said } from '../../files/said.ts'
import { passphraseWords } from '../../files/words.ts'
import { generatePassphrase, refusePassphrase } from '../../journal/passphrase.ts'
import { readRecoveryCode, recoveryCode } from '../../store/recovery.ts'
import type { Context } from '../../world.ts'

/** Offers six words made by chance, or takes the writer's own; returns one that was typed twice alike. */
export async function choosePassphrase(context: Context): Promise<string> {
  const { terminal, world } = context
  const all = await passphraseWords()
  const [, ways] = asked('first-run/words-ways')
  let words = generatePassphrase(all, world.random)
  for (let told = said('first-run/six-words'); ; ) {
    const text = `${told}\n\n    ${words}\n\n${said('first-run/on-paper')}`
    const way = await terminal.card(text, ways, { unasked: 'on' as const })
    if (way === 'own') return ownPassphrase(context)
    if (way === 'others') {
      words = generatePassphrase(all, world.random)
      told = said('first-run/six-words')
      continue
    }
    const typed = await terminal.secretOn(
      said('first-run/words-next'),
      said('first-run/type-words'),
    )
    if (alike(typed, words)) return words
    told = said('first-run/words-again')
  }
}

/** Whether words made by chance were typed as they are: whatever the case, and whatever stands between them. */
function alike(typed: string, words: string): boolean {
  const bare = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^a-z]/g, '')
  return bare(typed) === bare(words)
}

async function ownPassphrase({ terminal }: Context): Promise<string> {
  for (let told = said('first-run/own'); ; ) {
    const typed = await terminal.secretOn(told, said('first-run/type-own'))
    const refused = refusePassphrase(typed)
    if (refused !== undefined) {
      told = refused
      continue
    }
    const again = await terminal.secretOn(said('first-run/own-again'), said('first-run/type-again'))
    if (again.normalize('NFKC').trim() === typed.normalize('NFKC').trim()) return typed
    told = said('first-run/not-the-same')
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
