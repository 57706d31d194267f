import { exit, Trouble } from '../errors.ts'
import { passphraseWords } from '../files/words.ts'
import { generatePassphrase, refusePassphrase } from '../journal/passphrase.ts'
import type { Context } from '../program.ts'
import { createJournal } from '../store/create.ts'
import { journalExists } from '../store/open.ts'
import { readRecoveryCode, recoveryCode } from '../store/recovery.ts'
import { dirOf, givenPassphrase } from './with-journal.ts'

type Options = { readonly kdfMemory?: number }

/** Makes a journal. With --no-input the passphrase comes from a file and the recovery code goes to stdout. */
export async function init(context: Context, options: Options): Promise<undefined> {
  const { terminal, common } = context
  const { kdfMemory } = options
  if (kdfMemory !== undefined && (kdfMemory < 64 || kdfMemory > 2048)) {
    throw new Trouble(exit.usage, '--kdf-memory takes 64 to 2048 MiB.')
  }
  refuseExisting(context)
  const given = givenPassphrase(context)
  if (given === undefined && common.input) {
    await welcome(context, options)
    terminal.note('Whenever you like: unearth')
    return
  }
  if (given === undefined) {
    throw new Trouble(
      exit.noTerminal,
      'A journal needs a passphrase, and --no-input was given.',
      'Scripts: --passphrase-fd N, or UNEARTH_PASSPHRASE_FILE.',
    )
  }
  const refused = refusePassphrase(given)
  if (refused !== undefined) throw new Trouble(exit.usage, refused, 'No journal was made.')
  const { recoveryCode } = make(context, given, options)
  terminal.out(`${recoveryCode}\n`)
  terminal.note(
    `Made in ${dirOf(context)}. The line on stdout is the recovery code: keep it on paper.`,
  )
}

/** The four screens of a first run; returns the passphrase of the journal they made. */
export async function welcome(context: Context, options: Options = {}): Promise<string> {
  const { terminal } = context
  refuseExisting(context)
  await terminal.pause('unearth', charter)
  const passphrase = await choosePassphrase(context)
  const { recoveryCode } = make(context, passphrase, options)
  await showRecovery(context, recoveryCode)
  await terminal.pause('What is protected', `${promises}\n\nThe journal is in ${dirOf(context)}`)
  return passphrase
}

function refuseExisting(context: Context): void {
  const dir = dirOf(context)
  if (!journalExists(dir)) return
  throw new Trouble(exit.failed, `There is a journal in ${dir} already. It was not touched.`)
}

function make(context: Context, passphrase: string, { kdfMemory }: Options) {
  return createJournal(dirOf(context), {
    passphrase,
    ...(kdfMemory === undefined ? {} : { memoryMiB: kdfMemory }),
  })
}

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

const charter = `A private place to look at what happened and to understand why.

It asks one question at a time. Every question can be skipped, "not yet" is an answer, and nothing is ever locked, counted or scored.

It does not excuse, it does not play down, and it helps nobody to win anyone back. It is not therapy and does not take its place. "unearth support" has people to call.`

const promises = `What is protected: every word, from the first key on, is encrypted on this drive. There is no network, no account, no copy anywhere else. Nobody can reset the passphrase, also not us.

What is not: someone who knows the passphrase; someone at this computer while the journal is open; a computer with hostile software on it; what the system swaps to an unencrypted drive. That a journal exists can be seen. Diaries can be asked for in court: if that could matter, ask a lawyer before you write, and delete nothing you have been told to keep.

A private page is not a secret life. You can tell someone you keep it.`
