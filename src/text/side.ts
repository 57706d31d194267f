// From which side words are written.

export type Side = 'ltr' | 'rtl'

const right =
  '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}'

/** Letters that are written from the right. */
export const fromRight = new RegExp(`[${right}]`, 'u')
const firstStrong = new RegExp(`(?=\\p{L})[${right}]|(\\p{L})`, 'u')

/** The side a paragraph begins on: that of its first letter. */
export function sideOf(text: string): Side {
  if (!fromRight.test(text)) return 'ltr'
  const first = firstStrong.exec(text)
  return first !== null && first[1] === undefined ? 'rtl' : 'ltr'
}
