// Tags as people write them: a # and a word, anywhere in what was written but in code, in addresses and in headings; and what an
// entry came with from elsewhere. Nobody is asked for one.
import { type Fields, stringsOf } from './fields.ts'

type Tagged = { readonly text: string; readonly fields: Fields }

const letter = '\\p{L}\\p{M}\\p{N}'
/** Not behind a letter (C#x, page.html#part), another # or a slash, and with a letter in it (#1 is a number). Made by the first #. */
let inWords: RegExp | undefined
const fenced = /^ {0,3}(```+|~~~+)[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|(?![\s\S]))/gm
/** The tags of an entry as they were written, those it came with first, each once whatever its case. */
export function tagsWritten({ text, fields }: Tagged): readonly string[] {
  const tags = new Map<string, string>()
  const add = (tag: string) => {
    const folded = tagFolded(tag)
    if (folded !== '' && !tags.has(folded)) tags.set(folded, tag)
  }
  stringsOf(fields.tags).forEach(add)
  if (text.includes('#')) {
    inWords ??= new RegExp(
      `(?<![${letter}_#&/\\\\])#(?=[${letter}_-]*\\p{L})([${letter}_][${letter}_-]*)`,
      'gu',
    )
    const words = withoutCode(text.replace(fenced, ''))
    for (const { 1: tag = '', index } of words.matchAll(inWords)) {
      if (!inAddress(words, index)) add(tag.replace(/[-_]+$/, ''))
    }
  }
  return [...tags.values()]
}

/** The same as they are compared. */
export function tagsOf(tagged: Tagged): readonly string[] {
  return tagsWritten(tagged).map(tagFolded)
}

/** A tag as it is compared: without the sign, in lower case. */
export function tagFolded(tag: string): string {
  return tag
    .trim()
    .replace(/^[#@]+/, '')
    .normalize('NFC')
    .toLowerCase()
}

/** Without what stands between two runs of as many backticks in a line. */
function withoutCode(text: string): string {
  return text.includes('`') ? text.split('\n').map(lineWithoutCode).join('\n') : text
}

function lineWithoutCode(line: string): string {
  const runs = Array.from(line.matchAll(/`+/g), ({ 0: { length }, index }) => ({ length, index }))
  const last = new Map(runs.map(({ length }, at) => [length, at]))
  let kept = ''
  let from = 0
  for (let at = 0; at < runs.length; at += 1) {
    const open = runs[at]
    if (open === undefined || (last.get(open.length) ?? at) <= at) continue
    const close = nextLike(runs, at)
    const end = runs[close]
    if (end === undefined) continue
    kept += `${line.slice(from, open.index)} `
    from = end.index + end.length
    at = close
  }
  return kept + line.slice(from)
}

function nextLike(runs: readonly { readonly length: number }[], at: number): number {
  let next = at + 1
  while (next < runs.length && runs[next]?.length !== runs[at]?.length) next += 1
  return next
}

/** Whether an address began before `index` and goes on there. */
function inAddress(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 400), index)
  return (/\S*$/.exec(before)?.[0] ?? '').includes('://')
}
