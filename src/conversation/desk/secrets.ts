// Choosing a passphrase and what a guess at it costs, and having a recovery code typed back.
import { basename } from 'node:path'
import { asked, said } from '../../files/said.ts'
import { passphraseWords } from '../../files/words.ts'
import { generatePassphrase } from '../../journal/six-words.ts'
import { bearable } from '../../store/create.ts'
import { readRecoveryCode, recoveryCode } from '../../store/recovery.ts'
import { usual } from '../../store/slots.ts'
import type { Context } from '../../world.ts'

/**
 * Offers six words made by chance, or takes the writer's own; returns one that was typed twice alike. `names` are those in the
 * journal: whoever knows the writer tries them first.
 */
export async function choosePassphrase(
  context: Context,
  names: readonly string[] = [],
): Promise<string> {
  const { terminal, world } = context
  const all = await passphraseWords()
  const [, ways] = asked('first-run/words-ways')
  let words = generatePassphrase(all, world.random)
  for (let told = said('first-run/six-words'); ; ) {
    const text = `${told}\n\n    ${words}\n\n${said('first-run/on-paper')}`
    const way = await terminal.card(text, ways, { unasked: 'on' as const })
    if (way === 'own') return ownPassphrase(context, names)
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

async function ownPassphrase(context: Context, names: readonly string[]): Promise<string> {
  const { terminal } = context
  for (let told = said('first-run/own'); ; ) {
    const typed = await terminal.secretOn(told, said('first-run/type-own'))
    const refused = await refusal(context, typed, names)
    if (refused !== undefined) {
      told = refused
      continue
    }
    const again = await terminal.secretOn(said('first-run/own-again'), said('first-run/type-again'))
    if (again.normalize('NFKC').trim() === typed.normalize('NFKC').trim()) return typed
    told = said('first-run/not-the-same')
  }
}

/** Why a passphrase will not do, in a sentence; undefined where it will. */
export async function refusal(
  { world }: Context,
  passphrase: string,
  names: readonly string[] = [],
): Promise<string | undefined> {
  // The lists it is held against are large.
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

/** What one guess costs, as it is said once a journal is made; with the reason where it is less than usual. */
export function costSaid(memory: number, wanted: number | undefined): string {
  const costs = said('passphrase/costs', { memory })
  return wanted === undefined && memory < usual.memory
    ? `${costs} ${said('passphrase/less')}`
    : costs
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
