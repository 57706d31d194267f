// Which rows of a list are meant by what is typed: every word of it begins a word of the row, whatever its case and marks.

/** As it is compared: without case, width and marks. */
export function plainly(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The words of `text` as they are compared; a dash parts none. */
export function wordsIn(text: string): readonly string[] {
  return plainly(text).match(/[\p{L}\p{N}-]+/gu) ?? []
}

/** Whether every word of `typed` begins a word of `text`. Nothing typed is in every text. */
export function means(typed: string, text: string): boolean {
  const words = wordsIn(text)
  return wordsIn(typed).every((each) => words.some((word) => word.startsWith(each)))
}
