// The ways one word is written: what is looked for is found however its writer, keyboard or program spelled it. The index keeps
// words as they stand, so what is asked of it is asked in each spelling; what it cannot cut into words is compared folded.

/** What stands for the same letters; the one people type where they lack the other comes first. */
const alike: readonly (readonly [string, string])[] = [
  ['ss', 'ß'],
  ['oe', 'œ'],
  ['ae', 'æ'],
]
/** The apostrophes that are letters to an index, and those that are not. */
const apostrophes = /['’‘＇´`ʼʻʹ]/g

/** More spellings than this are not asked for: a word has few places where it could be written otherwise. */
const most = 16

/** Signs above or below that are often left out (vowels of Arabic and Hebrew): words are looked for without them. */
const points =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]/g

const ascii = /^[\u0000-\u007f]*$/

/**
 * Whether words must be looked for in the texts themselves: in scripts that an index cannot cut into words, or whose words it cuts
 * at every vowel sign, and in those with signs that are left out. The patterns stand here, to be made by the first words that
 * need them.
 */
export function isUncut(words: string): boolean {
  if (ascii.test(words)) return false
  return (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}\p{Extended_Pictographic}]/u.test(
      words,
    ) || /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(words)
  )
}

/** A word or phrase in every spelling an index may have it in; itself first. */
export function spellings(words: string): readonly string[] {
  const plain = words.normalize('NFKC')
  const all = new Set([words, plain])
  for (const [typed, other] of alike) {
    for (const each of [...all]) for (const more of swapped(each, typed, other)) all.add(more)
  }
  if (plain.search(apostrophes) >= 0) {
    for (const each of [...all])
      for (const sign of ["'", 'ʼ']) all.add(each.replace(apostrophes, sign))
  }
  if (/^[a-z0-9]+$/i.test(plain)) all.add(widened(plain))
  return [...all].slice(0, most)
}

/** Every way to write `typed` or `other` in the places where either stands. */
function swapped(words: string, typed: string, other: string): readonly string[] {
  const places = words.split(new RegExp(`${typed}|${other}`, 'i'))
  if (places.length === 1 || places.length > 4) return []
  let made = [places[0] ?? '']
  for (const rest of places.slice(1)) {
    made = made.flatMap((before) => [`${before}${typed}${rest}`, `${before}${other}${rest}`])
  }
  return made
}

/** As a Japanese keyboard writes Latin letters among its own. */
function widened(words: string): string {
  return words.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
}

/** A text as it is compared letter by letter: without case, width, vowel signs and accents, and in one spelling. */
export function foldedText(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  let folded = text.normalize('NFKD').replace(points, '').normalize('NFKC').toLowerCase()
  for (const [typed, other] of alike) folded = folded.replaceAll(other, typed)
  return folded.replace(apostrophes, "'")
}

/** Where in a text `folded` stands first, in UTF-16 units of the text as it is; undefined where it does not. */
export function placeOf(
  text: string,
  folded: string,
): { readonly start: number; readonly end: number } | undefined {
  if (folded === '') return undefined
  const pieces = Array.from(text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu), ({ 0: piece, index }) => ({
    start: index,
    end: index + piece.length,
    folded: foldedText(piece),
  }))
  const at = pieces
    .map(({ folded }) => folded)
    .join('')
    .indexOf(folded)
  if (at < 0) return undefined
  let before = 0
  let start: number | undefined
  for (const piece of pieces) {
    if (start === undefined && before + piece.folded.length > at) start = piece.start
    before += piece.folded.length
    if (start !== undefined && before >= at + folded.length) return { start, end: piece.end }
  }
  return undefined
}
