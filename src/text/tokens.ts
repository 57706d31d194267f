// The words of a text by their places, for finding the same words again. Scripts that put no space between words give one
// letter at a time.

export type Token = {
  /** UTF-16 offsets. */
  readonly start: number
  readonly end: number
  /** As it is compared: without case and accents. */
  readonly word: string
}

const letterByLetter =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]'
/** Made where it is needed, as every pattern that names scripts should be: it takes Node a while. */
let pattern: RegExp | undefined

/** The words, and the pictures, of a text in their order. */
export function tokensOf(text: string): readonly Token[] {
  pattern ??= new RegExp(
    `${letterByLetter}\\p{M}*|\\p{Extended_Pictographic}|(?:(?!${letterByLetter})[\\p{L}\\p{M}\\p{N}])+`,
    'gu',
  )
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    word: found.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase(),
  }))
}
