// What the front matter of a walk or of a kind of record says, key by key. Every fault has its line.
import { type FrontMatter, listOf, type Remark } from './front-matter.ts'

/** A word of a file: an id, an event, the name of a box. */
export const hyphened = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** Readers for the keys of one front matter. A key that is not among `keys` is a fault at once; the rest add theirs as they are read. `what` names the file: "a walk". */
export function headerOf<K extends string>(
  { values }: FrontMatter,
  keys: readonly K[],
  what: string,
  faults: Remark[],
) {
  for (const [key, { line }] of values) {
    if ((keys as readonly string[]).includes(key)) continue
    const message = `"${key}" is not a key of ${what}. There are: ${keys.join(', ')}.`
    faults.push({ line, message })
  }
  const lineOf = (key: K) => values.get(key)?.line ?? 1
  const fault = (key: K, message: string) => faults.push({ line: lineOf(key), message })
  const said = (key: K) => values.get(key)?.value

  /** A value that has to be there; empty where it is not. */
  const word = (key: K, pattern = /./, shape = ''): string => {
    const value = said(key) ?? ''
    if (value === '') fault(key, `"${key}" is missing.`)
    else if (!pattern.test(value)) fault(key, `"${key}" is ${shape}.`)
    return value
  }

  /** One of some words. */
  const oneOf = <T extends string>(key: K, allowed: readonly T[]): T => {
    const value = word(key)
    if (value !== '' && !includes(allowed, value)) {
      fault(key, `"${key}" is one of ${allowed.join(', ')}.`)
    }
    return value as T
  }

  /** One of some words, or undefined where the key is not there. */
  const maybe = <T extends string>(key: K, allowed: readonly T[]): T | undefined => {
    const value = said(key)
    if (value === undefined || includes(allowed, value)) return value
    fault(
      key,
      allowed.length === 1
        ? `"${key}" is ${allowed[0]}, or not there.`
        : `"${key}" is one of ${allowed.join(', ')}.`,
    )
    return undefined
  }

  /** Some of these words, at least one. */
  const someOf = <T extends string>(key: K, allowed: readonly T[]): readonly T[] => {
    const value = word(key)
    const items = listOf(value)
    if (value !== '' && items === undefined) fault(key, `"${key}" is a list: [${allowed[0]}].`)
    for (const item of items ?? []) {
      if (!includes(allowed, item)) {
        fault(key, `"${item}" is not known in "${key}": ${allowed.join(', ')}.`)
      }
    }
    if (items?.length === 0) fault(key, `"${key}" has at least one.`)
    return (items ?? []) as readonly string[] as readonly T[]
  }

  /** Items of one shape, each once; none where the key is not there. */
  const listed = (key: K, pattern: RegExp, shape: string): readonly string[] => {
    const value = said(key)
    if (value === undefined) return []
    const items = listOf(value)
    if (items === undefined) fault(key, `"${key}" is a list: [one, two].`)
    for (const item of items ?? []) {
      if (!pattern.test(item)) fault(key, `"${item}" in "${key}" is not ${shape}.`)
    }
    return [...new Set(items)]
  }

  /** That `key` has no {placeholder} but these. */
  const plain = (key: K, allowed: readonly string[], message: (placeholder: string) => string) => {
    for (const [placeholder] of (said(key) ?? '').matchAll(/\{[^}]*\}/g)) {
      if (!allowed.includes(placeholder)) fault(key, message(placeholder))
    }
  }

  return { fault, lineOf, said, word, oneOf, maybe, someOf, listed, plain }
}

function includes<T extends string>(allowed: readonly T[], value: string): value is T {
  return (allowed as readonly string[]).includes(value)
}
