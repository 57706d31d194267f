// The writer's own words in a question.
/** Puts the writer's words for {partner} and {other} into a text; a placeholder that begins a sentence gets a capital. */
export function fill(
  text: string,
  names: { readonly partner?: string; readonly other?: string },
): string {
  const words: Readonly<Record<string, string>> = {
    partner: names.partner ?? 'your partner',
    other: names.other ?? 'the other person',
  }
  return text.replace(
    /(^|[.?!]\s+|)\{(partner|other)\}/g,
    (whole, before: string, name: string, offset: number) => {
      const word = words[name] ?? whole
      const begins = before !== '' || offset === 0
      return before + (begins ? word.charAt(0).toUpperCase() + word.slice(1) : word)
    },
  )
}
