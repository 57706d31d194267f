// What goes from one journal to another: records both can agree on, and answers that open only with a phrase the two chose.
// FORMAT.md beside the store says what is in the file.
import { createCipheriv, createDecipheriv, scryptSync } from 'node:crypto'
import { type Json, listOf, numberOf, objectOf, stringOf } from '../journal/fields.ts'
import type { Values } from '../journal/record/words.ts'

export const bothFormat = 'unearth-both'
const version = 1

/** One record as it crosses: its id where it came from, its kind, and what may be seen of it. */
export type Crossing = { readonly id: string; readonly kind: string; readonly values: Values }

/** Answers by question, closed; every part in base64. */
export type Sealed = { readonly salt: string; readonly nonce: string; readonly words: string }

export type Both = { readonly records: readonly Crossing[]; readonly answers?: Sealed }

/** The file, as it is written. */
export function printBoth({ records, answers }: Both): string {
  const all = {
    format: bothFormat,
    version,
    records,
    ...(answers === undefined ? {} : { answers }),
  }
  return `${JSON.stringify(all, null, 2)}\n`
}

/** What a file holds; undefined where it is another. `newer` where it is of a version that is not known here. */
export function readBoth(text: string): Both | 'newer' | undefined {
  let read: Json
  try {
    read = JSON.parse(text) as Json
  } catch {
    return undefined
  }
  const all = objectOf(read)
  if (all['format'] !== bothFormat) return undefined
  if (numberOf(all['version']) !== version) return 'newer'
  const records = listOf(all['records']).flatMap((each) => {
    const { id, kind, values } = objectOf(each)
    const [named, of] = [stringOf(id), stringOf(kind)]
    return named === undefined || of === undefined
      ? []
      : [{ id: named, kind: of, values: objectOf(values) }]
  })
  const { salt, nonce, words } = objectOf(all['answers'])
  const [s, n, w] = [stringOf(salt), stringOf(nonce), stringOf(words)]
  if (s === undefined || n === undefined || w === undefined) return { records }
  return { records, answers: { salt: s, nonce: n, words: w } }
}

/** Closes answers with a phrase. `random` gives so many bytes. */
export function sealed(
  answers: Readonly<Record<string, string>>,
  phrase: string,
  random: (bytes: number) => Uint8Array,
): Sealed {
  const [salt, nonce] = [random(16), random(12)]
  const cipher = createCipheriv('aes-256-gcm', keyOf(phrase, salt), nonce)
  const words = Buffer.concat([
    cipher.update(JSON.stringify(answers), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ])
  return { salt: base64(salt), nonce: base64(nonce), words: base64(words) }
}

/** Opens them; undefined where the phrase is another, or a byte is. */
export function unsealed(
  { salt, nonce, words }: Sealed,
  phrase: string,
): Readonly<Record<string, string>> | undefined {
  const bytes = Buffer.from(words, 'base64')
  try {
    const key = keyOf(phrase, Buffer.from(salt, 'base64'))
    const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'))
    cipher.setAuthTag(bytes.subarray(-16))
    const text = cipher.update(bytes.subarray(0, -16), undefined, 'utf8') + cipher.final('utf8')
    return Object.fromEntries(
      Object.entries(objectOf(JSON.parse(text) as Json)).flatMap(([id, each]) =>
        typeof each === 'string' ? [[id, each]] : [],
      ),
    )
  } catch {
    return undefined
  }
}

/** As a passphrase counts everywhere here: case and spaces folded. scrypt with 64 MiB: the file is out of one's hands. */
function keyOf(phrase: string, salt: Uint8Array): Buffer {
  const folded = phrase.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
  return scryptSync(folded, salt, 32, { N: 65_536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 })
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
