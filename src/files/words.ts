import { shipped } from './content.ts'

/** The 7,776 words of the EFF's large list, which passphrases are made of. */
export async function passphraseWords(): Promise<readonly string[]> {
  return shipped('passphrase-words.txt')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
}
