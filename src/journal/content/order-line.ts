// A line of the order: "- boundaries: touched hurt-language". What it names is noted with its line.
import { given } from '../../text/given.ts'
import type { Step, When } from '../walk/order.ts'
import { type Asked, type Named, readWhen } from './condition.ts'
import type { Remark } from './front-matter.ts'
import { hyphened } from './header.ts'
import type { Item } from './sections.ts'

/** What a line of the file has: a walk or a word, and what is said of it. */
export type Line = {
  readonly key: string
  readonly value: string | undefined
  readonly line: number
}

/** What is gathered while a file is read. */
export type Reading = {
  readonly found: Remark[]
  readonly walks: Item[]
  readonly kinds: Item[]
  readonly grounds: Item[]
  readonly asked: (Asked & { readonly line: number })[]
}

export function lineOf({ text, line }: Item): Line {
  const [, key = '', value] = /^([^:]+?)\s*(?::\s*(.*))?$/s.exec(text) ?? []
  return { key, value, line }
}

export function fault({ found }: Reading, line: number, message: string): void {
  found.push({ line, message })
}

/** Reads with `read`, and notes what it named on `line`. */
export function noting<T>(reading: Reading, line: number, read: (named: Named) => T): T {
  const named: Named = { walks: [], kinds: [], asked: [] }
  const value = read(named)
  reading.walks.push(...named.walks.map((text) => ({ text, line })))
  reading.kinds.push(...named.kinds.map((text) => ({ text, line })))
  reading.asked.push(...named.asked.map((each) => ({ ...each, line })))
  return value
}

export function whenIn(reading: Reading, text: string | undefined, line: number): When {
  if (text === undefined || text === '') return []
  const read = noting(reading, line, (named) => readWhen(text, named))
  if ('value' in read) return read.value
  fault(reading, line, read.fault)
  return []
}

/** A walk with what is said of it; undefined, with a fault, where it is none. */
export function stepOf(reading: Reading, { key, value, line }: Line): Step | undefined {
  if (!hyphened.test(key)) {
    fault(reading, line, `"${key}" is not the id of a walk, and no word that stands here.`)
    return undefined
  }
  reading.walks.push({ text: key, line })
  const parts = (value ?? '').split(/,\s+(?!or\s)/)
  const [, days] = /^again (\d{1,3}) days?$/.exec(parts[0] ?? '') ?? []
  const rest = days === undefined ? value : parts.slice(1).join(', ')
  return {
    walk: key,
    when: whenIn(reading, rest, line),
    ...given({ again: days === undefined ? undefined : Number(days) }),
  }
}

/** The walks of a list, "a, b" or "a or b". */
export function idsIn(
  reading: Reading,
  text: string,
  between: RegExp,
  line: number,
): readonly string[] {
  const ids = text.split(between).map((id) => id.trim())
  for (const id of ids) {
    if (hyphened.test(id)) reading.walks.push({ text: id, line })
    else fault(reading, line, `"${id}" is not the id of a walk.`)
  }
  return ids
}
