// When a walk is offered, in the words of a small vocabulary: "touched presenting, not fear, or 21 days since came-out".
import type { Condition, Happening, Since, When } from '../walk/order.ts'
import { hyphened } from './header.ts'

/** What a text names: walks, kinds of record, and what is asked of those. */
export type Named = {
  readonly walks: string[]
  readonly kinds: string[]
  readonly asked: Asked[]
}

/** A field of a kind with the values it may have, or a word for what became of a record. */
export type Asked = { readonly kind: string } & (
  | { readonly field: string; readonly values: readonly string[] }
  | { readonly event: string }
)

export type Read<T> = { readonly value: T } | { readonly fault: string }

const states = {
  acute: 'acute',
  untold: 'not-out',
  dark: 'dark',
  fear: 'fear',
  'said yes': 'said-yes',
} as const

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** Reads conditions: commas are "and", ", or " is "or". What they name is added to `named`. */
export function readWhen(text: string, named: Named): Read<When> {
  const when: (readonly Condition[])[] = []
  for (const alternative of text.split(/,\s+or\s+/)) {
    const all: Condition[] = []
    for (const part of alternative.split(/,\s+/)) {
      const condition = readCondition(part.trim(), named)
      if (condition === undefined) return { fault: `"${part.trim()}" is no condition.` }
      all.push(condition)
    }
    when.push(all)
  }
  return { value: when }
}

function readCondition(text: string, named: Named): Condition | undefined {
  const [, not, rest = ''] = /^(not )?(.*)$/.exec(text) ?? []
  const found = plain(rest, named)
  return found === undefined || not === undefined ? found : { ...found, not: true }
}

function plain(text: string, named: Named): Condition | undefined {
  if (Object.hasOwn(states, text)) return { is: states[text as keyof typeof states] }
  return readTouched(text, named) ?? readDays(text, named) ?? readKept(text, named) ?? undefined
}

/** "touched a and b", "touched two of a or b or c", "touched a twice". */
function readTouched(text: string, named: Named): Condition | undefined {
  const [, words] = /^touched (.+)$/.exec(text) ?? []
  if (words === undefined) return undefined
  const [, some, ofThem] = /^(\w+) of (.+)$/.exec(words) ?? []
  const [, one, twice] = /^(\S+) (twice|three times)$/.exec(words) ?? []
  const walks =
    one !== undefined
      ? [one]
      : (ofThem ?? words).split(some === undefined && words.includes(' and ') ? ' and ' : ' or ')
  const every = some === undefined && (one !== undefined || words.includes(' and '))
  const count = some === undefined ? (every ? walks.length : 1) : numberIn(some)
  if (count === undefined || !walks.every((id) => hyphened.test(id))) return undefined
  named.walks.push(...walks)
  const times = twice === undefined ? 1 : twice === 'twice' ? 2 : 3
  return { is: 'touched', walks, count, times }
}

/** "21 days since came-out", "within 7 days of kept month". */
function readDays(text: string, named: Named): Condition | undefined {
  const [, days, from] = /^(\d{1,4}) days? since (.+)$/.exec(text) ?? []
  const [, near, of] = /^within (\d{1,4}) days? of (.+)$/.exec(text) ?? []
  const since = readSince(from ?? of ?? '', named)
  if (since === undefined) return undefined
  return days === undefined
    ? { is: 'within', days: Number(near), since }
    : { is: 'since', days: Number(days), since }
}

/** From what days are counted; undefined where it is nothing. */
export function readSince(text: string, named: Named): Since | undefined {
  if (text === 'came-out' || text === 'beginning') return { from: text }
  const [, kept, id = ''] = /^(kept )?(\S+)$/.exec(text) ?? []
  if (!hyphened.test(id)) return undefined
  if (kept === undefined) named.walks.push(id)
  else named.kinds.push(id)
  return { from: kept === undefined ? 'walk' : 'kept', id }
}

/** What is asked of records. */
function readKept(text: string, named: Named): Condition | undefined {
  const kind = (...ids: string[]) => {
    if (!ids.every((id) => hyphened.test(id))) return false
    named.kinds.push(...ids)
    return true
  }
  const [, some] = /^kept (.+)$/.exec(text) ?? []
  if (some !== undefined) {
    const kinds = some.split(' or ')
    return kind(...kinds) ? { is: 'kept', kinds } : undefined
  }
  const value = readValue(text, named)
  if (value !== undefined) return value
  const [, count, versions = ''] = /^(\d{1,2}) versions of (\S+)$/.exec(text) ?? []
  if (count !== undefined) {
    return kind(versions) ? { is: 'versions', kind: versions, count: Number(count) } : undefined
  }
  const [, many, of = '', field = '', each] =
    /^(\d{1,2}) values of (\S+) ([a-z_]+) with (\d{1,2}) each$/.exec(text) ?? []
  if (many !== undefined) {
    named.asked.push({ kind: of, field, values: [] })
    return kind(of)
      ? { is: 'spread', kind: of, field, count: Number(many), each: Number(each) }
      : undefined
  }
  const [, id = '', event = '', days] = /^(\S+) (\S+) for (\d{1,4}) days$/.exec(text) ?? []
  if (days === undefined || !hyphened.test(event) || !kind(id)) return undefined
  named.asked.push({ kind: id, event })
  return { is: 'held', kind: id, event, days: Number(days) }
}

function readValue(text: string, named: Named) {
  const [, kind = '', field = '', is, rest = ''] =
    /^(\S+) ([a-z_]+) (is|has) (.+)$/.exec(text) ?? []
  if (is === undefined || !hyphened.test(kind)) return undefined
  const all = is === 'has'
  const values = rest.split(all ? ' and ' : ' or ')
  named.kinds.push(kind)
  named.asked.push({ kind, field, values })
  return { is: 'says' as const, kind, field, values, all }
}

/** What brings a rhythm: "dark", "3 sittings", a walk, "kept repair", "decision state is in or out". */
export function readHappening(text: string, named: Named): Happening | undefined {
  if (text === 'dark') return { is: 'dark' }
  const [, count] = /^(\d{1,2}) sittings$/.exec(text) ?? []
  if (count !== undefined) return { is: 'sittings', count: Number(count) }
  const value = readValue(text, named)
  if (value !== undefined) {
    const { kind, field, values, all } = value
    return all ? undefined : { is: 'says', kind, field, values }
  }
  const since = readSince(text, named)
  if (since?.from === 'walk') return { is: 'walk', walk: since.id }
  return since?.from === 'kept' ? { is: 'kept', kind: since.id } : undefined
}

/** A number as a word or in digits. */
export function numberIn(word: string): number | undefined {
  if (/^\d{1,3}$/.test(word)) return Number(word)
  const at = numbers.indexOf(word)
  return at > 0 ? at : undefined
}
