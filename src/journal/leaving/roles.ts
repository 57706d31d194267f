// Names become roles before anything leaves: whole names and their parts, however they are spelt.
import { type Json, listOf, objectOf, stringOf } from '../fields.ts'

export type Role = { readonly name: string; readonly role: string }

/** Reads what was stored; what has no name or no role is left out. */
export function rolesIn(stored: Json | undefined): readonly Role[] {
  return listOf(stored).flatMap((each) => {
    const { name, role } = objectOf(each)
    const [who, what] = [stringOf(name), stringOf(role)]
    return who === undefined || what === undefined ? [] : [{ name: who, role: what }]
  })
}

type Known = { readonly pattern: string; readonly name: string; readonly role: string }

/**
 * `text` with every name replaced, the longest first: whole names and their parts, whatever their accents, width, hyphens and
 * apostrophes, beside underscores, and in scripts that put no space between words. A name of one or two letters, and one that
 * is also a word ("Will"), is replaced only as it is written. Nicknames and changed endings are beyond it.
 */
export function withRoles(text: string, roles: readonly Role[]): string {
  const known = knownOf(roles)
  if (known.length === 0 || text === '') return text
  const { folded, from, to } = foldedWith(text)
  const any = new RegExp(known.map(({ pattern }) => `(${pattern})`).join('|'), 'gu')
  let out = ''
  let done = 0
  for (any.lastIndex = 0; ; ) {
    const found = any.exec(folded)
    if (found === null) break
    const one = known[found.slice(1).findIndex((each) => each !== undefined)]
    const [start, end] = [from[found.index] ?? 0, to[found.index + found[0].length - 1] ?? 0]
    const whole = from[found.index - 1] !== start && to[found.index + found[0].length] !== end
    if (one === undefined || !whole || start < done || !stands(text, start, end, one.name)) {
      any.lastIndex = found.index + 1
      continue
    }
    out += text.slice(done, start) + one.role
    // "P." at the end of a sentence has its dot already; three are no end.
    done = one.role.endsWith('.') && /^\.(?!\.)/.test(text.slice(end)) ? end + 1 : end
  }
  return out + text.slice(done)
}

/** Names that are also words: with a capital alone. */
const alsoWords = new Set(
  'will grace mark rose may june april august hope faith joy art bill rob pat sue drew dawn ivy jack penny ray dean grant miles chase summer autumn amber iris jade ruby lily daisy violet basil olive robin jay guy gene frank earnest max rich dick bob nick don hazel holly heather ginger honey angel christian victor sky star'
    .split(' ')
    .filter((word) => word !== 'robin'),
)

const particles = new Set(
  'von van de der den di da du la le el al the bin ben ibn mac st and of dr mr mrs ms prof del dos das y e'.split(
    ' ',
  ),
)

/** Every name and every part of one, as they are looked for. */
function knownOf(roles: readonly Role[]): readonly Known[] {
  const found = new Map<string, Known>()
  const add = (name: string, role: string) => {
    const { folded } = foldedWith(name.trim())
    if (folded === '' || found.has(folded)) return
    found.set(folded, {
      pattern: folded.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
      name: name.trim(),
      role,
    })
  }
  for (const { name, role } of roles) add(name, role)
  for (const { name, role } of roles) {
    const parts = name.trim().split(/[\s_\p{Pd}]+/u)
    if (parts.length < 2) continue
    for (const part of parts) {
      const plain = foldedWith(part).folded.replace(/[^\p{L}\p{N}]/gu, '')
      if ([...plain].length >= 2 && !particles.has(plain) && part !== part.toLowerCase())
        add(part, role)
      else if (unspaced.test(part) && [...plain].length >= 2) add(part, role)
    }
  }
  return [...found.values()].toSorted((a, b) => b.pattern.length - a.pattern.length)
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const letter = /[\p{L}\p{N}]/u

/** Whether what was found is the name, and not a part of a longer word. */
function stands(text: string, start: number, end: number, name: string): boolean {
  const found = text.slice(start, end)
  const short = [...found].length <= 2
  if (short && !unspaced.test(name) && found.normalize('NFC') !== name.normalize('NFC'))
    return false
  if (alsoWords.has(name.toLowerCase()) && found === found.toLowerCase()) return false
  const before = beside(text.slice(Math.max(0, start - 8), start), -1)
  const after = beside(text.slice(end, end + 8), 0)
  const [first = '', last = ''] = [[...found][0], [...found].at(-1)]
  const free = (inside: string, outside: string | undefined, camel: boolean) => {
    if (outside === undefined || !letter.test(outside)) return true
    if (unspaced.test(inside) !== unspaced.test(outside)) return true
    // One sign alone is in too many words.
    if (unspaced.test(inside)) return [...name].length >= 2
    return camel
  }
  const upper = /\p{Lu}/u
  const lower = /\p{Ll}/u
  return (
    free(first, before, upper.test(first) && lower.test(before ?? '')) &&
    free(last, after, lower.test(last) && upper.test(after ?? ''))
  )
}

/** The nearest sign that is seen. */
function beside(text: string, at: -1 | 0): string | undefined {
  return [...text.replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')].at(at)
}

/** As names are compared, with where each unit of it comes from in the text. */
function foldedWith(text: string): {
  folded: string
  from: readonly number[]
  to: readonly number[]
} {
  let folded = ''
  const from: number[] = []
  const to: number[] = []
  let at = 0
  for (const sign of text) {
    const next = at + sign.length
    const plain = foldedSign(sign)
    const joins = plain === ' ' && folded.endsWith(' ')
    if (plain === '' || joins) {
      // What is not seen belongs to what stands before it.
      if (to.length > 0 && (plain === '' ? !joins : true)) {
        const owner = to[to.length - 1]
        for (let index = to.length - 1; index >= 0 && to[index] === owner; index -= 1)
          to[index] = next
      }
    } else {
      folded += plain
      for (let index = 0; index < plain.length; index += 1) {
        from.push(at)
        to.push(next)
      }
    }
    at = next
  }
  return { folded, from, to }
}

const known = new Map<string, string>()

function foldedSign(sign: string): string {
  const before = known.get(sign)
  if (before !== undefined) return before
  const plain = /\s/.test(sign)
    ? ' '
    : sign
        .normalize('NFKD')
        .replace(/(?![\u3099\u309a])\p{M}|\p{Default_Ignorable_Code_Point}/gu, '')
        .toLowerCase()
        .replace(/ß/g, 'ss')
        .replace(/[’‘ʼ\u02bb\u2032`´]/g, "'")
        .replace(/\p{Pd}|\u2212/gu, '-')
  if (known.size < 4000) known.set(sign, plain)
  return plain
}
