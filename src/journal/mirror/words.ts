// The words of a text that carry it: no usual ones, no names, no figures, each with a light stem so that "voices" is "voice".
import { usual } from './usual.ts'

export type Word = {
  readonly stem: string
  /** As it was typed. */
  readonly form: string
  /** UTF-16 offsets. */
  readonly start: number
  readonly end: number
}

/** Finds the words of a text, in its order. */
export type WordReader = (text: string) => readonly Word[]

const wordOrAddress = /(?:https?:\/\/|www\.)\S+|[\p{L}\p{M}\p{N}_'’]+/gu

/**
 * A reader that leaves out `names` (the writer's words for people), words with a capital inside a sentence, words with a
 * figure in them, addresses, and what everybody writes all the time. It remembers what it has seen: use one for a whole journal.
 */
export function wordReader(names: Iterable<string> = []): WordReader {
  const out = new Set([...names].flatMap((name) => plainly(name).split(/\s+/)))
  const stems = new Map<string, string>()
  const stemOf = (form: string): string => {
    const known = stems.get(form)
    if (known !== undefined) return known
    const word = plainly(form).replace(/^'+|'s$|'+$/g, '')
    const carries = word.length > 2 && !/[\d_]/.test(word) && !usual.has(word) && !out.has(word)
    const stem = carries ? lightStem(word) : ''
    stems.set(form, stem)
    return stem
  }
  return (text) => {
    const found: Word[] = []
    for (const { 0: form, index } of text.matchAll(wordOrAddress)) {
      const stem = form.includes('/') || form.startsWith('www.') ? '' : stemOf(form)
      if (stem === '') continue
      if (isCapital(form) && !beginsSentence(text, index)) continue
      found.push({ stem, form, start: index, end: index + form.length })
    }
    return found
  }
}

/** Names as they are written inside sentences: the stems of words with a capital there. */
export function capitalsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/\p{Lu}[\p{L}\p{M}'’]+/gu)).flatMap(({ 0: form, index }) =>
    beginsSentence(text, index) ? [] : [lightStem(plainly(form).replace(/'s$/, ''))],
  )
}

/** Endings off, a light hand: "voices" and "voice", "stopped" and "stop" are one; "lie" and "lies" too. */
export function lightStem(word: string): string {
  let stem = word
  if (/[^s]s$/.test(stem) && !/(?:us|is)$/.test(stem)) {
    stem = stem.endsWith('ies') && stem.length > 4 ? `${stem.slice(0, -3)}y` : stem.slice(0, -1)
  } else if (stem.endsWith('sses')) stem = stem.slice(0, -2)
  const bare = stem.endsWith('ied') ? `${stem.slice(0, -3)}y` : stem.replace(/(?:ing|ed)$/, '')
  if (bare !== stem && bare.length > 2 && /[aeiouy]/.test(bare)) {
    stem = bare.replace(/([bdfgmnprt])\1$/, '$1')
  }
  return stem.length > 3 ? stem.replace(/e$/, '') : stem
}

function plainly(word: string): string {
  return word.normalize('NFC').toLowerCase().replaceAll('’', "'")
}

function isCapital(form: string): boolean {
  const first = form.charCodeAt(0)
  if (first < 128) return first >= 65 && first <= 90
  return /^\p{Lu}/u.test(form)
}

/** Whether a word at `index` is the first of its sentence or line; brackets and quotes before it do not count. */
function beginsSentence(text: string, index: number): boolean {
  for (let at = index - 1; at >= 0; at -= 1) {
    const before = text.charAt(at)
    if (before === '\n' || '.!?…:'.includes(before)) return true
    if (!' \t"“”‘’\'([{*_-–—'.includes(before)) return false
  }
  return true
}
